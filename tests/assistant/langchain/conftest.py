"""The scripted model server and a small library, once each for the tests of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.assistant.langchain.libraries import write_library
from tests.model_server.running import ModelServer, running_model_server


@pytest.fixture(scope="session")
def model_server() -> Iterator[ModelServer]:
    with running_model_server() as server:
        yield server


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that holds a report and a plan."""
    return write_library(tmp_path_factory.mktemp("data"))
