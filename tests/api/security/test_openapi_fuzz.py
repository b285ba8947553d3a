"""Requests generated from the description of the interface: no error of the server, answers as they are described. Few, and always the same.

More by hand: `SCHEMATHESIS_EXAMPLES=200 python -m pytest tests/api/security/test_openapi_fuzz.py`.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, assume, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from api.app import create_app
from api.settings import Settings
from tests.api.office import Office, opened

EXAMPLES = int(os.environ.get("SCHEMATHESIS_EXAMPLES", "8"))
LEFT_OUT = re.compile("/events$|/reindex$|^/api/v1/session$|^/api/v1/links/|/me/password$|/batch$|^/api/v1/accounts|^/(dang|lan)")
"""Endless answers, work on the whole library, what would sign the tester out; these have tests of their own."""
CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance, status_code_conformance]
NOT_IDS = {"agencies", "counts", "verification", "runs", "failures", "batch"}
"""Words that stand where an id may stand: another route."""
FEW = settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))


def _schema() -> Any:
    return schemathesis.openapi.from_dict(create_app(Settings(data=Path("unused"))).openapi())


OPERATIONS = {operation.label: operation for operation in (found.ok() for found in _schema().get_all_operations()) if not LEFT_OUT.search(operation.path)}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office of its own: made-up calls change what other tests look for."""
    with opened(tmp_path_factory.mktemp("tried")) as office:
        yield office


@pytest.fixture(scope="module")
def headers(office: Office) -> dict[str, str]:
    return {"authorization": f"Bearer {office.token('hanh')}"}


@pytest.mark.parametrize("label", OPERATIONS)
def test_the_interface_keeps_its_word(label: str, office: Office, headers: dict[str, str]) -> None:
    operation = OPERATIONS[label]
    operation.app = office.stranger.app
    seen: list[int] = []

    @FEW
    @given(case=operation.as_strategy())
    def asked(case: Any) -> None:
        assume(case.path_parameters.get("document") not in NOT_IDS)
        office.access.work._left.clear()
        answer = case.call(headers=headers)
        case.validate_response(answer, checks=CHECKS)
        seen.append(answer.status_code)

    asked()
    assert seen and 401 not in seen


def test_nearly_everything_is_asked() -> None:
    assert len(OPERATIONS) >= 45
