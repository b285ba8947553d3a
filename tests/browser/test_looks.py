"""What holds for every screen: fits the screen, accessible, light, usable by keyboard, same bundle from the same source."""

import gzip
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT
from tests.browser.office import Office, opened
from tests.browser.views import PAGES, VIEWS, Places

pytestmark = pytest.mark.browser

EDITOR = ROOT / "api" / "editor"
STATIC = ROOT / "api" / "static"
AXE = EDITOR / "node_modules" / "axe-core" / "axe.min.js"
LIMIT = 250 * 1024
WIDTHS = (390, 1024, 1366, 1920)
OUTSIDE = """width => [...document.querySelectorAll(document.querySelector("dialog[open]") ? "dialog[open], dialog[open] *" : ".bar *")]
    .filter(each => each.checkVisibility() && !each.closest(".hid, .scroll, .narrow-hid"))
    .map(each => [each, each.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.left < 0 || box.right > width + 0.5))
    .map(([each]) => each.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def places(request: pytest.FixtureRequest) -> Places:
    return Places(request)


@pytest.fixture(scope="module")
def office(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with opened(tmp_path_factory.mktemp("office"), browser) as found:
        yield found


@pytest.mark.parametrize("name", VIEWS)
def test_screen_does_not_scroll_sideways(page: Page, places: Places, name: str) -> None:
    """Neither the page, nor does its bar or an open dialog reach beyond the screen, where nobody could scroll to it."""
    VIEWS[name](page, places)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844 if width == 390 else 768})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width
        assert page.evaluate(OUTSIDE, width) == [], width


def test_what_reaches_beyond_the_screen_is_noticed(page: Page, places: Places) -> None:
    VIEWS["start"](page, places)
    assert page.evaluate(OUTSIDE, 600) != []


@pytest.mark.parametrize("name", VIEWS)
def test_screen_has_no_accessibility_violation(page: Page, places: Places, name: str) -> None:
    if not AXE.exists():
        pytest.skip("thiếu axe-core: chạy npm ci trong api/editor")
    VIEWS[name](page, places)
    assert violations(page) == []
    for theme in ("dark", "contrast"):
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        assert violations(page, "color-contrast") == [], theme


@pytest.mark.parametrize("name", PAGES)
def test_page_has_one_help(page: Page, places: Places, name: str) -> None:
    """One button, the same at every width; F1 and «?» open the one dialog."""
    PAGES[name](page, places)
    for width in (1366, 390):
        page.set_viewport_size({"width": width, "height": 768})
        expect(page.get_by_role("button", name="Trợ giúp")).to_have_count(1)
    assert page.locator("[id=keys]").count() == 1
    for key in ("F1", "?"):
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press(key)
        expect(page.get_by_role("dialog", name="Trợ giúp")).to_be_visible()
        assert page.locator("#keys p").first.inner_text().strip()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog", name="Trợ giúp")).to_have_count(0)


@pytest.mark.parametrize(
    ("name", "here", "elsewhere"),
    [("workbench", "nhận phương án đang xem", "Đạt, sang ý"), ("review", "Đạt, sang ý", "nhận phương án"), ("export", "A4", "nhận phương án")],
)
def test_help_tells_the_keys_of_its_page(page: Page, places: Places, name: str, here: str, elsewhere: str) -> None:
    PAGES[name](page, places)
    page.locator("header [aria-label='Trợ giúp']").click()
    expect(page.locator("#keys")).to_contain_text(here)
    expect(page.locator("#keys")).not_to_contain_text(elsewhere)


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


def test_workbench_weighs_little(page: Page, places: Places) -> None:
    """Everything the workbench loads, editor included, compressed."""
    bodies: dict[str, bytes] = {}
    page.on("response", lambda response: bodies.setdefault(response.url, response.body()) if "/api/" not in response.url else None)
    PAGES["workbench"](page, places)
    page.locator("#draft").get_by_role("button", name="Sửa").first.click()
    page.wait_for_selector(".pm")
    assert sum(len(gzip.compress(body)) for body in bodies.values()) <= LIMIT


def test_nothing_is_fetched_from_elsewhere(page: Page, places: Places) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for view in PAGES.values():
        view(page, places)
    own = (places.fake, places.site, places.office.url)
    assert [url for url in asked if not url.startswith((*own, "data:", "blob:"))] == []


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


def test_one_pane_at_a_time_on_a_narrow_screen(page: Page, places: Places) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    PAGES["workbench"](page, places)
    expect(page.locator("#draft")).to_be_visible()
    expect(page.locator("#composer")).to_be_hidden()
    page.get_by_role("button", name="Cần làm").click()
    expect(page.locator("#composer")).to_be_visible()


def test_bundle_is_what_the_source_builds(tmp_path: Path) -> None:
    if not shutil.which("node") or not (EDITOR / "node_modules").exists():
        pytest.skip("thiếu node hoặc gói: cài nodejs, chạy npm ci trong api/editor")
    subprocess.run(["node", "build.mjs", str(tmp_path)], cwd=EDITOR, check=True, timeout=60)
    built = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.js"))
    committed = sorted((STATIC / "js" / "packed").glob("*.js"))
    assert built == sorted([Path("editor.js"), *(path.relative_to(STATIC) for path in committed)])
    assert [path for path in built if (tmp_path / path).read_bytes() != (STATIC / path).read_bytes()] == []


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_colours_keep_their_contrast_in_every_theme(page: Page, fake: str, theme: str) -> None:
    page.goto(f"{fake}/thanh-phan")
    page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
    expect(page.locator("#colours tr").first).to_be_visible()
    assert page.locator("#colours .low").count() == 0
    page.evaluate("document.documentElement.style.setProperty('--ink-3', '#bbb'); document.documentElement.dataset.theme = 'light'")
    expect(page.locator("#colours .low").first).to_be_visible()
