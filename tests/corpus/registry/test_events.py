"""Events as text, and what follows from them for a day."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.registry.entry import Entry, Event, EventKind, Standing
from corpus.registry.events import events_text, read_events
from corpus.registry.snapshot import Registry
from corpus.registry.validity import has_ended, in_force

LAW = Entry("1/2020/NĐ-CP", "Nghị định", "Chính phủ", "a", date(2020, 1, 1), date(2020, 3, 1), status="in_force")
NAMES = st.one_of(st.none(), st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), min_size=1).map(str.strip).filter(bool))
EVENTS = st.builds(
    Event, st.sampled_from(EventKind), st.one_of(st.none(), st.dates()), NAMES, NAMES, NAMES.map(lambda name: name or ""), st.sampled_from(Standing)
)


@given(st.lists(EVENTS))
def test_events_are_read_back_as_they_were_written(events: list[Event]) -> None:
    assert list(read_events(events_text(events))) == events


@pytest.mark.parametrize("text", ["vanished;2024-01-01", "expired;31/12/2024", "expired;2024-01-01;;;sure", "expired;2024-01-01;a;b;high;c;d"])
def test_an_event_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_events(text)


def told(text: str, entry: Entry = LAW) -> Entry:
    """The entry with the events, as a registry gives it."""
    (found,) = Registry((replace(entry, stated=read_events(text)),)).find("1/2020/NĐ-CP")
    return found


def test_an_end_follows_from_an_event() -> None:
    entry = told("replaced;2024-07-01;9/2024/NĐ-CP")
    assert (entry.effective_to, entry.replaced_by) == (date(2024, 7, 1), ("9/2024/NĐ-CP",))
    assert in_force(entry, date(2024, 6, 30)) is True
    assert in_force(entry, date(2024, 7, 1)) is False


def test_the_end_of_a_part_is_not_the_end() -> None:
    entry = told("expired;2024-07-01;;khoản 2 Điều 5")
    assert (entry.effective_to, in_force(entry, date(2025, 1, 1))) == (None, True)


def test_a_suspension_holds_until_it_is_lifted() -> None:
    entry = told("suspended;2024-01-01|resumed;2024-06-01")
    assert [in_force(entry, day) for day in (date(2023, 12, 31), date(2024, 1, 1), date(2024, 6, 1))] == [True, False, True]


def test_of_a_part_that_is_suspended_the_registry_does_not_know() -> None:
    assert in_force(told("suspended;2024-01-01;;Điều 5"), date(2024, 3, 1)) is None


def test_an_end_of_low_standing_leaves_it_open() -> None:
    entry = told("expired;2024-07-01;;;low")
    assert (in_force(entry, date(2025, 1, 1)), has_ended(entry, date(2025, 1, 1))) == (None, False)


def test_an_end_of_medium_standing_is_not_sure() -> None:
    entry = told("expired;2024-07-01;;;medium")
    assert (in_force(entry, date(2025, 1, 1)), entry.relations_standing) == (False, Standing.MEDIUM)
