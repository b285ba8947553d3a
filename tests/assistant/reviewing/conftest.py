"""A small office with a report in progress, and its workflow."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.report import Report
from assistant.workflow import Workflow
from tests.assistant.offices import START, open_office


@pytest.fixture
def workflow(tmp_path: Path) -> Iterator[Workflow]:
    opened, database = open_office(tmp_path)
    yield opened
    database.close()


@pytest.fixture
def report(workflow: Workflow) -> Report:
    return workflow.create(START, who="Cán bộ")
