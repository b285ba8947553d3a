"""Undo and redo by name; versions listed, compared, restored whole and by section."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import call

pytestmark = pytest.mark.browser
FIRST, SECOND = "I.1.1", "I.1.2"


def section(desk: Page, identity: str) -> Any:
    return desk.locator(f'#draft [data-section="{identity}"]')


@pytest.fixture
def changed(desk: Page, report: Any) -> Page:
    """Two sections changed: one edited, one rejected."""
    url = f"{desk.url.split('/bao-cao/')[0]}/api/v1/reports/{report['id']}"
    call(f"{url}/sections/{FIRST}/decisions", {"action": "edit", "paragraphs": [{"text": "Câu do cán bộ viết."}]})
    call(f"{url}/sections/{SECOND}/decisions", {"action": "reject"})
    desk.reload()
    desk.wait_for_selector("#draft .sec")
    return desk


def test_undo_and_redo_name_what_they_do(changed: Page) -> None:
    undo, redo = changed.locator("#step-undo"), changed.locator("#step-redo")
    expect(undo).to_have_attribute("aria-label", re.compile("^Hoàn tác: bỏ nội dung mục 1.2"))
    expect(redo).to_be_disabled()
    undo.click()
    expect(changed.locator(".toast")).to_contain_text("Đã hoàn tác: bỏ nội dung mục 1.2")
    expect(section(changed, SECOND).get_by_role("button", name="Nhận A")).to_be_enabled()
    expect(undo).to_have_attribute("aria-label", re.compile("^Hoàn tác: sửa mục 1.1"))
    expect(redo).to_have_attribute("aria-label", re.compile("^Làm lại: bỏ nội dung mục 1.2"))
    redo.click()
    expect(section(changed, SECOND).locator(".sec-h")).to_contain_text("Đã bỏ")


def test_undo_and_redo_by_keys_reach_back_to_the_beginning(changed: Page) -> None:
    changed.locator("#draft").focus()
    for _ in range(2):
        changed.keyboard.press("Control+z")
        changed.wait_for_timeout(600)
    expect(section(changed, FIRST)).not_to_contain_text("Câu do cán bộ viết.")
    expect(changed.locator("#step-undo")).to_be_disabled()
    changed.keyboard.press("Control+z")
    expect(changed.locator(".toast")).to_contain_text("Không có việc nào để hoàn tác")
    changed.keyboard.press("Control+y")
    expect(section(changed, FIRST)).to_contain_text("Câu do cán bộ viết.")


def test_versions_are_listed_by_day_and_show_what_differs(changed: Page) -> None:
    changed.get_by_role("button", name="Phiên bản").click()
    rows = changed.locator("#versions-list [data-revision]")
    expect(rows).to_have_count(3)
    expect(changed.locator("#versions-list h3").first).to_have_text("Hôm nay")
    expect(rows.nth(2)).to_contain_text("Lập báo cáo")
    rows.nth(2).click()
    view = changed.locator("#versions-changes")
    expect(view.locator("ins").first).to_have_text("Câu do cán bộ viết.")
    expect(view.locator("del").first).not_to_be_empty()
    changed.get_by_role("button", name="với bản liền trước").click()
    expect(view).to_contain_text("không có bản trước để so")
    rows.nth(1).click()
    expect(view.locator("ins")).to_have_count(1)
    expect(view).not_to_contain_text("1.2.")


def test_one_section_of_an_earlier_version_comes_back(changed: Page) -> None:
    changed.get_by_role("button", name="Phiên bản").click()
    changed.locator('#versions-list [data-revision="1"]').click()
    changed.locator("#versions-changes .v-sec").filter(has_text="1.1. ").get_by_role("button", name="Lấy lại mục này").click()
    expect(changed.locator("#versions-list [data-revision]")).to_have_count(4)
    changed.keyboard.press("Escape")
    expect(section(changed, FIRST)).not_to_contain_text("Câu do cán bộ viết.")
    expect(section(changed, SECOND).locator(".sec-h")).to_contain_text("Đã bỏ")


def test_whole_version_comes_back_and_can_be_undone(changed: Page) -> None:
    changed.get_by_role("button", name="Phiên bản").click()
    changed.locator('#versions-list [data-revision="1"]').click()
    changed.get_by_role("button", name="Khôi phục cả bản này").click()
    expect(changed.locator("#versions-list [data-revision]")).to_have_count(4)
    changed.keyboard.press("Escape")
    expect(section(changed, FIRST)).not_to_contain_text("Câu do cán bộ viết.")
    expect(section(changed, SECOND).get_by_role("button", name="Nhận A")).to_be_enabled()
    expect(changed.locator("#talk .line").last).to_contain_text("Trở về bản 1")
    changed.locator("#step-undo").click()
    expect(section(changed, FIRST)).to_contain_text("Câu do cán bộ viết.")


def test_versions_are_walked_by_keys(changed: Page) -> None:
    changed.get_by_role("button", name="Phiên bản").press("Enter")
    changed.locator("#versions-list [data-revision]").first.focus()
    changed.keyboard.press("ArrowDown")
    changed.keyboard.press("ArrowDown")
    expect(changed.locator("#versions-what")).to_contain_text("Bản 1,")
    changed.keyboard.press("Escape")
    expect(changed.locator("#versions-dialog")).to_be_hidden()
