"""Series of numbers: the documents of one issuer, symbol and year, whose numbers rise with their dates.

A year in which a series began anew (a congress of the Party, a new term of a council, the mergers of 2025) is cut there, so that only
numbers of one run are compared.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.citations.model import Citation
from corpus.registry.entry import Entry, Standing
from corpus.registry.numbers import number_key, serial_of, symbol_of, year_in
from corpus.registry.offices import Home, read_office
from corpus.registry.snapshot import Registry
from corpus.registry.units import province_keys

_MERGERS = (date(2025, 3, 1), date(2025, 7, 1))
_PARTY_RESTARTS = (0, 1)
_COUNCIL_RESTARTS = (2004, 2011, 2016, 2021, 2026)
_INDEXED = 1000
_PROBED = 12
_ASKED = 600


@dataclass(frozen=True, slots=True)
class Series:
    """One run of numbers: issuer and symbol as keys, the type where a symbol serves several, the year and the run within it."""

    issuer: str
    symbol: str
    type: str
    year: int
    run: int = 0

    @property
    def family(self) -> tuple[str, str, str]:
        """The same series whatever the year."""
        return self.issuer, self.symbol, self.type


@dataclass(frozen=True, slots=True)
class Point:
    """A number of a series and its day; `entry` where the registry knows it."""

    serial: int
    day: date
    entry: Entry | None = None


def series_of_citation(citation: Citation, home: Home) -> Series | None:
    """The series of a dated citation; None where its issuer is not known or its number and date do not agree."""
    issuer = citation.issuer_resolved or citation.issuer or citation.issuer_inherited
    if not citation.number or citation.date is None or not issuer:
        return None
    if home.local and not (citation.issuer or citation.issuer_inherited):
        return None
    return _series(citation.number, citation.date, issuer, citation.type)


def series_of_entry(entry: Entry) -> Series | None:
    """The series of a registered document."""
    return _series(entry.number, entry.issued, entry.issuer, entry.type) if entry.number and entry.issued else None


def _series(number: str, day: date, issuer: str, kind: str | None) -> Series | None:
    key, symbol = number_key(number), symbol_of(number)
    run = _run(symbol, day, party=_is_party(key))
    if not serial_of(number) or run is None or year_in(number) not in (None, day.year):
        return None
    office = read_office(issuer)
    shared = "QH" in symbol
    dated = "20xx/" if year_in(number) else ""
    return Series(" ".join((*office.body, office.place or "")), dated + symbol, (kind or "") if shared else "", day.year, run)


def _is_party(key: str) -> bool:
    """«34-CT/TW»: the dash stands before the slash."""
    return "-" in key.partition("/")[0]


def _run(symbol: str, day: date, *, party: bool) -> int | None:
    """The run of the year to which a day belongs; None in a year in which the run cannot be told."""
    if (party and day.year % 5 in _PARTY_RESTARTS) or ("HDND" in symbol.replace("Đ", "D") and day.year in _COUNCIL_RESTARTS):
        return None
    return sum(day >= start for start in _MERGERS) if day.year == _MERGERS[0].year else 0


def points_around(registry: Registry, series: Series, numbers: Iterable[str]) -> Sequence[Point]:
    """What the registry knows of a series; a large one is asked, once, only for the serials next to `numbers`."""
    if len(registry) <= _INDEXED:
        return _index(registry)[0].get(series, ())
    keys = dict.fromkeys(key for number in numbers for key in _beside(number))
    near = registry.numbered(tuple(keys)[:_ASKED], places=_places(series))
    return [point for record in near if series_of_entry(record) == series for point in _points(record)]


def _places(series: Series) -> frozenset[str]:
    """Where the issuer of a series sits: its province, or none."""
    return frozenset({"", *(place for place in province_keys() if series.issuer.endswith(place))})


def points_of_family(registry: Registry, series: Series) -> Sequence[Point]:
    """What a small registry knows of the series in all years."""
    return _index(registry)[1].get(series.family, ()) if len(registry) <= _INDEXED else ()


def _beside(number: str) -> Iterable[str]:
    """Keys with the serials around that of a number."""
    key, serial = number_key(number), serial_of(number)
    rest = key[len(str(serial)) :]
    return (f"{other}{rest}" for other in range(max(1, serial - _PROBED), serial + _PROBED + 1) if other != serial)


_Index = tuple[Mapping[Series, list[Point]], Mapping[tuple[str, str, str], list[Point]]]


def _index(registry: Registry) -> _Index:
    """Made once for the records on which a registry stands."""
    return registry.remembered("series", lambda: _made_index(registry))


def _made_index(registry: Registry) -> _Index:
    runs: dict[Series, list[Point]] = defaultdict(list)
    families: dict[tuple[str, str, str], list[Point]] = defaultdict(list)
    for record in registry.source.records():
        series = series_of_entry(record)
        if series:
            runs[series] += _points(record)
            families[series.family] += _points(record)
    return runs, families


def _points(entry: Entry) -> Iterable[Point]:
    if entry.number and entry.issued and entry.standing is Standing.HIGH:
        yield Point(serial_of(entry.number), entry.issued, entry)
