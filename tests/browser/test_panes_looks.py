"""The dialogs of the panes: accessible in three themes, no wider than the screen, closed by Escape."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_looks import AXE, violations

pytestmark = pytest.mark.browser
DIALOGS = {"versions": "#versions-dialog", "about": "#about-dialog", "table": "#table-dialog"}


@pytest.mark.parametrize("name", DIALOGS)
def test_dialog_is_accessible_and_fits(desk: Page, report: Any, name: str) -> None:
    if not AXE.exists():
        pytest.skip("thiếu axe-core: chạy npm ci trong api/editor")
    desk.locator(f"[data-do={name}]").click()
    dialog = desk.locator(DIALOGS[name])
    expect(dialog).to_be_visible()
    if name == "table":
        desk.locator("#table-text").fill("không có câu này\t3")
        expect(desk.locator("#table-rows tr")).to_have_count(1, timeout=20_000)
    if name == "versions":
        expect(desk.locator("#versions-list [data-revision]")).to_have_count(1, timeout=20_000)
    assert violations(desk) == []
    desk.evaluate("document.documentElement.dataset.theme = 'dark'")
    assert violations(desk, "color-contrast") == []
    for width in (1366, 390):
        desk.set_viewport_size({"width": width, "height": 844})
        assert dialog.evaluate("node => node.scrollWidth - node.clientWidth") <= 0, width
        assert desk.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width
    desk.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
