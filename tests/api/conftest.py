"""The real application over real data folders."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from tests.api.office import Office, opened

OLD = "bc-tdkt-6t-2024"
REQUEST = "cv-yeu-cau-6t-2026"


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """An application with the sample library, for tests that only read or make reports of their own."""
    with TestClient(create_app(Settings(data=tmp_path_factory.mktemp("data")))) as client:
        yield client


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    """An application with an empty library."""
    with TestClient(create_app(Settings(data=tmp_path / "data", samples=False))) as client:
        yield client


@pytest.fixture
def report(samples: TestClient) -> dict[str, object]:
    """A fresh report for the first half of 2025."""
    answer = samples.post("/api/v1/reports", json={"from": OLD, "period": "2025H1"})
    assert answer.status_code == 201, answer.text
    form: dict[str, object] = answer.json()
    return form


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One office with accounts for the tests of a session; tests that change accounts open their own."""
    with opened(tmp_path_factory.mktemp("office")) as office:
        yield office


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Office]:
    """An office of its own without documents."""
    with opened(tmp_path / "small", samples=False) as office:
        yield office


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Office]:
    """A machine without accounts."""
    with opened(tmp_path / "bare", samples=False, people=False) as office:
        yield office
