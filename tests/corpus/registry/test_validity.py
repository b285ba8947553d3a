"""Force as of a day."""

from datetime import date

import pytest

from corpus.registry.entry import Entry
from corpus.registry.snapshot import Registry
from corpus.registry.starting import starter_registry
from corpus.registry.validity import in_force


def entry(**changes: object) -> Entry:
    fields: dict[str, object] = {"number": "1/QĐ-X", "type": "Quyết định", "issuer": "X", "title": "", "issued": date(2020, 1, 1)}
    return Entry(**(fields | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(("on", "expected"), [(date(2023, 12, 31), False), (date(2024, 1, 1), True), (date(2025, 6, 30), True), (date(2025, 7, 1), False)])
def test_the_first_day_is_inside_and_the_end_day_outside(on: date, *, expected: bool) -> None:
    known = entry(issued=date(2023, 12, 31), effective_from=date(2024, 1, 1), effective_to=date(2025, 7, 1), status="superseded")
    assert in_force(known, on) is expected


def test_a_superseded_document_without_an_end_date_is_unknown() -> None:
    assert in_force(entry(status="superseded"), date(2024, 1, 1)) is None


def test_a_current_document_is_in_force_from_its_date() -> None:
    assert in_force(entry(status="in_force"), date(2024, 1, 1)) is True
    assert in_force(entry(status="in_force"), date(2019, 12, 31)) is False


def test_successor_follows_the_chain_to_the_document_in_force() -> None:
    registry = starter_registry()
    (old,) = registry.find("91/2017/NĐ-CP")
    assert (registry.successor(old, date(2024, 6, 30)) or old).number == "98/2023/NĐ-CP"
    assert (registry.successor(old, date(2026, 1, 15)) or old).number == "152/2025/NĐ-CP"


def test_a_document_still_in_force_has_no_successor() -> None:
    (decree,) = starter_registry().find("98/2023/NĐ-CP")
    assert starter_registry().successor(decree, date(2024, 6, 30)) is None


def test_successor_ends_where_replacements_run_in_a_circle() -> None:
    first = entry(number="1/QĐ-X", effective_to=date(2021, 1, 1), replaced_by=("2/QĐ-X",))
    second = entry(number="2/QĐ-X", effective_to=date(2022, 1, 1), replaced_by=("1/QĐ-X",))
    assert Registry((first, second)).successor(first, date(2023, 1, 1)) == second
