"""Two browsers on one report: each sees what the other does, both versions are kept where they meet, and a broken line loses and doubles nothing."""

import itertools
import os
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from assistant.archive import Archive
from assistant.draft import replay
from assistant.report import Report
from corpus.database import open_database
from tests.browser.conftest import call, fresh_report, running
from tests.browser.test_flow import proposed, section_of
from tests.browser.two_people import SHOWN, Person
from tests.browser.typing_hands import compose

pytestmark = pytest.mark.browser
ACTIONS = int(os.environ.get("TROBUT_TWO_PEOPLE", "40"))
SEEDS = [int(seed) for seed in os.environ.get("TROBUT_SEED", "7,11,20261122").split(",")]


@pytest.fixture
def two(browser: Any, site: str, report: Any) -> Iterator[tuple[Page, Page]]:
    """Two browsers with the same report open."""
    contexts = [browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN") for _ in range(2)]
    pages = []
    for context in contexts:
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.goto(f"{site}/bao-cao/{report['id']}")
        page.wait_for_selector("body[data-ready]")
        pages.append(page)
    yield pages[0], pages[1]
    for context in contexts:
        context.close()


def write(page: Page, section: str, text: str, *, save: bool = True) -> None:
    place = section_of(page, section)
    place.locator("[data-do=edit]").first.click()
    place.locator(".pm").click()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(text)
    if save:
        page.keyboard.press("Control+Enter")


def text_on_server(site: str, report: Any, section: str) -> str:
    found = next(each for each in call(f"{site}/api/v1/reports/{report['id']}")["sections"] if each["id"] == section)
    return " ".join(sentence["text"] for paragraph in found["paragraphs"] for sentence in paragraph["sentences"])


def test_what_one_does_appears_at_the_other_without_reload(two: tuple[Page, Page], report: Any) -> None:
    one, other = two
    section = proposed(report)["id"]
    write(one, section, " Câu của người thứ nhất.")
    expect(section_of(other, section)).to_contain_text("Câu của người thứ nhất.")
    expect(section_of(other, section).locator(".sec-h")).to_contain_text("Sửa")
    other.locator("#tab-talk").click()
    for page in two:  # told once, after the making of the report
        page.locator("#tab-talk").click()
        expect(page.locator("#talk .line")).to_have_count(2)
        expect(page.locator("#talk .line").last).to_contain_text("Sửa")
        expect(page.locator("#talk .line").last).to_contain_text("Cán bộ")


def test_a_section_somebody_has_open_says_so_until_it_is_left(two: tuple[Page, Page], report: Any) -> None:
    one, other = two
    section = proposed(report)["id"]
    expect(section_of(other, section).locator(".company")).to_have_count(0)
    write(one, section, " Đang viết", save=False)
    expect(section_of(other, section).locator(".company")).to_have_text("Đang được sửa ở cửa sổ khác")
    expect(section_of(one, section).locator(".company")).to_have_count(0)
    section_of(one, section).get_by_role("button", name="Thôi").click()
    expect(section_of(other, section).locator(".company")).to_have_count(0)


@pytest.mark.parametrize("choice", ["Giữ bản của tôi", "Lấy bản của"])
def test_two_versions_of_a_section_are_laid_side_by_side(two: tuple[Page, Page], site: str, report: Any, choice: str) -> None:
    one, other = two
    section = proposed(report)["id"]
    write(other, section, " Câu người hai.", save=False)
    write(one, section, " Câu người một.")
    strip = section_of(other, section).get_by_role("alert")
    expect(strip).to_contain_text("đã sửa mục này lúc")
    strip.get_by_role("button", name="Xem khác nhau").click()
    expect(section_of(other, section).locator(".difference .par ins")).to_contain_text("hai")
    expect(section_of(other, section).locator(".difference .par del")).to_contain_text("một")
    other.keyboard.press("Control+Enter")
    strip.get_by_role("button", name=choice).click()
    expect(section_of(other, section).locator(".editing")).to_have_count(0)
    kept, given_up = ("Câu người hai.", "Câu người một.") if choice.startswith("Giữ") else ("Câu người một.", "Câu người hai.")
    for page in two:
        expect(section_of(page, section)).to_contain_text(kept)
    text = text_on_server(site, report, section)
    assert kept in text and given_up not in text


def test_saving_over_an_unseen_version_is_refused_with_both_kept(two: tuple[Page, Page], site: str, report: Any) -> None:
    """The line is cut while the other saves, so the page has heard nothing of it."""
    one, other = two
    section = proposed(report)["id"]
    write(other, section, " Câu người hai.", save=False)
    other.context.set_offline(True)
    write(one, section, " Câu người một.")
    expect(section_of(one, section).locator(".editing")).to_have_count(0)
    other.keyboard.press("Control+Enter")
    expect(other.locator("#status")).to_contain_text("Chưa lưu được, còn trong máy này: 1 việc")
    other.context.set_offline(False)
    expect(section_of(other, section).get_by_role("alert")).to_contain_text("Bản của anh/chị vẫn còn nguyên", timeout=20_000)
    expect(section_of(other, section).locator(".pm")).to_contain_text("Câu người hai.")
    assert "Câu người một." in text_on_server(site, report, section) and "Câu người hai." not in text_on_server(site, report, section)


def test_a_change_of_another_leaves_a_composing_word_alone(two: tuple[Page, Page], report: Any) -> None:
    one, other = two
    first = proposed(report)["id"]
    second = next(s["id"] for s in report["sections"] if s["id"] != first and s["status"] == "proposed" and s["paragraphs"])
    write(one, first, "", save=False)
    compose(one, [" Ti", " Tiê"], " Tiến", pause=0.05)
    write(other, second, " Câu người hai.")
    write(other, first, " Câu chen ngang.")
    compose(one, [" đ", " độ", " độ"], " độ", pause=0.6)
    expect(section_of(one, second)).to_contain_text("Câu người hai.")
    expect(section_of(one, first).locator(".pm")).to_contain_text("Tiến độ")


def test_two_answers_to_one_question_are_told_with_both_values(two: tuple[Page, Page], site: str, report: Any) -> None:
    one, other = two
    asked = next(q["id"] for q in report["questions"] if q["kind"] == "figure" and q["type"] == "int" and not q["options"])
    other.locator(f'[id="answer-{asked}"]').fill("22")
    other.context.set_offline(True)
    one.locator(f'[id="answer-{asked}"]').fill("11")
    one.keyboard.press("Enter")
    expect(one.locator("#status")).to_contain_text("Đã lưu")
    expect(one.locator(f'[data-question="{asked}"]')).to_have_count(0)
    other.locator(f'[id="answer-{asked}"]').press("Enter")
    expect(other.locator("#status")).to_contain_text("1 việc")
    other.context.set_offline(False)
    other.locator("#tab-talk").click()
    expect(other.locator("#talk")).to_contain_text("ghi «11», ở đây ghi «22»", timeout=20_000)
    values = {q["id"]: q["value"] for q in call(f"{site}/api/v1/reports/{report['id']}")["questions"]}
    assert values[asked] == "11"


def test_an_edit_whose_answer_was_lost_is_made_once(two: tuple[Page, Page], site: str, report: Any) -> None:
    one, _ = two
    section = proposed(report)["id"]
    lost = []

    def lose(route: Route) -> None:
        if lost:
            return route.continue_()
        lost.append(route.fetch().status)
        return route.abort()

    one.route("**/decisions", lose)
    write(one, section, " Câu chỉ một lần.")
    expect(section_of(one, section).locator(".editing")).to_have_count(0, timeout=20_000)
    assert lost == [200] and text_on_server(site, report, section).count("Câu chỉ một lần.") == 1
    assert call(f"{site}/api/v1/reports/{report['id']}")["revision"] == 2


def test_what_was_typed_without_a_line_survives_a_reload_and_is_sent(two: tuple[Page, Page], site: str, report: Any) -> None:
    one, _ = two
    section = proposed(report)["id"]
    one.route("**/api/v1/reports/*/sections/**", lambda route: route.abort())
    write(one, section, " Câu lúc mất mạng.")
    expect(one.locator("#status")).to_contain_text("Chưa lưu được, còn trong máy này")
    one.unroute_all()
    one.reload()
    expect(section_of(one, section)).to_contain_text("Câu lúc mất mạng.", timeout=20_000)
    assert text_on_server(site, report, section).count("Câu lúc mất mạng.") == 1


def test_what_was_written_after_an_edit_that_waits_survives_its_arrival(two: tuple[Page, Page], site: str, report: Any) -> None:
    """An edit waits for the line, more is typed and not saved, the page is loaded anew and the edit arrives: the rest is still offered."""
    one, _ = two
    section = proposed(report)["id"]
    one.route("**/api/v1/reports/*/sections/**", lambda route: route.abort())
    write(one, section, " Câu đã ghi.")
    expect(one.locator("#status")).to_contain_text("còn trong máy này")
    one.keyboard.insert_text(" Câu chưa ghi.")
    one.wait_for_timeout(1200)
    one.unroute_all()
    one.reload()
    expect(one.locator("#status")).to_contain_text("Đã lưu", timeout=20_000)
    expect(section_of(one, section)).to_contain_text("Câu đã ghi.")
    section_of(one, section).get_by_role("button", name="Mở lại").click()
    expect(section_of(one, section).locator(".pm")).to_contain_text("Câu chưa ghi.")


def test_sua_goes_on_with_what_was_refused_before_a_reload(two: tuple[Page, Page], site: str, report: Any) -> None:
    """As traced with seed 7: written without a line, the page loaded anew, refused since another came first, then «Sửa», more typed, «Thôi»."""
    one, other = two
    section = proposed(report)["id"]
    one.route("**/api/v1/reports/*/sections/**", lambda route: route.abort())
    write(one, section, " Câu người một.")
    expect(one.locator("#status")).to_contain_text("còn trong máy này")
    write(other, section, " Câu người hai.")
    expect(section_of(other, section).locator(".editing")).to_have_count(0)
    one.unroute_all()
    one.reload()
    expect(section_of(one, section)).to_contain_text("Có phần sửa dở", timeout=20_000)
    expect(section_of(one, section)).to_contain_text("Câu người hai.")
    write(one, section, " Câu viết tiếp.", save=False)
    pane = section_of(one, section).locator(".pm")
    expect(pane).to_contain_text("Câu người một. Câu viết tiếp.")
    expect(section_of(one, section).get_by_role("alert")).to_contain_text("đã sửa mục này lúc")
    section_of(one, section).get_by_role("button", name="Thôi").click()
    one.get_by_role("button", name="Lấy lại phần sửa").click()
    expect(pane).to_contain_text("Câu người một. Câu viết tiếp.")
    assert "Câu người một." not in text_on_server(site, report, section)


def test_sua_goes_on_with_an_edit_that_waits_for_the_line(two: tuple[Page, Page], site: str, report: Any) -> None:
    one, _ = two
    section = proposed(report)["id"]
    one.route("**/api/v1/reports/*/sections/**", lambda route: route.abort())
    write(one, section, " Câu đã ghi.")
    expect(one.locator("#status")).to_contain_text("còn trong máy này")
    section_of(one, section).get_by_role("button", name="Thôi").click()
    write(one, section, " Câu viết tiếp.")
    expect(section_of(one, section).locator(".pm")).to_contain_text("Câu đã ghi. Câu viết tiếp.")
    one.unroute_all()
    expect(section_of(one, section).locator(".editing")).to_have_count(0, timeout=20_000)
    assert text_on_server(site, report, section).endswith("Câu đã ghi. Câu viết tiếp.")


def test_another_candidate_is_edited_beside_what_was_kept(two: tuple[Page, Page], report: Any) -> None:
    """What was typed stays behind the pane that began with other text, and is offered when that is left."""
    one, _ = two
    section = next(each for each in report["sections"] if each["status"] == "proposed" and {"A", "B"} <= set(each["candidates"]))["id"]
    place = section_of(one, section)
    write(one, section, " Câu dở dang.", save=False)
    one.wait_for_timeout(1200)
    one.reload()
    expect(place).to_contain_text("Có phần sửa dở")
    place.get_by_role("tab", name="B Rút gọn").click()
    expect(place.get_by_role("button", name="Nhận B")).to_be_enabled()
    write(one, section, " Câu trong bản rút gọn.", save=False)
    expect(place.locator(".pm")).not_to_contain_text("Câu dở dang.")
    one.wait_for_timeout(1200)
    place.get_by_role("button", name="Thôi").click()
    expect(place).to_contain_text("Có phần sửa dở")
    place.get_by_role("button", name="Mở lại").click()
    expect(place.locator(".pm")).to_contain_text("Câu dở dang.")


def test_an_edit_that_is_refused_after_a_reload_is_kept(two: tuple[Page, Page], report: Any) -> None:
    one, _ = two
    section = proposed(report)["id"]
    one.route("**/api/v1/reports/*/sections/**", lambda route: route.abort())
    write(one, section, " Câu bị từ chối.")
    expect(one.locator("#status")).to_contain_text("còn trong máy này")
    section_of(one, section).get_by_role("button", name="Thôi").click()
    one.unroute_all()
    one.route("**/api/v1/reports/*/sections/**", lambda route: route.fulfill(status=422, json={"detail": "Đoạn này dài quá."}))
    expect(one.locator(".toast")).to_contain_text("Đoạn này dài quá.", timeout=20_000)
    section_of(one, section).get_by_role("button", name="Mở lại").click()
    expect(section_of(one, section).locator(".pm")).to_contain_text("Câu bị từ chối.")


def test_typing_without_a_pause_is_kept_within_a_second(two: tuple[Page, Page], report: Any) -> None:
    one, _ = two
    section = proposed(report)["id"]
    write(one, section, " ", save=False)
    one.keyboard.type("chữ gõ liền tay không nghỉ một nhịp nào cả ", delay=40)
    kept = one.evaluate("Object.entries(localStorage).filter(([key]) => key.includes(':edit:') || key.includes('edit:')).map(([, value]) => value).join()")
    assert "gõ liền tay" in kept


def test_a_browser_that_keeps_nothing_says_so(two: tuple[Page, Page], report: Any) -> None:
    one, _ = two
    one.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); } }")
    one.context.set_offline(True)
    write(one, proposed(report)["id"], " Câu không giữ được.")
    expect(one.locator("#status")).to_contain_text("không cho giữ tạm: đừng đóng trang")
    one.context.set_offline(False)


def test_an_expired_session_is_said_with_a_way_back(two: tuple[Page, Page], report: Any) -> None:
    one, _ = two
    one.route("**/decisions", lambda route: route.fulfill(status=401, json={"detail": "Chưa đăng nhập."}))
    section = proposed(report)["id"]
    write(one, section, " Câu khi hết phiên.")
    banner = one.locator(".banner")
    expect(banner).to_contain_text("Phiên đăng nhập đã hết")
    expect(banner.get_by_role("link", name="Đăng nhập lại")).to_have_attribute("href", re.compile("/dang-nhap"))
    expect(one.locator("#status")).to_contain_text("còn trong máy này")
    one.unroute_all()
    expect(section_of(one, section).locator(".editing")).to_have_count(0, timeout=20_000)
    expect(section_of(one, section)).to_contain_text("Câu khi hết phiên.")
    expect(one.locator(".banner")).to_have_count(0)


@pytest.mark.parametrize("seed", SEEDS)
def test_random_actions_on_broken_lines_lose_and_double_nothing(browser: Any, tmp_path: Path, seed: int) -> None:
    print(f"seed {seed}, {ACTIONS} actions", file=sys.stderr)
    with running("api.cli", "--data", str(tmp_path), "serve", "--port", "{port}") as url:
        report = fresh_report(url)
        people = [_person(browser, url, report, name, seed) for name, seed in (("an", seed), ("ba", seed + 1))]
        chance = random.Random(seed)
        for number in range(ACTIONS):
            chance.choice(people).act()
            if number % 25 == 24:
                _program_changes_the_outline(url, report, number)
        try:
            for person in people:
                person.finish()
        finally:
            print("\n".join(line for person in people for line in person.done), file=sys.stderr)
        final = call(f"{url}/api/v1/reports/{report['id']}")
        for person in people:
            person.page.wait_for_timeout(1500)
            _agrees(person, final)
            person.context.close()
    said = "\n".join(line for person in people for line in person.done)
    _nothing_lost(tmp_path, report["id"], people, said)


def _person(browser: Any, url: str, report: Any, name: str, seed: int) -> Person:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    context.set_default_timeout(8_000)
    page = context.new_page()
    page.goto(f"{url}/bao-cao/{report['id']}")
    page.wait_for_selector("body[data-ready]")
    return Person(name, context, page, random.Random(seed))


def _program_changes_the_outline(url: str, report: Any, number: int) -> None:
    call(f"{url}/api/v1/reports/{report['id']}/sections", {"heading": f"MỤC THÊM {number}"})


def _agrees(person: Person, final: Any) -> None:
    shown = person.page.evaluate(SHOWN)
    groups = {section["parent"] for section in final["sections"]}
    wanted = [section for section in final["sections"] if section["id"] not in groups or section["paragraphs"]]
    sentences = {section["id"]: [s for p in section["paragraphs"] for s in p["sentences"]] for section in wanted}
    assert [section["id"] for section in shown] == [section["id"] for section in final["sections"]], person.name
    for section in shown:
        if section["id"] not in sentences:
            continue
        on_server = sentences[section["id"]]
        assert [each["id"] for each in section["sentences"]] == [each["id"] for each in on_server], (person.name, section["id"])
        for seen, kept in zip(section["sentences"], on_server, strict=True):
            if not seen["slots"]:
                assert re.sub(r"\W+", "", seen["text"]) == re.sub(r"\W+", "", kept["text"]), (person.name, section["id"])


def _nothing_lost(data: Path, report_id: str, people: list[Person], said: str) -> None:
    """Reads the history: what was written stands in some revision or was left knowingly; what another page wrote goes only where it was seen to go."""
    database = open_database(data)
    archive = Archive(database)
    changes = archive.changes(report_id)
    texts = {change.revision: _texts(archive.at(report_id, change.revision)) for change in changes}
    last = archive.at(report_id, changes[-1].revision)
    database.close()
    assert all(s.author if s.source is None else replay(s.source.quote, s.ops) == s.text for _, s in last.sentences()), said
    for person in people:
        left = " ".join(person.left)
        for mark in person.typed:
            stood = [revision for revision, text in texts.items() if mark in text]
            assert stood or mark in left, f"{mark} was lost\n{said}"
            assert all(texts[revision].count(mark) == 1 for revision in stood), f"{mark} stands twice\n{said}"
            _went_knowingly(mark, person, people, changes, texts, said)


def _went_knowingly(mark: str, person: Person, people: list[Person], changes: Any, texts: dict[int, str], said: str) -> None:
    for before, change in itertools.pairwise(changes):
        if mark not in texts[before.revision] or mark in texts[change.revision] or not change.action.startswith("edit "):
            continue
        section = change.action.partition("\t")[0].removeprefix("edit ")
        chosen = any(section in other.kept_mine for other in people)
        assert chosen, f"{mark} of {person.name} was overwritten by revision {change.revision} ({change.action}, {change.client})\n{said}"


def _texts(report: Report) -> str:
    return "\n".join(sentence.text for _, sentence in report.sentences())
