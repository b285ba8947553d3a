"""What holds for every page: fits the screen, accessible, light, usable by keyboard, same bundle from the same source."""

import gzip
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT, fresh_report

pytestmark = pytest.mark.browser

EDITOR = ROOT / "api" / "editor"
AXE = EDITOR / "node_modules" / "axe-core" / "axe.min.js"
LIMIT = 250 * 1024
PAGES = {
    "start": "/",
    "setup": "/?tu=bc-61-2024",
    "workbench": "/bao-cao/{report}",
    "library": "/kho",
    "search": "/kho?q=khen",
    "document": "/van-ban/bc-61-2024#doan-300-400",
    "registry": "/so-hieu-luc?so=98/2023/NĐ-CP",
    "rule": "/quy-tac/VB402",
    "components": "/thanh-phan",
}


@pytest.fixture(scope="module")
def seen(fake: str) -> str:
    return str(fresh_report(fake)["id"])


def go(page: Page, fake: str, seen: str, name: str) -> None:
    page.goto(fake + PAGES[name].format(report=seen))
    expect(page.locator(".skeleton:not(.samples *)")).to_have_count(0)
    page.wait_for_timeout(150)


@pytest.mark.parametrize("name", PAGES)
def test_page_does_not_scroll_sideways(page: Page, fake: str, seen: str, name: str) -> None:
    go(page, fake, seen, name)
    for width in (390, 1024, 1366, 1920):
        page.set_viewport_size({"width": width, "height": 768})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width


@pytest.mark.parametrize("name", PAGES)
def test_page_has_no_accessibility_violation(page: Page, fake: str, seen: str, name: str) -> None:
    if not AXE.exists():
        pytest.skip("thiếu axe-core: chạy npm ci trong api/editor")
    go(page, fake, seen, name)
    assert violations(page) == []
    for theme in ("dark", "contrast"):
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        assert violations(page, "color-contrast") == [], theme


@pytest.mark.parametrize("tab", ["source", "findings", "talk"])
def test_drawer_tab_has_no_accessibility_violation(fake_desk: Page, tab: str) -> None:
    if not AXE.exists():
        pytest.skip("thiếu axe-core: chạy npm ci trong api/editor")
    fake_desk.locator("#draft .sent").nth(3).locator(".ref").click()
    fake_desk.locator('#draft [data-section="s1-2-2"]').get_by_role("button", name="Sửa").click()
    fake_desk.locator(f"#tab-{tab}").click()
    assert violations(fake_desk) == []


def violations(page: Page, *rules: str) -> list[Any]:
    """What axe finds; all its rules where none is named."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    script = """async rules => (await axe.run(rules.length ? {runOnly: rules} : {}))
        .violations.map(v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 160), v.nodes[0].failureSummary])"""
    return list(page.evaluate(script, list(rules)))


def test_workbench_weighs_little(page: Page, fake: str, seen: str) -> None:
    """Everything the workbench loads, editor included, compressed."""
    bodies: dict[str, bytes] = {}
    page.on("response", lambda response: bodies.setdefault(response.url, response.body()) if "/api/" not in response.url else None)
    go(page, fake, seen, "workbench")
    page.locator("#draft").get_by_role("button", name="Sửa").first.click()
    page.wait_for_selector(".pm")
    assert sum(len(gzip.compress(body)) for body in bodies.values()) <= LIMIT


def test_nothing_is_fetched_from_elsewhere(page: Page, fake: str, seen: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for name in PAGES:
        go(page, fake, seen, name)
    assert [url for url in asked if not url.startswith((fake, "data:", "blob:"))] == []


def test_section_is_accepted_by_keyboard(fake_desk: Page) -> None:
    section = fake_desk.locator('#draft [data-section="s1-1-1"]')
    section.get_by_role("tab", name="A Kế thừa").focus()
    fake_desk.keyboard.press("Tab")
    fake_desk.keyboard.press("Enter")
    expect(section.locator(".sec-h")).to_contain_text("Còn 2 câu hỏi")
    expect(section.locator(".cand")).to_have_count(0)


def test_tabs_move_by_arrow_keys_and_alt_numbers(fake_desk: Page) -> None:
    fake_desk.get_by_role("tab", name="Hỏi").focus()
    fake_desk.keyboard.press("ArrowRight")
    expect(fake_desk.locator("#panel-source")).to_be_visible()
    fake_desk.keyboard.press("Alt+4")
    expect(fake_desk.locator("#panel-talk")).to_be_visible()


def test_one_pane_at_a_time_on_a_narrow_screen(page: Page, fake: str, seen: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    go(page, fake, seen, "workbench")
    expect(page.locator("#draft")).to_be_visible()
    expect(page.locator("#composer")).to_be_hidden()
    page.get_by_role("button", name="Cần làm").click()
    expect(page.locator("#composer")).to_be_visible()


def test_bundle_is_what_the_source_builds(tmp_path: Path) -> None:
    if not shutil.which("node") or not (EDITOR / "node_modules").exists():
        pytest.skip("thiếu node hoặc gói: cài nodejs, chạy npm ci trong api/editor")
    subprocess.run(["node", "build.mjs", str(tmp_path)], cwd=EDITOR, check=True, timeout=60)
    assert (tmp_path / "editor.js").read_bytes() == (ROOT / "api" / "static" / "editor.js").read_bytes()


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_colours_keep_their_contrast_in_every_theme(page: Page, fake: str, theme: str) -> None:
    page.goto(f"{fake}/thanh-phan")
    page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
    expect(page.locator("#colours tr").first).to_be_visible()
    assert page.locator("#colours .low").count() == 0
    page.evaluate("document.documentElement.style.setProperty('--ink-3', '#bbb'); document.documentElement.dataset.theme = 'light'")
    expect(page.locator("#colours .low").first).to_be_visible()
