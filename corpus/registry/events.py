"""What a record states of documents beyond its columns, and events as text.

An event as text is `kind;day;other;part;standing;source` («suspended;2024-05-01;;khoản 2 Điều 5;high;»), several are joined by «|»;
«;», «|» and «%» inside a field are written %3B, %7C and %25.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from corpus.registry.entry import Entry, Event, EventKind, Standing
from corpus.registry.numbers import number_key
from corpus.registry.titles import title_words

_FIELDS = 6
_ESCAPES = (("%", "%25"), (";", "%3B"), ("|", "%7C"))


@dataclass(frozen=True, slots=True)
class Stated:
    """An event of the document with key `subject` (of that day of issue, None: not said), stated by a record."""

    subject: str
    issued: date | None
    event: Event


def subject_key(entry: Entry) -> str:
    """The key under which events of a document are kept: its number, or its title where it has none."""
    return number_key(entry.number) if entry.number else title_subject(entry.title)


def title_subject(title: str) -> str:
    """«=» and the words of a title: never the key of a number."""
    return "=" + " ".join(title_words(title))


def statements(entry: Entry) -> Iterator[Stated]:
    """What a record states beyond its columns: own events, and that it amends others."""
    subject = subject_key(entry)
    for event in entry.stated:
        yield Stated(subject, entry.issued, _sourced(event, entry))
    if entry.amends and entry.number:
        other = entry.number + (f"@{entry.issued.isoformat()}" if entry.issued else "")
        amended = Event(EventKind.AMENDED, entry.effective_from or entry.issued, other, None, entry.source, entry.relations_standing)
        for reference in entry.amends:
            number, _, day = reference.partition("@")
            yield Stated(number_key(number), date.fromisoformat(day) if day else None, amended)


def _sourced(event: Event, entry: Entry) -> Event:
    return event if event.source else replace(event, source=entry.source)


def events_text(events: Iterable[Event]) -> str:
    """Events in the form of the CSV column."""
    return "|".join(";".join(map(_escaped, _cells(event))).rstrip(";") for event in events)


def _cells(event: Event) -> tuple[str, ...]:
    day = event.day.isoformat() if event.day else ""
    standing = "" if event.standing is Standing.HIGH else event.standing.value
    return (event.kind.value, day, event.other or "", event.part or "", standing, event.source)


def read_events(text: str) -> tuple[Event, ...]:
    """The events of a CSV cell. Raises ValueError for a kind, day or standing that does not exist."""
    return tuple(_read(piece) for piece in text.split("|") if piece.strip())


def _read(text: str) -> Event:
    cells = [_unescaped(cell.strip()) for cell in text.split(";")]
    if len(cells) > _FIELDS:
        raise ValueError(text)
    kind, day, other, part, standing, source = cells + [""] * (_FIELDS - len(cells))
    return Event(EventKind(kind), date.fromisoformat(day) if day else None, other or None, part or None, source, Standing(standing or "high"))


def _escaped(text: str) -> str:
    for char, code in _ESCAPES:
        text = text.replace(char, code)
    return text


def _unescaped(text: str) -> str:
    for char, code in reversed(_ESCAPES):
        text = text.replace(code, char)
    return text
