"""Chromium, the pages to look at, and a report of its own for each test."""

import json
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ROOT = Path(__file__).parents[2]
STARTS_WITHIN = 240.0
SHOWN_WITHIN = 15_000
"""Milliseconds: a bound for busy machines, no test waits for it where the program does what is expected."""


def call(url: str, body: Any = None, method: str | None = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data=data, method=method, headers={"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def _wait_for(url: str, process: subprocess.Popen[bytes], probe: str) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline and process.poll() is None:
        try:
            call(url + probe)
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"server at {url} did not start")


@contextmanager
def running(*command: str, probe: str = "/api/v1/reports") -> Iterator[str]:
    """A server on a free port, its address; `{port}` in the command is replaced, `probe` answers once it has started."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-m", *(part.format(port=port) for part in command)], cwd=ROOT)
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_for(url, process, probe)
        yield url
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture(scope="session")
def fake() -> Iterator[str]:
    """Address of the fake API with the real pages: for cases a real server seldom gives."""
    with running("uvicorn", "tests.browser.fake_api:app", "--port", "{port}", "--log-level", "warning") as url:
        yield url


@pytest.fixture(scope="session")
def site_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder behind `site`."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session")
def site(site_data: Path) -> Iterator[str]:
    """Address that the flow tests use: the program itself with its sample library."""
    with running("api.cli", "--data", str(site_data), "serve", "--port", "{port}") as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if not CHROMIUM.exists():
        pytest.skip("thiếu chromium: apt-get install chromium")
    sync_api = pytest.importorskip("playwright.sync_api", reason="thiếu playwright: pip install playwright")
    sync_api.expect.set_options(timeout=SHOWN_WITHIN)
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page at 1366×768 that fails the test when a script breaks or the content policy is violated."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN", accept_downloads=True)
    context.set_default_timeout(2 * SHOWN_WITHIN)
    opened = context.new_page()
    broken: list[str] = []
    opened.on("pageerror", lambda error: broken.append(str(error)))
    opened.on("console", lambda message: broken.append(message.text) if message.type == "error" and "Failed to load resource" not in message.text else None)
    yield opened
    context.close()
    assert broken == []


def fresh_report(url: str) -> Any:
    """A new report from the first report of the library, for the same part of the next year."""
    document = next(each for each in call(f"{url}/api/v1/documents") if each["kind"] == "report" and each["period"])
    year = int(document["period"][:4])
    return call(f"{url}/api/v1/reports", {"from": document["id"], "period": f"{year + 1}{document['period'][4:]}"})


@pytest.fixture
def report(site: str) -> Any:
    return fresh_report(site)


@pytest.fixture
def desk(page: Any, site: str, report: Any) -> Any:
    """The workbench with a fresh report, opened."""
    page.goto(f"{site}/bao-cao/{report['id']}")
    page.wait_for_selector("#draft .sec")
    return page


@pytest.fixture
def troubled(fake: str) -> Iterator[Any]:
    """Asks the fake API for trouble, and ends it: troubled(away=True)."""

    def ask(**mode: Any) -> None:
        call(f"{fake}/test/mode", mode)

    yield ask
    ask(away=False, slow=0.03, withhold=False, cut=False)


@pytest.fixture
def fake_report(fake: str) -> Any:
    return fresh_report(fake)


@pytest.fixture
def fake_desk(page: Any, fake: str, fake_report: Any) -> Any:
    page.goto(f"{fake}/bao-cao/{fake_report['id']}")
    page.wait_for_selector("#draft .sec")
    return page
