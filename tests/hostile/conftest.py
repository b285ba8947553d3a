"""One Preparer for all hostile files, and what they cost."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.preparing import Limits, Preparer
from corpus.reading.office_program import find_program
from tests.hostile.table import Table

LIMITS = Limits(seconds=15, seconds_per_page=2, pages=20, memory_bytes=1024 * 1024 * 1024)


@pytest.fixture(scope="session")
def table() -> Iterator[Table]:
    table = Table()
    yield table
    print(table.printed())


@pytest.fixture(scope="session")
def preparer(table: Table) -> Iterator[Preparer]:
    with Preparer(workers=2, limits=LIMITS, observed=table.observe) as made:
        yield made


@pytest.fixture(scope="session")
def needs_office() -> None:
    if find_program() is None:
        pytest.skip("needs LibreOffice Writer (Debian: libreoffice-writer)")


@pytest.fixture
def memory_grown() -> Iterator[None]:
    """Fails where this process holds much more at the end of the test than at its start (the file itself is made in it)."""
    before = resident()
    yield
    assert resident() - before < 200 * 1024 * 1024


def resident() -> int:
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
