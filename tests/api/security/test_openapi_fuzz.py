"""Requests generated from /openapi.json: no error of the server, answers as they are described. Few and always the same, for CI; more by hand.

`SCHEMATHESIS_EXAMPLES=500 python -m pytest tests/api/security/test_openapi_fuzz.py`.
"""

import os
from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from tests.api.office import Office

EXAMPLES = int(os.environ.get("SCHEMATHESIS_EXAMPLES", "6"))
_LEFT_OUT = ("/events$", "/reindex$", "^/api/v1/session$", "^/api/v1/links/", "^/api/v1/me/password$", "/batch$", "^/api/v1/accounts/")
CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance]
_ = status_code_conformance


@pytest.fixture(scope="module")
def interface(office: Office) -> Iterator[schemathesis.BaseSchema]:
    found = schemathesis.openapi.from_asgi("/openapi.json", office.stranger.app, headers={"authorization": f"Bearer {office.token('hanh')}"})
    yield found.exclude(path_regex="|".join(_LEFT_OUT))


schema = schemathesis.pytest.from_fixture("interface")


@schema.parametrize()
@settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck)
)
def test_the_interface_keeps_its_word(case: schemathesis.Case, office: Office) -> None:
    office.access.work._left.clear()
    case.call_and_validate(headers={"authorization": f"Bearer {_token(office)}"}, checks=CHECKS)


def _token(office: Office) -> str:
    if not hasattr(_token, "made"):
        _token.made = office.token("hanh")  # type: ignore[attr-defined]
    return str(_token.made)  # type: ignore[attr-defined]
