"""A plan in «Hỏi»: what stays as last period is answered by one press, documents that ended are named anew, kept or left out, days take old words."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import call

pytestmark = pytest.mark.browser


@pytest.fixture
def plan(site: str) -> Any:
    found = [each for each in call(f"{site}/api/v1/documents") if each["kind"] == "plan"]
    document = max(found, key=lambda each: each["period"])
    return call(f"{site}/api/v1/reports", {"from": document["id"], "period": str(int(document["period"]) + 1)})


@pytest.fixture
def plan_desk(page: Page, site: str, plan: Any) -> Page:
    page.goto(f"{site}/bao-cao/{plan['id']}")
    page.wait_for_selector("#draft .sec")
    return page


def card(desk: Page, question: Any) -> Any:
    return desk.locator(f'[data-question="{question["id"]}"]')


def value(site: str, plan: Any, question: Any) -> Any:
    now = call(f"{site}/api/v1/reports/{plan['id']}")
    return next(each["value"] for each in now["questions"] if each["id"] == question["id"])


@pytest.mark.parametrize("size", [(1366, 768), (390, 844)])
def test_card_of_a_document_stays_in_its_column(plan_desk: Page, plan: Any, size: tuple[int, int]) -> None:
    plan_desk.set_viewport_size({"width": size[0], "height": size[1]})
    if size[0] < 900:
        plan_desk.locator('[data-do="pane"][data-pane="right"]').click()
    document = [each for each in plan["questions"] if each["kind"] == "citation"][-1]
    place = card(plan_desk, document)
    place.locator("input").focus()
    edge = place.locator(".q-old").bounding_box()["x"]
    for part in (".q-t", ".q-ctx", ".q-ctx mark", ".q-a input", ".q-suggested"):
        box = place.locator(part).bounding_box()
        assert box["x"] + box["width"] <= edge, part


def test_empty_card_names_only_the_buttons_it_has(plan_desk: Page, plan: Any) -> None:
    document = [each for each in plan["questions"] if each["leave"]][-1]
    place = card(plan_desk, document)
    place.locator("input").focus()
    plan_desk.keyboard.press("Enter")
    plan_desk.keyboard.press("Enter")
    expect(place.locator(".q-err")).to_contain_text("«Giữ nguyên», «Bỏ câu này»")
    expect(place.locator(".q-err")).not_to_contain_text("không phát sinh")
    figure = next(each for each in plan["questions"] if each["same"])
    card(plan_desk, figure).locator("input").focus()
    plan_desk.keyboard.press("Enter")
    expect(card(plan_desk, figure).locator(".q-err")).to_contain_text("«Như kỳ trước»")


def test_sentence_of_a_document_that_ended_leaves_and_comes_back(plan_desk: Page, plan: Any) -> None:
    document = [each for each in plan["questions"] if each["leave"]][-1]
    words = document["previous"].split(" ngày")[0]
    sentence = plan_desk.locator("#draft .sec:not(.edge) .sent", has_text=words)
    expect(sentence.locator("del")).to_have_count(0)
    card(plan_desk, document).get_by_role("button", name="Bỏ câu này").click()
    expect(sentence.locator("del")).to_contain_text(words)  # struck through, nothing in its place
    plan_desk.locator("#step-undo").click()
    expect(sentence.locator("del")).to_have_count(0)
    expect(sentence).to_contain_text(words)


def test_one_press_keeps_a_target_and_its_card_says_so(plan_desk: Page, site: str, plan: Any) -> None:
    first, second = [each for each in plan["questions"] if each["same"]][:2]
    expect(card(plan_desk, first).locator("[data-do=none]")).to_have_count(0)  # a target is not something that occurs
    card(plan_desk, first).get_by_role("button", name="Như kỳ trước").click()
    expect(card(plan_desk, first)).to_have_count(0)
    card(plan_desk, second).locator("input").focus()
    plan_desk.keyboard.press("Alt+=")
    expect(card(plan_desk, second)).to_have_count(0)
    plan_desk.locator("[data-filter=done]").click()
    expect(card(plan_desk, first)).to_contain_text("như kỳ trước")
    assert [value(site, plan, each) for each in (first, second)] == [first["previous"], second["previous"]]


def test_day_of_a_past_year_is_not_kept(plan_desk: Page, site: str, plan: Any) -> None:
    day = next(each for each in plan["questions"] if each["type"] == "date")
    expect(card(plan_desk, day).locator("[data-do=same]")).to_have_count(0)
    card(plan_desk, day).locator("input").focus()
    plan_desk.keyboard.press("Alt+=")
    expect(card(plan_desk, day).locator(".q-err")).to_contain_text("không giữ như kỳ trước được")
    assert value(site, plan, day) is None


def test_rest_of_a_plan_is_kept_in_one_step_and_taken_back_in_one(plan_desk: Page, site: str, plan: Any) -> None:
    kept = [each for each in plan["questions"] if each["same"]]
    plan_desk.get_by_role("button", name="Giữ như kỳ trước các câu còn lại").click()
    boxes = plan_desk.locator("#same-list input")
    expect(boxes).to_have_count(len(kept))
    boxes.first.uncheck()
    plan_desk.get_by_role("button", name=f"Giữ {len(kept) - 1} câu như kỳ trước").click()
    expect(plan_desk.locator(".toast")).to_contain_text(f"Đã giữ {len(kept) - 1} câu như kỳ trước")
    assert [value(site, plan, each) for each in kept[:3]] == [None, kept[1]["previous"], kept[2]["previous"]]
    plan_desk.locator("#step-undo").click()
    expect(plan_desk.locator("#tab-open")).to_have_text(str(len(plan["questions"])))


def test_rest_is_not_offered_in_a_report(desk: Page) -> None:
    expect(desk.get_by_role("button", name="Giữ như kỳ trước các câu còn lại")).to_be_hidden()


def test_days_typed_alone_take_the_words_of_last_period(plan_desk: Page, site: str, plan: Any) -> None:
    days = next(each for each in plan["questions"] if (each["previous"] or "").startswith("từ ngày") and " đến ngày " in each["previous"])
    year = plan["period"]
    made = f"từ ngày 16/8/{year} đến ngày 30/9/{year}"
    place = card(plan_desk, days)
    place.locator("input").click()
    plan_desk.keyboard.type(f"16/8/{year} - 30/9/{year}")
    expect(place.locator(".q-notes")).to_contain_text(f"Sẽ ghi: {made}")
    place.locator("input").fill(f"16/8/{year}")
    plan_desk.keyboard.type(" ")
    expect(place.locator(".q-notes .c-slt")).to_contain_text("không theo cách viết của kỳ trước")
    place.locator("input").fill(f"16/8/{year} - 30/9/{year}")
    plan_desk.keyboard.press("Enter")
    expect(place).to_have_count(0)
    assert value(site, plan, days) == made


def test_one_figure_of_sections_done_and_no_cut_button(plan_desk: Page, site: str, plan: Any) -> None:
    asking = next(each for each in plan["sections"] if each["open_questions"] and each["candidates"])
    call(f"{site}/api/v1/reports/{plan['id']}/sections/{asking['id']}/decisions", {"action": "accept", "candidate": "A"})
    plan_desk.reload()
    plan_desk.wait_for_selector("#draft .sec")
    ticks = plan_desk.locator('#outline [data-tone="okc"]').inner_text().strip()
    expect(plan_desk.locator("#done-sections")).to_contain_text(f"{ticks}/")
    button = plan_desk.locator('[data-do="ask-accept"]')
    assert button.evaluate("node => node.scrollWidth <= node.clientWidth")
