"""A killed server and a full disk: whatever was acknowledged is there afterwards."""

import json
import random
import resource
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.api.conftest import OLD

ROOT = Path(__file__).parents[2]


def serve(data: Path, *, before: Callable[[], None] | None = None) -> tuple[subprocess.Popen[bytes], str]:
    """The program on a free port, ready to answer."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "api.cli", "--data", str(data), "serve", "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, preexec_fn=before)  # noqa: PLW1509 -- no other thread here
    url = f"http://127.0.0.1:{port}"
    for _ in range(1_800):
        try:
            call(f"{url}/readyz")
        except OSError:
            time.sleep(0.1)
        else:
            return process, url
    raise AssertionError("the server did not start")


def call(url: str, body: Any = None, method: str | None = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data=data, method=method, headers={"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def number_question(report: Any) -> str:
    return next(q["id"] for q in report["questions"] if q["kind"] == "figure" and q["type"] == "int")


def value_of(report: Any, question: str) -> str:
    return next(q["value"] for q in report["questions"] if q["id"] == question)


def test_nothing_acknowledged_is_lost_when_the_server_is_killed(tmp_path: Path) -> None:
    chance = random.Random(11)
    process, url = serve(tmp_path)
    report = call(f"{url}/api/v1/reports", {"from": OLD, "period": "2025H1"})
    question, acknowledged, value = number_question(report), 1, 100
    for _ in range(3):
        deadline = time.monotonic() + chance.uniform(0.2, 1.2)
        sent = value
        while time.monotonic() < deadline:
            sent = value + 1
            acknowledged = call(f"{url}/api/v1/reports/{report['id']}/facts", {"facts": {question: sent}}, "PATCH")["revision"]
            value = sent
        process.send_signal(signal.SIGKILL)
        process.wait()
        process, url = serve(tmp_path)
        found = call(f"{url}/api/v1/reports/{report['id']}")
        assert found["revision"] == acknowledged
        assert value_of(found, question) == str(value)
    process.terminate()
    process.wait()


def test_full_disk_is_told_in_one_sentence_and_nothing_saved_is_lost(tmp_path: Path) -> None:
    """A limit on file size stands in for a full disk: the database cannot grow any more."""
    process, url = serve(tmp_path)
    report = call(f"{url}/api/v1/reports", {"from": OLD, "period": "2025H1"})
    process.terminate()
    process.wait()
    largest = max(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file())
    process, url = serve(tmp_path, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest + 400_000, largest + 400_000)))
    question, saved = number_question(report), 0
    refusal: dict[str, Any] = {}
    for value in range(100, 400):
        try:
            call(f"{url}/api/v1/reports/{report['id']}/facts", {"facts": {question: value}}, "PATCH")
        except urllib.error.HTTPError as error:
            refusal = json.load(error)
            break
        saved = value
    assert refusal["status"] == 507
    assert "dữ liệu" in refusal["detail"]
    assert value_of(call(f"{url}/api/v1/reports/{report['id']}"), question) == str(saved)
    process.terminate()
    process.wait()
