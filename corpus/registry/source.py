"""Where a registry takes its records from: memory, an SQLite file, any SQL database, or one over another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol

from corpus.registry.entry import Coverage, Entry
from corpus.registry.events import Stated, statements
from corpus.registry.keys import names_of, place_of_issuer, title_hash, title_key
from corpus.registry.numbers import number_key, plain_number_key
from corpus.registry.units import Unit

Places = frozenset[str] | None
MOST = 1000  # records of one key that a source gives where nothing narrows them down


@dataclass(frozen=True, slots=True)
class Narrow:
    """What is wanted of the records of a number; a source may give more than that.

    Those of `day` wherever issued; and of issuers in `places` (None: any; empty: no others) those of `years` (first and last, None: any), of the days
    `near`, and those without a date.
    """

    day: date | None = None
    years: tuple[int, int] | None = None
    near: tuple[date, ...] = ()
    places: Places = None


class Source(Protocol):
    """Records by key, as they stand at one moment."""

    @property
    def coverage(self) -> Sequence[Coverage]: ...

    @property
    def units(self) -> Sequence[Unit]:
        """Agencies with dated names that were imported."""

    def by_number(self, key: str, narrow: Narrow | None) -> Sequence[Entry]: ...

    def by_numbers(self, keys: Sequence[str], places: Places) -> Sequence[Entry]: ...

    def by_plain_number(self, key: str) -> Sequence[Entry]: ...

    def by_beginning(self, key: str, limit: int) -> Sequence[Entry]: ...

    def by_name(self, key: str) -> Sequence[Entry]: ...

    def by_title(self, title: str) -> Sequence[Entry]: ...

    def on_day(self, day: date, places: Places) -> Sequence[Entry]: ...

    def stated(self, subjects: Sequence[str]) -> Sequence[Stated]: ...

    def records(self) -> Iterator[Entry]: ...

    def count(self) -> int: ...

    def state(self) -> str | None:
        """What tells these records from any others; None where only the records themselves do."""


_Index = Mapping[str, Sequence[Entry]]


class Memory:
    """Records held in memory; the indexes that few checks need are made when first asked for."""

    def __init__(self, records: Iterable[Entry], coverage: Iterable[Coverage] = ()) -> None:
        self._records = tuple(records)
        self.coverage: Sequence[Coverage] = tuple(coverage)
        self.units: Sequence[Unit] = ()
        self._numbers = _index((number_key(record.number), record) for record in self._records if record.number)

    def by_number(self, key: str, narrow: Narrow | None) -> Sequence[Entry]:
        found = self._numbers.get(key, ())
        return found if narrow is None else [record for record in found if _wanted(narrow, record)]

    def by_numbers(self, keys: Sequence[str], places: Places) -> Sequence[Entry]:
        return [record for key in keys for record in self._numbers.get(key, ()) if _in(places, record)]

    def by_plain_number(self, key: str) -> Sequence[Entry]:
        return self._plain_numbers.get(key, ())

    def by_beginning(self, key: str, limit: int) -> Sequence[Entry]:
        return [record for number, records in self._numbers.items() if number.startswith(key) for record in records][:limit]

    def by_name(self, key: str) -> Sequence[Entry]:
        return self._names.get(key, ())

    def by_title(self, title: str) -> Sequence[Entry]:
        wanted = title_hash(title)
        same = list(self._titles.get(wanted, ())) if wanted is not None else []
        return [*same, *(record for record in self._names.get(title_key(title), ()) if record not in same)]

    def on_day(self, day: date, places: Places) -> Sequence[Entry]:
        return [record for record in self._days.get(day, ()) if _in(places, record)]

    def stated(self, subjects: Sequence[str]) -> Sequence[Stated]:
        return [statement for subject in subjects for statement in self._stated.get(subject, ())]

    def records(self) -> Iterator[Entry]:
        return iter(self._records)

    def count(self) -> int:
        return len(self._records)

    def state(self) -> str | None:
        return None

    @cached_property
    def _plain_numbers(self) -> _Index:
        """Numbers with marks, under what they are without."""
        return _index((plain_number_key(key), record) for key, records in self._numbers.items() if not key.isascii() for record in records)

    @cached_property
    def _names(self) -> _Index:
        return _index((name, record) for record in self._records for name in names_of(record))

    @cached_property
    def _titles(self) -> Mapping[int, Sequence[Entry]]:
        found: dict[int, list[Entry]] = defaultdict(list)
        for record in self._records:
            hashed = title_hash(record.title)
            if hashed is not None:
                found[hashed].append(record)
        return found

    @cached_property
    def _days(self) -> Mapping[date, Sequence[Entry]]:
        days: dict[date, list[Entry]] = defaultdict(list)
        for record in self._records:
            if record.issued:
                days[record.issued].append(record)
        return days

    @cached_property
    def _stated(self) -> Mapping[str, Sequence[Stated]]:
        found: dict[str, list[Stated]] = defaultdict(list)
        for record in self._records:
            for statement in statements(record):
                found[statement.subject].append(statement)
        return found


class Layers:
    """Several sources as one."""

    def __init__(self, *sources: Source) -> None:
        self._sources = sources
        self.coverage: Sequence[Coverage] = tuple(dict.fromkeys(scope for source in sources for scope in source.coverage))
        self.units: Sequence[Unit] = tuple(dict.fromkeys(unit for source in sources for unit in source.units))

    def by_number(self, key: str, narrow: Narrow | None) -> Sequence[Entry]:
        return [record for source in self._sources for record in source.by_number(key, narrow)]

    def by_numbers(self, keys: Sequence[str], places: Places) -> Sequence[Entry]:
        return [record for source in self._sources for record in source.by_numbers(keys, places)]

    def by_plain_number(self, key: str) -> Sequence[Entry]:
        return [record for source in self._sources for record in source.by_plain_number(key)]

    def by_beginning(self, key: str, limit: int) -> Sequence[Entry]:
        return [record for source in self._sources for record in source.by_beginning(key, limit)][:limit]

    def by_name(self, key: str) -> Sequence[Entry]:
        return [record for source in self._sources for record in source.by_name(key)]

    def by_title(self, title: str) -> Sequence[Entry]:
        return [record for source in self._sources for record in source.by_title(title)]

    def on_day(self, day: date, places: Places) -> Sequence[Entry]:
        return [record for source in self._sources for record in source.on_day(day, places)]

    def stated(self, subjects: Sequence[str]) -> Sequence[Stated]:
        return [statement for source in self._sources for statement in source.stated(subjects)]

    def records(self) -> Iterator[Entry]:
        for source in self._sources:
            yield from source.records()

    def count(self) -> int:
        return sum(source.count() for source in self._sources)

    def state(self) -> str | None:
        states = [source.state() for source in self._sources]
        if all(state is None for state in states):
            return None
        return "\n".join(state or "\n".join(map(repr, source.records())) for state, source in zip(states, self._sources, strict=True))


def _wanted(narrow: Narrow, record: Entry) -> bool:
    day = record.issued
    if narrow.day and day == narrow.day:
        return True
    fits = narrow.years is None or day is None or narrow.years[0] <= day.year <= narrow.years[1] or day in narrow.near
    return fits and _in(narrow.places, record)


def _in(places: Places, record: Entry) -> bool:
    return places is None or place_of_issuer(record.issuer) in places


def _index(pairs: Iterable[tuple[str, Entry]]) -> _Index:
    """Key → records; the pairs of one record follow each other."""
    index: dict[str, list[Entry]] = defaultdict(list)
    for key, record in pairs:
        bucket = index[key]
        if not bucket or bucket[-1] is not record:
            bucket.append(record)
    return dict(index)
