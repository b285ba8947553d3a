"""One office for the tests of a session; tests that change accounts open their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.office import Office, opened


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
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
