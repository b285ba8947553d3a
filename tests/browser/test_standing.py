"""Findings in the workbench: corrected together, corrected one by one, let stand with a reason, looked at again."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import call

pytestmark = pytest.mark.browser

WRONG = "Sở thực hiện Nghị định số 98/2023/NĐ-CP ngày 30/12/2023 của Chính phủ về việc về thi đua."


@pytest.fixture
def wrong_desk(page: Page, site: str, report: Any) -> Page:
    """The workbench with a report that has one wrong date and one doubled word, at «Lỗi»."""
    section = next(each for each in report["sections"] if each["paragraphs"])
    kept = [{"text": " ".join(s["text"] for s in p["sentences"]), "footnote": p["footnote"]} for p in section["paragraphs"]]
    body = {"action": "edit", "paragraphs": [*kept, {"text": WRONG}], "revision": report["revision"]}
    call(f"{site}/api/v1/reports/{report['id']}/sections/{section['id']}/decisions", body)
    page.goto(f"{site}/bao-cao/{report['id']}")
    page.wait_for_selector("#draft .sec")
    page.get_by_role("tab", name="Lỗi").click()
    return page


def card(desk: Page, code: str, text: str) -> Any:
    return desk.locator("#panel-findings .f").filter(has_text=code).filter(has_text=text)


def test_what_was_not_found_is_always_counted(wrong_desk: Page) -> None:
    expect(wrong_desk.locator("#panel-findings .panel-h")).to_contain_text("chưa tìm thấy")


def test_letting_stand_needs_a_reason_then_leaves_the_list_and_the_marks(wrong_desk: Page) -> None:
    wrong = card(wrong_desk, "VB301", "ngày 30/12/2023")
    wrong.get_by_role("button", name="Bỏ qua…").click()
    dialog = wrong_desk.locator("#stand-dialog")
    dialog.get_by_role("button", name="Bỏ qua", exact=True).click()
    expect(dialog.get_by_role("alert")).to_contain_text("Chưa ghi lý do")
    wrong_desk.keyboard.insert_text("bản giấy tại văn thư ghi ngày này")
    dialog.get_by_role("button", name="Bỏ qua", exact=True).click()
    expect(dialog).to_be_hidden()
    expect(wrong).to_have_count(0)
    listed = wrong_desk.locator(".standing")
    expect(listed).to_contain_text("Đã bỏ qua 1 chỗ, có ghi lý do")
    listed.locator("summary").click()
    expect(listed).to_contain_text("bản giấy tại văn thư ghi ngày này")
    expect(wrong_desk.locator("#draft .bad").filter(has_text="30/12/2023")).to_have_count(0)


def test_a_finding_let_stand_is_looked_at_again(wrong_desk: Page) -> None:
    wrong = card(wrong_desk, "VB301", "ngày 30/12/2023")
    wrong.get_by_role("button", name="Bỏ qua…").click()
    wrong_desk.locator("#stand-reason").fill("để xem lại")
    wrong_desk.locator("#stand-go").click()
    expect(wrong).to_have_count(0)
    wrong_desk.locator(".standing summary").click()
    wrong_desk.get_by_role("button", name="Xét lại").click()
    expect(wrong).to_have_count(1)
    expect(wrong_desk.locator(".standing")).to_have_count(0)


def test_letting_stand_is_undone(wrong_desk: Page) -> None:
    wrong = card(wrong_desk, "VB301", "ngày 30/12/2023")
    wrong.get_by_role("button", name="Bỏ qua…").click()
    wrong_desk.locator("#stand-reason").fill("nhầm tay")
    wrong_desk.locator("#stand-go").click()
    wrong_desk.locator(".toast").get_by_role("button", name="Hoàn tác").click()
    expect(wrong).to_have_count(1)


def test_a_suppression_that_is_no_longer_needed_is_deleted(wrong_desk: Page) -> None:
    card(wrong_desk, "VB110", "về việc về").get_by_role("button", name="Bỏ qua…").click()
    wrong_desk.locator("#stand-reason").fill("tên riêng")
    wrong_desk.locator("#stand-go").click()
    expect(wrong_desk.locator(".standing")).to_contain_text("Đã bỏ qua 1 chỗ")
    identity = wrong_desk.locator("#draft .sec").filter(has_text="về việc về").last.get_attribute("data-section")
    section = wrong_desk.locator(f'#draft [data-section="{identity}"]')
    section.locator("[data-do=edit]").first.click()
    section.locator(".pm").click()
    wrong_desk.keyboard.press("Control+End")
    for _ in range(len("về thi đua.")):
        wrong_desk.keyboard.press("Backspace")
    section.get_by_role("button", name="Ghi", exact=True).click()
    expect(card(wrong_desk, "VB900", "về việc về")).to_have_count(1)
    wrong_desk.get_by_role("button", name="Xóa mục này").click()
    expect(card(wrong_desk, "VB900", "về việc về")).to_have_count(0)
    expect(wrong_desk.locator(".standing")).to_have_count(0)


def test_safe_corrections_are_made_together_and_leave_the_others(wrong_desk: Page) -> None:
    wrong_desk.locator("#panel-findings [data-do=fix-safe]").click()
    expect(wrong_desk.locator("#draft")).to_contain_text("của Chính phủ về việc thi đua")
    expect(card(wrong_desk, "VB301", "ngày 30/12/2023")).to_have_count(1)
    expect(wrong_desk.locator("#panel-findings [data-do=fix-safe]")).to_have_count(0)
    wrong_desk.locator(".toast").get_by_role("button", name="Hoàn tác").click()
    expect(wrong_desk.locator("#draft")).to_contain_text("của Chính phủ về việc về thi đua")


def test_a_safe_correction_says_mend_and_an_unsafe_one_replace_here(wrong_desk: Page) -> None:
    safe, unsafe = card(wrong_desk, "VB110", "về việc về"), card(wrong_desk, "VB301", "ngày 30/12/2023")
    expect(safe.get_by_role("button", name="Sửa", exact=True)).to_be_visible()
    unsafe.get_by_role("button", name="Thay chỗ này").click()
    expect(wrong_desk.locator("#draft")).to_contain_text("98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ về việc về thi đua")


def test_findings_fit_the_drawer(wrong_desk: Page) -> None:
    wide = wrong_desk.evaluate(
        "[...document.querySelectorAll('#panel-findings, #panel-findings .card')].filter((e) => e.scrollWidth > e.clientWidth + 1).length"
    )
    assert wide == 0


def test_rules_are_listed_and_lead_to_their_pages(page: Page, site: str) -> None:
    page.goto(f"{site}/quy-tac")
    page.get_by_role("link", name="VB402").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("thay thế")
    expect(page.locator(".case").first).to_be_visible()
