"""Gives the rows of an older store the keys, names and events that look-up needs (revision 0002)."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, Connection, column, insert, select, table, text, update
from sqlalchemy.types import Date, DateTime, Integer, String

from corpus.registry.entry import Entry
from corpus.registry.events import statements
from corpus.registry.keys import keys_of
from corpus.registry.rows import record_of
from corpus.registry.writing import event_row

_BATCH = 5000
_KNOWN = (
    "number", "type", "issuer", "title", "issued", "effective_from", "effective_to", "status", "replaced_by", "amends", "aliases", "source",
    "standing", "relations_standing", "id", "title_standing", "origin",
)  # fmt: skip
_DAYS = ("issued", "effective_from", "effective_to")
_ENTRIES = table(
    "registry_entries",
    *(column(name, Date() if name in _DAYS else Integer() if name == "id" else String()) for name in _KNOWN),
    column("plain_key", String()),
    column("place", String()),
    column("title_hash", BigInteger()),
)
_NAMES = table("registry_names", *(column(name, Integer() if name == "entry_id" else String()) for name in ("key", "entry_id", "origin")))
_EVENTS = table(
    "registry_events",
    *(column(name, String()) for name in ("subject", "kind", "other", "part", "source", "standing", "origin")),
    *(column(name, Date()) for name in ("issued", "day")),
    column("entry_id", Integer()),
)


_IMPORTS = table(
    "registry_imports",
    *(column(name, Integer()) for name in ("id", "lines", "entries", "rejected")),
    *(column(name, String()) for name in ("name", "state", "content")),
    column("at", DateTime(timezone=True)),
)


def fill_keys(connection: Connection) -> None:
    """Write keys, names and events of every row; the rows themselves stay as they are."""
    connection.execute(text("INSERT INTO registry_state (id, generation) VALUES (1, 1)"))
    _number_imports(connection)
    for records in _batches(connection):
        _fill(connection, records)


def _number_imports(connection: Connection) -> None:
    """Imports, which were known by the name of their file, get a row of their own."""
    old = connection.execute(text("SELECT origin, count(*) FROM registry_entries WHERE origin LIKE 'import:%' GROUP BY origin ORDER BY origin")).all()
    for number, (origin, count) in enumerate(old, 1):
        row = {"id": number, "name": origin.removeprefix("import:"), "state": "live", "content": "", "lines": count, "entries": count, "rejected": 0}
        connection.execute(insert(_IMPORTS), row | {"at": datetime.now(UTC)})
        connection.execute(update(_ENTRIES).where(_ENTRIES.c.origin == origin).values(origin=f"import:{number}"))


def _batches(connection: Connection) -> Iterator[list[Entry]]:
    last = 0
    while rows := connection.execute(select(*(_ENTRIES.c[name] for name in _KNOWN)).where(_ENTRIES.c.id > last).order_by(_ENTRIES.c.id).limit(_BATCH)).all():
        records = [record_of(row) for row in rows]
        yield records
        last = records[-1].id or 0


def _fill(connection: Connection, records: Sequence[Entry]) -> None:
    names: list[dict[str, Any]] = []
    events: list[dict[str, Any]] = []
    for record in records:
        keys = keys_of(record)
        values = {"plain_key": keys.plain_number, "place": keys.place[:64], "title_hash": keys.title}
        connection.execute(update(_ENTRIES).where(_ENTRIES.c.id == record.id).values(values))
        names += [{"key": key, "entry_id": record.id, "origin": record.origin} for key in keys.names]
        events += [event_row(statement) | {"entry_id": record.id, "origin": record.origin} for statement in statements(record)]
    if names:
        connection.execute(insert(_NAMES), names)
    if events:
        connection.execute(insert(_EVENTS), events)
