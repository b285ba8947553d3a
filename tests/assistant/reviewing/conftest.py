"""A report in progress of the small office."""

import pytest

from assistant.report import Report
from assistant.workflow import Workflow
from tests.assistant.offices import START


@pytest.fixture
def report(workflow: Workflow) -> Report:
    return workflow.create(START, who="Cán bộ")
