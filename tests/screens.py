"""Pictures of every screen for docs/screens: `python -m tests.screens [FOLDER]`, on the program itself with its sample library.

Each is 1366×768 (narrow ones 390×844), with few colours so that it stays small. Not a test: tests/browser says what must hold.
"""

import json
import sys
import tempfile
import urllib.request
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import ARGUMENTS, CHROMIUM, ROOT, running

FOLDER = ROOT / "docs" / "screens"
_COLOURS = 48
_WIDE, _NARROW = (1366, 768), (390, 844)
Steps = Callable[[Page], None]


def _tab(name: str) -> Steps:
    return lambda page: page.locator(f"#tab-{name}").click()


def _source(page: Page) -> None:
    page.locator("#draft .sent .ref").nth(14).click()


def _says(text: str) -> Steps:
    def say(page: Page) -> None:
        page.locator(".composer textarea").first.fill(text)
        page.keyboard.press("Enter")
        page.wait_for_timeout(1500)

    return say


def _press(*keys: str) -> Steps:
    def press(page: Page) -> None:
        page.locator("body").click(position={"x": 700, "y": 20})
        for key in keys:
            page.keyboard.press(key)

    return press


def _click(selector: str) -> Steps:
    return lambda page: page.locator(selector).first.click()


def _nothing(_: Page) -> None:
    """The page as it opens."""


SCREENS: tuple[tuple[str, str, Steps], ...] = (
    ("bat-dau", "/", _nothing),
    ("xem-truoc", "/?tu={origin}", _nothing),
    ("tim-trong-kho", "/", _says("kết quả khen thưởng năm 2024")),
    ("soan-hoi", "/bao-cao/{report}", _nothing),
    ("soan-nguon", "/bao-cao/{report}", _source),
    ("soan-loi", "/bao-cao/{report}", _tab("findings")),
    ("soan-trao-doi", "/bao-cao/{report}", _says("căn cứ nào hết hiệu lực?")),
    ("soan-sua-muc", "/bao-cao/{report}", _click('#draft [data-do="edit"]')),
    ("phien-ban", "/bao-cao/{report}", _click('[data-do="versions"]')),
    ("tro-giup", "/bao-cao/{report}", _press("F1")),
    ("trinh-duyet", "/bao-cao/{report}/duyet", _nothing),
    ("xuat-word", "/bao-cao/{report}/xuat", _nothing),
    ("kho-van-ban", "/kho", _nothing),
    ("van-ban", "/van-ban/{origin}", _nothing),
    ("so-hieu-luc", "/so-hieu-luc?so=98/2023/N%C4%90-CP", _nothing),
    ("quy-tac", "/quy-tac/VB402", _nothing),
    ("thanh-phan", "/thanh-phan", _nothing),
    ("quan-tri", "/quan-tri", _nothing),
)
NARROW = ("bat-dau", "soan-hoi", "trinh-duyet", "xuat-word")
DARK = ("soan-hoi", "trinh-duyet")


def _call(url: str, body: object) -> dict[str, str]:
    request = urllib.request.Request(url, data=json.dumps(body).encode(), headers={"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        found: dict[str, str] = json.load(answer)
    return found


def _picture(browser: Browser, url: str, steps: Steps, size: tuple[int, int], theme: str) -> bytes:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="vi-VN")
    context.add_init_script(f"localStorage.setItem('trobut:theme', {theme!r}); localStorage.setItem('trobut:tour-seen', 'true')")
    page = context.new_page()
    page.goto(url)
    page.wait_for_timeout(2500)
    steps(page)
    page.wait_for_timeout(900)
    data = page.screenshot()
    context.close()
    return data


def _keep(data: bytes, path: Path) -> None:
    Image.open(BytesIO(data)).convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.name}: {path.stat().st_size // 1024} KB")


def main(folder: Path) -> None:
    """Take all pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, running("api.cli", "--data", data, "serve", "--port", "{port}") as site, sync_playwright() as play:
        with urllib.request.urlopen(f"{site}/api/v1/documents", timeout=60) as answer:
            origin = next(d["id"] for d in json.load(answer) if d["kind"] == "report" and d["period"] == "2025")
        report = _call(f"{site}/api/v1/reports", {"from": origin, "period": "2026"})["id"]
        browser = play.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        for name, address, steps in SCREENS:
            url = site + address.format(origin=origin, report=report)
            _keep(_picture(browser, url, steps, _WIDE, "light"), folder / f"{name}.png")
            if name in DARK:
                _keep(_picture(browser, url, steps, _WIDE, "dark"), folder / f"{name}-toi.png")
            if name in NARROW:
                _keep(_picture(browser, url, steps, _NARROW, "light"), folder / f"{name}-hep.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
