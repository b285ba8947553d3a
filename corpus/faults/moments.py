"""Faults of time: the same words on a day on which the document no longer, or not yet, holds; a predecessor cited in its place."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from corpus.faults.model import Change
from corpus.faults.records import Record, Records
from corpus.faults.sightings import Sighting

_AFTER = (0, 1, 20, 100, 300, 500)
_BEFORE = (1, 2, 7, 30, 90)
_OF_FORCE = re.compile(r"hiệu lực|sửa đổi|bổ sung|thay thế|bãi bỏ|kể từ ngày", re.IGNORECASE)
_SENTENCE = 260
_MERGER = date(2025, 7, 1)
_ENDED = ("Kiên Giang", "Long An", "Bạc Liêu", "Quảng Nam", "Bình Định")
_UNKNOWN = 311


def repeals(seen: Sighting, own_day: date) -> Iterator[date]:
    """Days after the last day in force, and not before the document's own."""
    last = seen.record.effective_to
    if last:
        yield from (day for after in _AFTER if (day := last + timedelta(days=after)) >= own_day)


def early_days(seen: Sighting) -> Iterator[date]:
    """Days between issue and entry into force."""
    first = seen.record.effective_from
    if first:
        yield from (day for before in _BEFORE if (day := first - timedelta(days=before)) >= seen.record.issued)


def speaks_of_force(text: str, seen: Sighting) -> bool:
    """Whether the sentence is about force or amendment: then it does not rest on the document, and may name one to come."""
    start = max(text.rfind("\n", 0, seen.start), seen.start - _SENTENCE)
    return bool(_OF_FORCE.search(text[start : seen.end + _SENTENCE].partition("\n\n")[0]))


def days_before(seen: Sighting) -> Iterator[date]:
    """Days before the issue."""
    yield from (seen.record.issued - timedelta(days=before) for before in _BEFORE)


def after_merger(text: str, seen: Sighting) -> Iterator[tuple[Change, date]]:
    """A document that nobody issued: unknown number, a day after the merger, a province that was no more; with the day of the text."""
    office = re.match(r"(?:Ủy ban nhân dân|Hội đồng nhân dân) tỉnh", seen.record.issuer)
    if not office or not seen.issuer or not seen.date or seen.record.carries_year:
        return
    for step, name in enumerate(_ENDED):
        day = _MERGER + timedelta(days=20 + 17 * step)
        number = re.sub(r"^\d+", str(_UNKNOWN + step), text[slice(*seen.number)])
        written = f"{number} ngày {day.day:02d}/{day.month}/{day.year} của {office[0]} {name}"
        yield Change(seen.number[0], seen.issuer[1], written), day + timedelta(days=40)


def successor(record: Record, records: Records, on: date) -> Record | None:
    """The known document that has taken its place by `on`."""
    known = (records.named(reference) for reference in record.successors)
    return next((row for row in known if row and row.issued <= on), None)


def predecessors(seen: Sighting, records: Records, on: date) -> Iterator[tuple[Change, Record]]:
    """The citation replaced by one of a document that it had replaced by `on`."""
    for row in records.rows:
        if row.effective_to and row.effective_to <= on and row.sure_relations and any(records.named(name) == seen.record for name in row.successors):
            day = f" ngày {row.issued.day:02d}/{row.issued.month:02d}/{row.issued.year}"
            yield Change(seen.start, seen.end, f"{row.type} số {row.number}{day} của {row.issuer} {row.title}"), row
