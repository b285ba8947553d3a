"""Records → rows with their keys, names and events, in bulk; every change to the registry goes through here.

A change first raises the generation, which also makes writers wait for each other: the ids given out here are then free.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.orm import Session

from corpus.registry.entry import Entry
from corpus.registry.events import Stated, statements
from corpus.registry.keys import Keys, keys_of
from corpus.registry.tables import EventRow, NameRow, RegistryRow, StateRow

Writer = Session | Connection


def raise_generation(writer: Writer) -> None:
    """Say that the registry has changed; holds the lock of its writers to the end of the transaction."""
    writer.execute(update(StateRow).values(generation=StateRow.generation + 1))


def take_turn(writer: Writer) -> None:
    """Hold the lock of the writers to the end of the transaction without saying that anything has changed."""
    writer.execute(update(StateRow).values(generation=StateRow.generation))


def insert_records(writer: Writer, records: Sequence[Entry], *, origin: str) -> None:
    """Add records under an origin; the caller has raised the generation or taken its turn."""
    if not records:
        return
    first = next_id(writer, RegistryRow)
    rows, names, events = rows_of(records, origin=origin, first=first)
    _insert(writer, RegistryRow, rows)
    _insert(writer, NameRow, numbered(names, next_id(writer, NameRow)))
    _insert(writer, EventRow, numbered(events, next_id(writer, EventRow)))


def _insert(writer: Writer, row: type[RegistryRow] | type[NameRow] | type[EventRow], rows: list[dict[str, Any]]) -> None:
    """All rows by one statement; through the objects of the mapper it would be one for every pattern of empty cells."""
    if rows:
        connection = writer.connection() if isinstance(writer, Session) else writer
        connection.execute(insert(row.__table__), rows)  # type: ignore[arg-type]


def rows_of(records: Sequence[Entry], *, origin: str, first: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
    """Rows of the three tables; the first record gets the id `first`."""
    rows, names, events = [], [], []
    for at, record in enumerate(records, first):
        keys = keys_of(record)
        rows.append(_row(record, keys) | {"id": at, "origin": origin})
        names += [{"key": key, "entry_id": at, "origin": origin} for key in keys.names]
        events += [event_row(statement) | {"entry_id": at, "origin": origin} for statement in statements(record)]
    return rows, names, events


def next_id(writer: Writer, row: type[RegistryRow] | type[NameRow] | type[EventRow]) -> int:
    return (writer.scalar(select(func.max(row.id))) or 0) + 1


def numbered(rows: list[dict[str, Any]], first: int) -> list[dict[str, Any]]:
    return [row | {"id": at} for at, row in enumerate(rows, first)]


def delete_origin(writer: Writer, origin: str) -> None:
    """Take out all records of an origin, their names and what they state."""
    for row in (RegistryRow, NameRow, EventRow):
        writer.execute(delete(row).where(row.origin == origin))


def _row(record: Entry, keys: Keys) -> dict[str, Any]:
    return {
        "number": record.number,
        "number_key": keys.number,
        "plain_key": keys.plain_number,
        "place": keys.place[:64],
        "title_hash": keys.title,
        "type": record.type,
        "issuer": record.issuer,
        "title": record.title,
        "issued": record.issued,
        "effective_from": record.effective_from,
        "effective_to": record.effective_to,
        "status": record.status,
        "replaced_by": "|".join(record.replaced_by),
        "amends": "|".join(record.amends),
        "aliases": "|".join(record.aliases),
        "source": record.source,
        "standing": record.standing.value,
        "relations_standing": record.relations_standing.value,
        "title_standing": record.title_standing.value,
    }


def event_row(statement: Stated) -> dict[str, Any]:
    event = statement.event
    return {
        "subject": statement.subject,
        "issued": statement.issued,
        "kind": event.kind.value,
        "day": event.day,
        "other": event.other or "",
        "part": event.part or "",
        "source": event.source,
        "standing": event.standing.value,
    }
