"""A real input method under a virtual screen: what is typed in Telex arrives whole in the editor, in what is kept, on the server and in the composer."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import CHROMIUM, ROOT, call
from tests.browser.real_keyboard import TELEX, WANTED, missing
from tests.browser.test_flow import proposed

pytestmark = pytest.mark.browser


@pytest.fixture
def screen() -> Iterator[str]:
    """A virtual screen, by its name."""
    if missing() or not CHROMIUM.exists():
        pytest.skip(f"thiếu {', '.join(missing()) or 'chromium'}: apt-get install xvfb xdotool ibus ibus-unikey ibus-gtk3 dbus")
    taken, given = os.pipe()
    process = subprocess.Popen(["Xvfb", "-displayfd", str(given), "-screen", "0", "1366x900x24"], pass_fds=(given,), stderr=subprocess.DEVNULL)
    os.close(given)
    with os.fdopen(taken) as told:
        yield f":{told.readline().strip()}"
    process.terminate()
    process.wait(10)


def test_telex_of_a_real_input_method_arrives_whole(screen: str, site: str, report: Any, tmp_path: Path) -> None:
    section = proposed(report)["id"]
    environment = {**os.environ, "DISPLAY": screen, "HOME": str(tmp_path), "GTK_IM_MODULE": "ibus", "XMODIFIERS": "@im=ibus", "LANG": "C.UTF-8"}
    address = f"{site}/bao-cao/{report['id']}"
    command = ["dbus-run-session", "--", sys.executable, "-m", "tests.browser.real_keyboard", address, section]
    began = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, (done.stderr[-2000:], time.monotonic() - began)
    typed = json.loads(done.stdout.splitlines()[-1])
    assert typed["engine"] == "Unikey" and typed["composed"] > 3, "the keys never went through the input method"
    assert WANTED in typed["editor"] and WANTED in typed["kept"] and WANTED in typed["saved"] and typed["composer"] == WANTED
    assert TELEX.strip() not in typed["editor"]
    text = " ".join(s["text"] for each in call(f"{site}/api/v1/reports/{report['id']}")["sections"] for p in each["paragraphs"] for s in p["sentences"])
    assert text.count(WANTED) == 1
