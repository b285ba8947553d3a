"""The list of the library: found by number, title, agency, file name; narrowed, sorted, counted."""

from datetime import UTC, date, datetime, timedelta
from typing import cast

import pytest

from api.catalogue import Catalogue, Wanted
from corpus.document import Kind
from corpus.library import Library, StoredDocument

FIRST = datetime(2025, 1, 1, tzinfo=UTC)


class Shelf:
    """A library of given documents that counts how often it is listed."""

    def __init__(self, documents: list[StoredDocument]) -> None:
        self.documents, self.listed, self.changes = documents, 0, 0

    def generation(self) -> int:
        return self.changes

    def list(self) -> tuple[StoredDocument, ...]:
        self.listed += 1
        return tuple(self.documents)


def stored(number: int, *, kind: Kind = Kind.REPORT, agency: str | None = "Sở Du lịch tỉnh Lam Giang", period: str | None = "2024H1") -> StoredDocument:
    return StoredDocument(
        id=f"d{number}",
        name=f"tep-{number}.docx",
        sha256=str(number),
        format="docx",
        kind=kind,
        title=f"Báo cáo kết quả số {number}",
        agency=agency,
        number=f"{number}/BC-SDL",
        issued=date(2024, 6, 1) + timedelta(days=number) if number % 5 else None,
        period=period,
        sections=1,
        passages=2,
        notes=(),
        added_at=FIRST + timedelta(minutes=number),
    )


@pytest.fixture
def shelf() -> Shelf:
    plan = stored(30, kind=Kind.PLAN, agency="Sở Công Thương tỉnh Lam Giang", period="2025")
    return Shelf([*(stored(number) for number in range(1, 13)), plan])


@pytest.fixture
def catalogue(shelf: Shelf) -> Catalogue:
    return Catalogue(cast("Library", shelf))


@pytest.mark.parametrize(("query", "count"), [("so cong thuong", 1), ("Sở Công Thương", 1), ("30/bc", 1), ("tep-12", 1), ("ket qua", 13), ("khong co", 0)])
def test_query_is_looked_for_with_and_without_accents(catalogue: Catalogue, query: str, count: int) -> None:
    assert len(catalogue.find(Wanted(query))) == count


def test_conditions_narrow_together(catalogue: Catalogue) -> None:
    assert [each.id for each in catalogue.find(Wanted(kind=Kind.PLAN, year=2025))] == ["d30"]
    assert catalogue.find(Wanted(kind=Kind.PLAN, year=2024)) == []
    assert len(catalogue.find(Wanted(agency="Sở Du lịch tỉnh Lam Giang", period="2024H1"))) == 12


def test_numbers_sort_as_numbers(catalogue: Catalogue) -> None:
    assert [each.id for each in catalogue.find(Wanted(), "number")][:3] == ["d1", "d2", "d3"]
    assert [each.id for each in catalogue.find(Wanted(), "-number")][:2] == ["d30", "d12"]


def test_what_lacks_the_value_comes_last_both_ways(catalogue: Catalogue) -> None:
    for sort in ("date", "-date"):
        found = catalogue.find(Wanted(), sort)  # type: ignore[arg-type]
        assert [each.issued for each in found[-3:]] == [None, None, None]


def test_counts_name_kinds_agencies_years_and_periods(catalogue: Catalogue) -> None:
    counts = catalogue.counts()
    assert (counts.total, counts.passages) == (13, 26)
    assert counts.kinds == (("report", 12), ("plan", 1)) and counts.years == ((2025, 1), (2024, 12))


def test_library_is_listed_again_only_when_it_changed(catalogue: Catalogue, shelf: Shelf) -> None:
    catalogue.find(Wanted())
    catalogue.find(Wanted("x"))
    assert shelf.listed == 1
    shelf.changes += 1
    catalogue.counts()
    assert shelf.listed == 2
