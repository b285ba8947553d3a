"""Records from a database, by key: the same SQL for SQLite read with the standard library and for any database through SQLAlchemy.

Everything is asked inside one read transaction, so the records are those of one moment. `run` executes SQL with named
parameters; records of imports that are not finished are hidden.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from corpus.registry.entry import Coverage, Entry, Event
from corpus.registry.events import Stated, subject_key
from corpus.registry.keys import title_hash, title_key
from corpus.registry.rows import COLUMNS, STATED_COLUMNS, Row, record_of, stated_of, unit_of
from corpus.registry.source import MOST, Narrow, Places
from corpus.registry.units import Unit

Run = Callable[[str, Mapping[str, object]], Iterable[Row]]
_NEAR = 20
_PLACES = 6
_NAMED = 64
_PAGE = 5000
_ID = 14
_SELECT = f"SELECT {COLUMNS} FROM registry_entries e"  # noqa: S608 -- the SQL is made of constants and names of parameters
_SELECT_STATED = f"SELECT {STATED_COLUMNS} FROM registry_events v"  # noqa: S608
_OF_DAY = f"{_SELECT} WHERE e.number_key = :key AND e.issued = :day"
_OF_YEARS = f"{_SELECT} WHERE e.number_key = :key AND e.issued BETWEEN :first AND :last"
_UNDATED = f"{_SELECT} WHERE e.number_key = :key AND e.issued IS NULL"
_NEAR_DAYS = f"{_SELECT} WHERE e.number_key = :key AND e.issued IN ({', '.join(f':n{at}' for at in range(_NEAR))})"
_IN_PLACES = f" AND e.place IN ({', '.join(f':p{at}' for at in range(_PLACES))})"
_T = TypeVar("_T")
_HIDDEN = "SELECT 'import:' || id FROM registry_imports WHERE state <> 'live'"
_SCOPES = "SELECT issuer, type, year_from, year_to, origin FROM registry_coverage ORDER BY id"
_UNITS = "SELECT name, kind, valid_from, valid_to, successor, source FROM registry_units ORDER BY id"
_IMPORTS = "SELECT name, content FROM registry_imports WHERE state = 'live' ORDER BY name, content"
_ANY_STATED = "SELECT 1 FROM registry_events LIMIT 1"
_COUNT = """
    SELECT (SELECT count(*) FROM registry_entries WHERE (origin < 'import:' OR origin >= 'import;') AND origin <> 'starter'),
           (SELECT sum(entries) FROM registry_imports WHERE state = 'live')
"""
_GENERATION = "SELECT generation FROM registry_state"


class Stored:
    """The records of a database as they stand when it is made. `as_day` turns a date into what the driver compares with."""

    def __init__(self, run: Run, *, as_day: Callable[[date], object], leave_out: frozenset[str] = frozenset()) -> None:
        self._run = run
        self._as_day = as_day
        self._count: int | None = None
        self._tells = bool(list(run(_ANY_STATED, {})))
        self.generation = next((int(row[0]) for row in run(_GENERATION, {})), 0)
        self._hidden = leave_out | {str(row[0]) for row in run(_HIDDEN, {})}
        self.coverage: Sequence[Coverage] = tuple(Coverage(*row[:4]) for row in run(_SCOPES, {}) if row[4] not in self._hidden)
        self.units: Sequence[Unit] = tuple(unit_of(row) for row in run(_UNITS, {}))

    def by_number(self, key: str, narrow: Narrow | None) -> Sequence[Entry]:
        """At most `MOST` where nothing narrows them down."""
        if narrow is None:
            return self._entries(f"{_SELECT} WHERE e.number_key = :key LIMIT {MOST}", {"key": key})
        if narrow.day and narrow.places == frozenset():
            return self._entries(_OF_DAY, {"key": key, "day": self._as_day(narrow.day)})
        places, values = _placed(narrow.places)
        values |= {"key": key}
        if narrow.years is None:
            return self._entries(f"{_SELECT} WHERE e.number_key = :key{places} LIMIT {MOST}", values)
        first, last = date(narrow.years[0], 1, 1), date(narrow.years[1], 12, 31)
        values |= {"first": self._as_day(first), "last": self._as_day(last)}
        parts = [f"{_OF_YEARS}{places}", f"{_UNDATED}{places}"]
        if narrow.day:
            values["day"] = self._as_day(narrow.day)
            parts = [_OF_DAY, f"{_OF_YEARS} AND e.issued <> :day{places}", *parts[1:]]
        if narrow.near:
            values |= {f"n{at}": self._as_day(day) for at, day in enumerate(_padded(narrow.near, _NEAR))}
            parts.append(f"{_NEAR_DAYS}{places}")
        return self._entries(f"{' UNION ALL '.join(parts)} LIMIT {MOST}", values)

    def by_numbers(self, keys: Sequence[str], places: Places) -> Sequence[Entry]:
        if not keys:
            return ()
        wanted = _padded(keys, _size(len(keys)))
        condition, values = _placed(places)
        names = ", ".join(f":k{at}" for at in range(len(wanted)))
        values |= {f"k{at}": key for at, key in enumerate(wanted)}
        return self._entries(f"{_SELECT} WHERE e.number_key IN ({names}){condition} LIMIT {MOST}", values)

    def by_plain_number(self, key: str) -> Sequence[Entry]:
        return self._entries(f"{_SELECT} WHERE e.plain_key = :key LIMIT {MOST}", {"key": key})

    def by_beginning(self, key: str, limit: int) -> Sequence[Entry]:
        sql = f"{_SELECT} WHERE e.number_key >= :key AND e.number_key < :past LIMIT {int(limit)}"
        return self._entries(sql, {"key": key, "past": key[:-1] + chr(ord(key[-1]) + 1)})

    def by_name(self, key: str) -> Sequence[Entry]:
        sql = f"{_SELECT} JOIN registry_names n ON n.entry_id = e.id WHERE n.key = :key LIMIT {MOST}"
        return self._entries(sql, {"key": key})

    def by_title(self, title: str) -> Sequence[Entry]:
        hashed = title_hash(title)
        same = self._entries(f"{_SELECT} WHERE e.title_hash = :hash LIMIT {MOST}", {"hash": hashed}) if hashed is not None else ()
        known = {record.id for record in same}
        return [*same, *(record for record in self.by_name(title_key(title)) if record.id not in known)]

    def on_day(self, day: date, places: Places) -> Sequence[Entry]:
        condition, values = _placed(places)
        return self._entries(f"{_SELECT} WHERE e.issued = :day{condition} LIMIT {10 * MOST}", values | {"day": self._as_day(day)})

    def stated(self, subjects: Sequence[str]) -> Sequence[Stated]:
        found: list[Stated] = []
        if not self._tells:
            return found
        for at in range(0, len(subjects), _NAMED):
            wanted = _padded(subjects[at : at + _NAMED], _size(len(subjects[at : at + _NAMED])))
            names = ", ".join(f":s{index}" for index in range(len(wanted)))
            rows = self._run(f"{_SELECT_STATED} WHERE v.subject IN ({names})", {f"s{index}": key for index, key in enumerate(wanted)})
            found += [stated_of(row) for row in rows if row[-1] not in self._hidden]
        return found

    def records(self) -> Iterator[Entry]:
        """Every record in the order of writing, with the events that it states of itself."""
        last = 0
        while rows := list(self._run(f"{_SELECT} WHERE e.id > :last ORDER BY e.id LIMIT {_PAGE}", {"last": last})):
            last = rows[-1][_ID]
            yield from self._with_own([record_of(row) for row in rows if row[-1] not in self._hidden])

    def _with_own(self, records: Sequence[Entry]) -> Iterator[Entry]:
        if not records:
            return
        bounds = {"first": records[0].id, "last": records[-1].id}
        own: dict[int, list[Stated]] = defaultdict(list)
        for row in self._run(f"{_SELECT_STATED} WHERE v.entry_id BETWEEN :first AND :last ORDER BY v.id", bounds):
            own[row[0]].append(stated_of(row))
        for record in records:
            said = own.get(record.id or 0)
            events = [_unsourced(statement.event, record) for statement in said if statement.subject == subject_key(record)] if said else ()
            yield replace(record, stated=tuple(events)) if events else record

    def count(self) -> int:
        if self._count is None:
            counted = next(iter(self._run(_COUNT, {})))
            self._count = int(counted[0] or 0) + int(counted[1] or 0)
        return self._count

    def state(self) -> str | None:
        """What has been imported, and how often anything has changed since this store was made."""
        imports = (f"{name}={content}" for name, content in self._run(_IMPORTS, {}))
        return "\n".join((f"generation {self.generation}", *imports))

    def _entries(self, sql: str, values: Mapping[str, object]) -> list[Entry]:
        return [record_of(row) for row in self._run(sql, values) if row[-1] not in self._hidden]


def _unsourced(event: Event, record: Entry) -> Event:
    """An event as the record wrote it: its own source goes without saying."""
    return replace(event, source="") if event.source == record.source else event


def _placed(places: Places) -> tuple[str, dict[str, object]]:
    """The condition on the place and its values; too many places are not worth a condition."""
    if places is None or not 0 < len(places) <= _PLACES:
        return "", {}
    return _IN_PLACES, {f"p{at}": place for at, place in enumerate(_padded(sorted(places), _PLACES))}


def _padded(values: Sequence[_T], size: int) -> list[_T]:
    """The values, the last one repeated: the same SQL text serves many lengths, so that it is prepared once."""
    return [*values[:size], *[values[-1]] * (size - len(values))]


def _size(count: int) -> int:
    """The next power of two."""
    return 1 << max(count - 1, 0).bit_length()
