"""Faults in digits: number, swapped digits, year of the number, date, an invented number, letters for digits."""

import re
from collections.abc import Iterator
from datetime import date

from corpus.faults.model import Change
from corpus.faults.records import Records
from corpus.faults.sightings import Sighting, Span

_LOOKALIKE = {"0": "O", "1": "l"}
_FAR = 700


def numbers(text: str, seen: Sighting, _: Records) -> Iterator[Change]:
    """Another digit in the serial."""
    yield from _other_digits(text, _serial(text, seen))


def swaps(text: str, seen: Sighting, _: Records) -> Iterator[Change]:
    """Two neighbouring digits of the serial exchanged."""
    start, end = _serial(text, seen)
    for at in range(start, end - 1):
        if text[at] != text[at + 1] and not (at == start and text[at + 1] == "0"):
            yield Change(at, at + 2, text[at + 1] + text[at])


def years(text: str, seen: Sighting, _: Records) -> Iterator[Change]:
    """Another digit in the last two of the year that the number carries."""
    match = re.match(r"\d+[a-zđA-ZĐ]?/(\d{4})/", text[slice(*seen.number)])
    if match:
        yield from _other_digits(text, (seen.number[0] + match.start(1) + 2, seen.number[0] + match.end(1)))


def dates(text: str, seen: Sighting, _: Records) -> Iterator[Change]:
    """Another digit in day, month or the last two of the year. «07» and «7» are one day."""
    if seen.date is None:
        return
    for match in re.finditer(r"\d+", text[slice(*seen.date)]):
        first = seen.date[0] + match.start() + (2 if len(match.group()) == 4 else 0)
        for change in _other_digits(text, (first, seen.date[0] + match.end())):
            if day_in(change.apply(text)[slice(*seen.date)]) != seen.record.issued:
                yield change


def inventions(text: str, seen: Sighting, records: Records) -> Iterator[Change]:
    """A serial far above all known ones, on a day on which nothing is known: a document that was never issued."""
    if seen.date is None:
        return
    known = {row.issued for row in records.rows}
    serial, day = _serial(text, seen), seen.record.issued
    for step in range(1, 400):
        other = date.fromordinal(date(day.year, 1, 1).toordinal() + (day.timetuple().tm_yday + 7 * step) % 365)
        if other not in known and other.year == day.year and other < day:
            number = f"{_FAR + step}{text[serial[1] : seen.number[1]]}"
            yield Change(serial[0], seen.date[1], f"{number}{text[seen.number[1] : seen.date[0]]}ngày {other.day:02d}/{other.month}/{other.year}")


def letters(text: str, seen: Sighting, _: Records) -> Iterator[Change]:
    """O for 0, l for 1 in the serial, the year of the number or the date."""
    places = [_serial(text, seen), *([seen.date] if seen.date else [])]
    for start, end in places:
        for at in range(start, end):
            if text[at] in _LOOKALIKE and end - start > 1:
                yield Change(at, at + 1, _LOOKALIKE[text[at]])


def day_in(written: str) -> date | None:
    """The day that a written date names, None where there is no such day."""
    parts = [int(part) for part in re.findall(r"\d+", written)]
    try:
        return date(parts[2], parts[1], parts[0])
    except (ValueError, IndexError):
        return None


def _serial(text: str, seen: Sighting) -> Span:
    digits = re.match(r"\d+", text[slice(*seen.number)])
    return seen.number[0], seen.number[0] + (digits.end() if digits else 0)


def _other_digits(text: str, span: Span) -> Iterator[Change]:
    """Every other digit at every place; a number keeps its length, so it never begins with a new 0."""
    for at in range(*span):
        for digit in "0123456789":
            if digit != text[at] and not (digit == "0" and at == span[0]):
                yield Change(at, at + 1, digit)
