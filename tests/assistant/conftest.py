"""A small office's workflow."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.workflow import Workflow
from tests.assistant.offices import open_office


@pytest.fixture
def workflow(tmp_path: Path) -> Iterator[Workflow]:
    opened, database = open_office(tmp_path)
    yield opened
    database.close()
