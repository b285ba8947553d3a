"""The shipped files: what they hold and what they must not."""

from datetime import date

from corpus.registry.entry import Standing
from corpus.registry.numbers import number_key
from corpus.registry.starting import starter_entries, starter_registry
from corpus.registry.units import predecessors, successor_of, units


def test_every_reference_to_a_registered_document_is_unique() -> None:
    registry = starter_registry()
    numbers = {number_key(entry.number) for entry in registry.entries if entry.number}
    named = [(entry, reference) for entry in registry.entries for reference in (*entry.replaced_by, *entry.amends)]
    known = [(entry, reference) for entry, reference in named if number_key(reference.partition("@")[0]) in numbers]
    assert known
    for entry, reference in known:
        assert registry.resolve(reference), f"{entry.label} → {reference}"


def test_no_entry_of_low_standing_and_no_private_source_is_shipped() -> None:
    entries = list(starter_entries())
    assert entries
    for entry in entries:
        assert entry.standing is not Standing.LOW
        assert "seed" not in entry.source


def test_relations_that_were_not_compared_are_not_sure() -> None:
    (directive,) = starter_registry().find("34-CT/TW", issued=date(2014, 4, 7))
    assert directive.relations_standing is Standing.MEDIUM


def test_provinces_of_2025_are_thirty_four() -> None:
    assert len([unit for unit in units() if unit.kind == "province" and unit.valid_to is None]) == 34


def test_kien_giang_went_into_an_giang() -> None:
    assert successor_of("kien giang") == "an giang"
    assert predecessors("tay ninh") == {"long an"}
