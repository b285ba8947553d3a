"""Types with a real Vietnamese input method (ibus-unikey, Telex) into a Chromium with a window: run inside `dbus-run-session` on a virtual screen.

`python -m tests.browser.real_keyboard ADDRESS SECTION` prints what arrived, as JSON. The caller sets DISPLAY and the GTK module.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from typing import Any

from tests.browser.conftest import ARGUMENTS, CHROMIUM

PROGRAMS = ("Xvfb", "xdotool", "ibus", "ibus-daemon", "dbus-run-session")
TELEX = " Tieengs Vieejt cos daaus dduwowcj gox nhanh."
WANTED = "Tiếng Việt có dấu được gõ nhanh."


def missing() -> list[str]:
    """Programs that are not installed."""
    return [name for name in PROGRAMS if not shutil.which(name)]


def press(keys: str) -> None:
    """Keys of a real keyboard: the input method makes letters of them."""
    subprocess.run(["xdotool", "type", "--delay", "110", keys], check=True)
    time.sleep(1.2)


def main(address: str, section: str) -> int:
    daemon = subprocess.Popen(["ibus-daemon", "--xim", "--panel", "disable", "--config", "disable"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        engine = _engine()
        print(json.dumps({"engine": engine} | (_typed(address, section) if engine == "Unikey" else {}), ensure_ascii=False))
    finally:
        daemon.terminate()
    return 0


def _engine() -> str:
    """The engine in use once the daemon answers."""
    for _ in range(40):
        subprocess.run(["ibus", "engine", "Unikey"], capture_output=True)
        named = subprocess.run(["ibus", "engine"], capture_output=True, text=True).stdout.strip()
        if named == "Unikey":
            return named
        time.sleep(0.5)
    return ""


def _typed(address: str, section: str) -> dict[str, Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        options = [*ARGUMENTS, "--ozone-platform=x11"]
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), headless=False, args=options, env={**os.environ})
        page = browser.new_page(viewport={"width": 1240, "height": 700})
        page.goto(address)
        page.wait_for_selector("body[data-ready]")
        page.evaluate("() => { window.composed = 0; addEventListener('compositionend', () => { window.composed += 1; }, true); }")
        page.bring_to_front()
        place = page.locator(f'#draft [data-section="{section}"]')
        place.locator("[data-do=edit]").first.click()
        place.locator(".pm").click()
        page.keyboard.press("Control+End")
        press(TELEX)
        in_editor = place.locator(".pm").inner_text()
        kept = page.evaluate("Object.entries(localStorage).filter(([key]) => key.includes('edit:')).map(([, value]) => value).join()")
        composed = page.evaluate("window.composed")
        page.keyboard.press("Control+Enter")
        place.locator(".editing").wait_for(state="detached")
        saved = place.inner_text()
        page.locator("#message").click()
        press(TELEX.strip())
        in_composer = page.locator("#message").input_value()
        browser.close()
    return {"editor": in_editor, "kept": kept, "composed": composed, "saved": saved, "composer": in_composer}


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
