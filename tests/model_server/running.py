"""Starts the scripted server as a separate process on a free port of loopback, and stops it."""

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class ModelServer:
    """`base_url` is what a model setting takes; the model's name is the name of a case."""

    port: int

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def ollama_url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def asked(self, case: str) -> list[dict[str, object]]:
        """The request bodies that named `case`, with their headers under «headers»."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/asked", timeout=5) as response:
            return [request for request in json.loads(response.read()) if request["model"] == case]

    def broken(self) -> list[str]:
        """Cases whose connection was broken off from this side."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/broken", timeout=5) as response:
            return list(json.loads(response.read()))


@contextmanager
def running_model_server() -> Iterator[ModelServer]:
    process = subprocess.Popen([sys.executable, "-m", "tests.model_server"], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield ModelServer(int(process.stdout.readline()))
    finally:
        process.terminate()
        process.wait(timeout=10)
        if process.stdout:
            process.stdout.close()
