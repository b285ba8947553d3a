"""Rows of the store ↔ records. Plain tuples in a fixed order, so that sqlite3 and SQLAlchemy are read by the same code."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from corpus.registry.entry import Entry, Event, EventKind, Standing
from corpus.registry.events import Stated
from corpus.registry.units import Unit

COLUMNS = (
    "e.number, e.type, e.issuer, e.title, e.issued, e.effective_from, e.effective_to, e.status, e.replaced_by, e.amends, e.aliases, e.source, "
    "e.standing, e.relations_standing, e.id, e.title_standing, e.origin"
)
STATED_COLUMNS = "v.entry_id, v.subject, v.issued, v.kind, v.day, v.other, v.part, v.source, v.standing, v.origin"
Row = Sequence[Any]
_STANDINGS = {standing.value: standing for standing in Standing}


def record_of(row: Row) -> Entry:
    """The record of a row with `COLUMNS`."""
    number, kind, issuer, title, issued, start, end, status, replaced_by, amends, aliases, source, standing, relations, row_id, titled, origin = row
    return Entry(
        number,
        kind,
        issuer,
        title,
        day(issued) if issued else None,
        day(start) if start else None,
        day(end) if end else None,
        status,
        tuple(replaced_by.split("|")) if replaced_by else (),
        tuple(amends.split("|")) if amends else (),
        tuple(aliases.split("|")) if aliases else (),
        source,
        _STANDINGS[standing],
        _STANDINGS[relations],
        row_id,
        _STANDINGS[titled],
        (),
        (),
        origin,
    )


def stated_of(row: Row) -> Stated:
    """The statement of a row with `STATED_COLUMNS`."""
    _entry_id, subject, issued, kind, when, other, part, source, standing, _origin = row
    event = Event(EventKind(kind), day(when), other or None, part or None, source, _STANDINGS[standing])
    return Stated(subject, day(issued), event)


def unit_of(row: Row) -> Unit:
    """The agency of a row of name, kind, first and last day, successor, source."""
    name, kind, start, end, successor, source = row
    return Unit(name, kind, day(start), day(end), successor or None, source)


def day(value: str | date | None) -> date | None:
    """SQLite gives dates as text."""
    return date.fromisoformat(value) if isinstance(value, str) else value
