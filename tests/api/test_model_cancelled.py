"""An officer who stops a proposal while the model is still writing: the model is no longer read, and the report stays as it was."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
import uvicorn

from api.app import create_app
from api.settings import Settings
from tests.api.conftest import OLD
from tests.model_server.running import ModelServer, running_model_server


@pytest.fixture
def model_server() -> Iterator[ModelServer]:
    with running_model_server() as server:
        yield server


@pytest.fixture
def address(tmp_path: Path, model_server: ModelServer) -> Iterator[str]:
    """The application on a real port, with a model that takes half a minute."""
    settings = Settings(data=tmp_path, model_url=model_server.base_url, model_name="calls/slow", model_timeout_s=60)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    server = uvicorn.Server(uvicorn.Config(create_app(settings), host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}/api/v1"
    server.should_exit = True
    thread.join()


def test_reader_who_leaves_stops_the_model(address: str, model_server: ModelServer) -> None:
    with httpx.Client(timeout=30, trust_env=False) as client:
        report = client.post(f"{address}/reports", json={"from": OLD, "period": "2025H1"}).json()
        section = next(s["id"] for s in report["sections"] if s["number"] == "5.2")
        before = client.get(f"{address}/reports/{report['id']}").json()
        proposals = f"{address}/reports/{report['id']}/sections/{section}/proposals"
        with client.stream("POST", proposals, json={"candidates": ["D"]}, headers={"accept": "text/event-stream"}) as answer:
            reading = answer.iter_text()
            said = next(reading)
            while "event: progress" not in said:
                said += next(reading)
            assert said.startswith("event: candidate") and '"letters": 24' in said
        _until(lambda: model_server.broken() == ["calls/slow"])
        assert client.get(f"{address}/reports/{report['id']}").json() == before


def _until(happened: Callable[[], bool], seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.1)
