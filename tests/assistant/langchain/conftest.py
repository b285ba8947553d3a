"""The scripted model server, once for the tests of this folder."""

from collections.abc import Iterator

import pytest

from tests.model_server.running import ModelServer, running_model_server


@pytest.fixture(scope="session")
def model_server() -> Iterator[ModelServer]:
    with running_model_server() as server:
        yield server
