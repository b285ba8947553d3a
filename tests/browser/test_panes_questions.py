"""Questions: notes while typing, comparisons, keys, many answers from a table or a filled form; findings by section and by keys."""

import csv
import io
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import call
from tests.browser.typing_hands import compose_words

pytestmark = pytest.mark.browser


def figure(report: Any, kind: str = "int", at: int = 0) -> Any:
    return [q for q in report["questions"] if q["type"] == kind and q["kind"] == "figure" and not q["options"]][at]


def card(desk: Page, question: Any) -> Any:
    return desk.locator(f'[data-question="{question["id"]}"]')


def field(desk: Page, question: Any) -> Any:
    return desk.locator(f'[id="answer-{question["id"]}"]')


def test_impossible_answer_is_said_while_it_is_typed_and_the_field_stays(desk: Page, report: Any) -> None:
    question = figure(report, "ratio")
    handle = field(desk, question).element_handle()
    field(desk, question).click()
    desk.keyboard.type("31/12")
    expect(card(desk, question).locator(".q-notes .c-err")).to_be_visible()
    assert handle.evaluate("node => node.isConnected && node === document.activeElement")
    assert field(desk, question).input_value() == "31/12"
    field(desk, question).fill("12/12")
    expect(card(desk, question).locator(".q-notes .c-err")).to_have_count(0)


def test_answer_ten_times_as_large_is_a_warning_and_is_taken(desk: Page, report: Any) -> None:
    figures = [q for q in report["questions"] if q["type"] == "int" and q["kind"] == "figure"]
    question = next(q for q in figures if (q["previous"] or "").isdigit() and int(q["previous"]) >= 10)
    field(desk, question).fill(str(int(question["previous"]) * 10))
    expect(card(desk, question).locator(".q-notes .c-slt")).to_be_visible()
    desk.keyboard.press("Enter")
    expect(field(desk, question)).to_have_count(0)


def test_note_does_not_disturb_an_input_method(desk: Page, report: Any) -> None:
    question = next(q for q in report["questions"] if q["type"] == "text" or q["kind"] in ("negative", "followup"))
    box = card(desk, question).locator("input")
    card(desk, question).locator("button, input").first.focus()
    box.click()
    compose_words(desk, pause=0.2)
    expect(box).to_have_value(" Tiến độ hiện")


def test_answered_figure_stands_beside_last_period(desk: Page, report: Any) -> None:
    question = figure(report)
    field(desk, question).fill("9")
    desk.keyboard.press("Enter")
    expect(field(desk, question)).to_have_count(0)
    desk.locator("[data-filter=done]").click()
    expect(card(desk, question).locator(".q-diff")).to_contain_text(f"{question['previous']} → 09")
    expect(card(desk, question).locator(".q-diff")).to_contain_text("so với kỳ trước")


def test_cards_and_choices_are_walked_by_arrows(desk: Page, report: Any) -> None:
    first, second = figure(report), figure(report, at=1)
    field(desk, first).focus()
    desk.keyboard.press("ArrowDown")
    expect(field(desk, second)).to_be_focused()
    desk.keyboard.press("ArrowUp")
    expect(field(desk, first)).to_be_focused()
    choice = next(q for q in report["questions"] if len(q["options"]) > 1)
    options = card(desk, choice).locator("[data-do=option]")
    options.first.focus()
    desk.keyboard.press("ArrowRight")
    expect(options.nth(1)).to_be_focused()
    wanted = options.nth(1).inner_text()
    desk.keyboard.press("2")
    desk.locator("[data-filter=done]").click()
    expect(card(desk, choice)).to_contain_text(wanted)


def test_alt_zero_says_none_and_alt_enter_shows_the_place(desk: Page, report: Any) -> None:
    first, second = figure(report), figure(report, at=1)
    field(desk, first).focus()
    desk.keyboard.press("Alt+Enter")
    expect(desk.locator(f'#draft .slot[data-fact="{first["id"]}"]').first).to_be_in_viewport()
    field(desk, second).focus()
    desk.keyboard.press("Alt+0")
    desk.locator("[data-filter=done]").click()
    expect(card(desk, second)).to_contain_text("không phát sinh")


def test_pasted_table_is_looked_at_before_anything_is_stored(desk: Page, site: str, report: Any) -> None:
    first, second = figure(report), figure(report, at=1)
    desk.get_by_role("button", name="Nhập số liệu cả bảng").click()
    desk.locator("#table-text").fill(f"{first['id']}\t8\n{second['id']}\tabc\nkhông có câu này\t3")
    rows = desk.locator("#table-rows tr")
    expect(rows).to_have_count(3)
    expect(rows.nth(0)).to_contain_text("cần một con số")  # what is wrong stands on top
    expect(rows.nth(1)).to_contain_text("không có câu hỏi nào")
    expect(rows.nth(2)).to_contain_text("nhận")
    assert call(f"{site}/api/v1/reports/{report['id']}")["revision"] == 1
    desk.get_by_role("button", name="Ghi 1 số liệu").click()
    expect(desk.locator(".toast")).to_contain_text("Đã ghi 1 số liệu từ bảng")
    values = {q["id"]: q["value"] for q in call(f"{site}/api/v1/reports/{report['id']}")["questions"]}
    assert (values[first["id"]], values[second["id"]]) == ("08", None)


def test_form_is_downloaded_filled_and_sent_back(desk: Page, site: str, report: Any, tmp_path: Any) -> None:
    desk.get_by_role("button", name="Nhập số liệu cả bảng").click()
    with desk.expect_download() as download:
        desk.get_by_role("link", name=".csv").click()
    lines = list(csv.reader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig")), delimiter=";"))
    question = figure(report)
    next(line for line in lines if line[0] == question["id"])[5] = "17"
    filled = tmp_path / "bieu.csv"
    with filled.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(lines)
    desk.locator("#table-file").set_input_files(filled)
    expect(desk.locator("#table-rows tr")).to_have_count(1)
    desk.locator("#table-go").click()
    expect(desk.locator("#table-dialog")).to_be_hidden()
    assert next(q["value"] for q in call(f"{site}/api/v1/reports/{report['id']}")["questions"] if q["id"] == question["id"]) == "17"


def test_file_of_another_kind_is_refused_in_one_sentence(desk: Page, tmp_path: Any) -> None:
    picture = tmp_path / "anh.png"
    picture.write_bytes(b"\x89PNG")
    desk.get_by_role("button", name="Nhập số liệu cả bảng").click()
    desk.locator("#table-file").set_input_files(picture)
    expect(desk.locator("#table-error")).to_contain_text("không phải tệp số liệu")
    expect(desk.locator("#table-go")).to_be_disabled()
    expect(desk.locator("#table-go")).to_have_attribute("aria-describedby", "table-why")
    expect(desk.locator("#table-why")).to_contain_text("Chưa có bảng")


def test_findings_stand_under_their_sections_and_are_walked_both_ways(desk: Page, site: str, report: Any) -> None:
    url = f"{site}/api/v1/reports/{report['id']}"
    for section in [s["id"] for s in report["sections"] if s["paragraphs"]][:2]:
        call(f"{url}/sections/{section}/decisions", {"action": "edit", "paragraphs": [{"text": "Sở thực hiện kế hoạch về việc về thi đua."}]})
    desk.reload()
    desk.wait_for_selector("#draft .sec")
    desk.keyboard.press("F8")
    assert desk.locator("#panel-findings .f-group").count() >= 2
    first = desk.locator("#panel-findings .f.on").get_attribute("data-finding")
    desk.keyboard.press("F8")
    assert desk.locator("#panel-findings .f.on").get_attribute("data-finding") != first
    desk.keyboard.press("Shift+F8")
    assert desk.locator("#panel-findings .f.on").get_attribute("data-finding") == first


def test_keys_are_told(desk: Page) -> None:
    desk.keyboard.press("F1")
    for words in ("chuyển mục lên, xuống", "làm lại việc vừa hoàn tác", "tới chỗ của câu hỏi"):
        expect(desk.locator("#keys")).to_contain_text(words)
