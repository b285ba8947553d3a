"""Texts and registry files → faults drawn with a seed, and a count of everything that was left out and why."""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.faults import digits, forms, moments, words
from corpus.faults.model import Change, Expected, Fault, Kind
from corpus.faults.records import Record, Records, key_of
from corpus.faults.sightings import Sighting, sightings

Maker = Callable[[str, Sighting, Records], Iterator[Change]]

_MAKERS: Mapping[Kind, Maker] = {
    Kind.NUMBER: digits.numbers,
    Kind.SWAP: digits.swaps,
    Kind.YEAR: digits.years,
    Kind.INVENTED: digits.inventions,
    Kind.DATE: digits.dates,
    Kind.ISSUER: words.issuers,
    Kind.PROVINCE: words.provinces,
    Kind.MERGED: words.mergers,
    Kind.TYPE: words.types,
    Kind.TITLE: words.titles,
    Kind.TITLE_NUMBER: words.title_numbers,
    Kind.LETTERS: digits.letters,
    Kind.SPLICE: forms.splices,
    Kind.NFD: forms.decompositions,
    Kind.DASHES: forms.dashes,
    Kind.SPACES: forms.blanks,
}
_ORDER = frozenset({"VB601", "VB602"})
_TITLE = frozenset({"VB303", "VB503"})
_MISSING = frozenset({"VB201", "VB202", "VB207"})
_EXPECTED: Mapping[Kind, Expected] = {
    Kind.NUMBER: Expected(_MISSING, _ORDER | {"VB104"}),
    Kind.SWAP: Expected(_MISSING, _ORDER | {"VB104"}),
    Kind.YEAR: Expected(_MISSING, _ORDER | {"VB301"}),
    Kind.INVENTED: Expected(frozenset({"VB201"}), _ORDER),
    Kind.DATE: Expected(frozenset({"VB301", "VB501", "VB502"}), _ORDER | {"VB404", "VB405", "VB406"}),
    Kind.ISSUER: Expected(frozenset({"VB302"}), frozenset({"VB305", "VB504"})),
    Kind.PROVINCE: Expected(frozenset({"VB207", "VB302"}), frozenset({"VB504", "NB06"})),
    Kind.MERGED: Expected(frozenset({"NB06", "VB207", "VB302"}), frozenset({"VB504"})),
    Kind.TYPE: Expected(frozenset({"VB107", "VB304"})),
    Kind.TITLE: Expected(_TITLE),
    Kind.TITLE_NUMBER: Expected(_TITLE, frozenset({"NB01"})),
    Kind.EARLY: Expected(frozenset({"VB404"})),
    Kind.AHEAD: Expected(frozenset({"VB405"}), frozenset({"VB404"})),
    Kind.LETTERS: Expected(frozenset({"VB113"})),
}
_SISTERS = 15
_NEXT = 10
_IMPOSSIBLE = Expected(frozenset({"VB114"}))
_REPLACED = Expected(frozenset({"VB402"}))
_EXPIRED = Expected(frozenset({"VB401"}))
_MERGER = date(2025, 7, 1)


@dataclass(frozen=True, slots=True)
class Source:
    """An undamaged text with the day as of which it is checked."""

    name: str
    text: str
    on: date


@dataclass(frozen=True, slots=True)
class Drawn:
    """`possible`: how many faults of a kind there are; `left_out`: why others were not made; `seen`: citations of known documents."""

    faults: tuple[Fault, ...]
    possible: Mapping[Kind, int]
    left_out: Mapping[str, int]
    seen: int


def draw(sources: Sequence[Source], records: Records, count: int, *, seed: int) -> Drawn:
    """`count` different faults (fewer where there are not so many), kind by kind in turn."""
    left_out: Counter[str] = Counter()
    pools: dict[Kind, list[Fault]] = {kind: [] for kind in Kind}
    seen = 0
    for source in sources:
        cited: set[Record] = set()
        for sighting in sightings(source.text, records):
            seen += 1
            for fault in _possible(source, sighting, records, left_out, first=sighting.record not in cited):
                pools[fault.kind].append(fault)
            cited.add(sighting.record)
    possible = {kind: len(pool) for kind, pool in pools.items()}
    return Drawn(tuple(_in_turn(pools, count, seed)), possible, left_out, seen)


def _in_turn(pools: Mapping[Kind, list[Fault]], count: int, seed: int) -> Iterator[Fault]:
    choose = random.Random(seed)  # noqa: S311 -- a sample that can be repeated, no secret
    for pool in pools.values():
        choose.shuffle(pool)
    left = count
    while left > 0 and any(pools.values()):
        for pool in pools.values():
            if pool and left:
                left -= 1
                yield pool.pop()


def _possible(source: Source, seen: Sighting, records: Records, left_out: Counter[str], *, first: bool) -> Iterator[Fault]:
    for kind, maker in _MAKERS.items():
        reason = _untellable(kind, seen)
        for change in maker(source.text, seen, records):
            why = reason or _no_fault(kind, change, source.text, seen, records)
            if why:
                left_out[why] += 1
            else:
                yield _fault(source, seen, kind, change)
    yield from _of_time(source, seen, records, left_out, first=first)


def _untellable(kind: Kind, seen: Sighting) -> str | None:
    """Why a fault of that kind could not be told from a citation of another document, or rests on a fact nobody vouches for."""
    if kind in (Kind.NUMBER, Kind.SWAP, Kind.YEAR) and not (seen.date or seen.title or seen.dated_elsewhere):
        return "number without date or title: it may be another document"
    if kind in (Kind.TITLE, Kind.TITLE_NUMBER) and not (seen.record.sure and seen.record.sure_title):
        return "title that the registry does not vouch for"
    if kind is Kind.INVENTED and not (seen.issuer and seen.type):
        return "type or issuer not written: the series cannot be known"
    if kind is Kind.MERGED and seen.record.issued < _MERGER:
        return "document older than the merger"
    return None


def _no_fault(kind: Kind, change: Change, text: str, seen: Sighting, records: Records) -> str | None:
    """Why a change makes no fault that could be seen: what it writes is, or may be, another document."""
    if kind not in (Kind.NUMBER, Kind.SWAP, Kind.YEAR, Kind.INVENTED, Kind.DATE):
        return None
    if kind in (Kind.NUMBER, Kind.SWAP, Kind.YEAR) and _is_near(kind, change, text, seen):
        return "short mention, its number next to the right one or its year another: it may be another document"
    if kind in (Kind.NUMBER, Kind.SWAP, Kind.YEAR) and _is_sister(kind, change, text, seen):
        return "law, decree or circular without title, its number next to the right one: it may be a sister of that day"
    changed = change.apply(text)
    number = changed[seen.number[0] : change.moved(seen.number[1]) if change.end <= seen.number[1] else seen.number[1]]
    day = digits.day_in(changed[slice(*seen.date)]) if seen.date and kind is Kind.DATE else seen.record.issued
    other = records.exists(number, day) if day and kind is not Kind.INVENTED else False
    unique = kind is not Kind.DATE and (seen.record.carries_year or not seen.date) and bool(records.by_key.get(key_of(number)))
    return "it names another registered document" if other or unique else None


def _is_sister(kind: Kind, change: Change, text: str, seen: Sighting) -> bool:
    """Government and National Assembly issue several numbers a day."""
    return kind is not Kind.YEAR and not seen.title and seen.record.carries_year and _distance(change, text, seen) <= _SISTERS


def _is_near(kind: Kind, change: Change, text: str, seen: Sighting) -> bool:
    """A short mention leans on the full one: only a number well away from it, or with two digits swapped, can be told from another document."""
    if seen.date or seen.title:
        return False
    return kind is Kind.YEAR or _distance(change, text, seen) < _NEXT or (seen.record.carries_year and kind is not Kind.SWAP)


def _distance(change: Change, text: str, seen: Sighting) -> int:
    """By how much the serial changes."""
    old, new = (re.match(r"\d+", part[seen.number[0] :]) for part in (text, change.apply(text)))
    return abs(int(old[0]) - int(new[0])) if old and new else 0


def _fault(source: Source, seen: Sighting, kind: Kind, change: Change) -> Fault:
    expected = _EXPECTED.get(kind, Expected(frozenset()))
    if kind is Kind.DATE and seen.date and digits.day_in(change.apply(source.text)[slice(*seen.date)]) is None:
        expected = _IMPOSSIBLE
    if seen.outer and expected.codes:
        expected = Expected(expected.codes | _TITLE, expected.allowed)
    covered = (seen.record.issuer, seen.record.type, seen.record.issued.year) if kind is Kind.INVENTED else None
    return Fault(source.name, kind, change, _place(seen, change), _cited(source, seen), expected, covered=covered)


def _place(seen: Sighting, change: Change) -> tuple[int, int]:
    return seen.start, max(change.moved(seen.end), change.start + len(change.new))


def _cited(source: Source, seen: Sighting) -> str:
    return " ".join(source.text[seen.start : seen.end].split())


def _of_time(source: Source, seen: Sighting, records: Records, left_out: Counter[str], *, first: bool) -> Iterator[Fault]:
    """The text unchanged on another day, or a predecessor put in. A day is a fault of all mentions: the `first` stands for them."""
    still = Change(seen.start, seen.start, "")
    if not first:
        left_out["later mention on a day that the first one is checked on"] += 1
    for day in moments.repeals(seen, source.on) if first else ():
        if not seen.record.sure_relations:
            left_out["end of force that the registry does not vouch for"] += 1
            continue
        replaced = moments.successor(seen.record, records, day)
        yield _timed(source, seen, Kind.REPEALED, still, day, _REPLACED if replaced else _EXPIRED)
    silent = moments.speaks_of_force(source.text, seen)
    for day in moments.early_days(seen) if first else ():
        if silent:
            left_out["sentence about force or amendment, which may name a document to come"] += 1
            continue
        yield _timed(source, seen, Kind.EARLY, still, day, _EXPECTED[Kind.EARLY])
    for day in moments.days_before(seen) if seen.date or seen.record.carries_year else ():
        yield _timed(source, seen, Kind.AHEAD, still, day, _EXPECTED[Kind.AHEAD])
    for change, day in moments.after_merger(source.text, seen):
        yield _timed(source, seen, Kind.MERGED, change, day, Expected(frozenset({"NB06"}), _ORDER))
    for change, row in moments.predecessors(seen, records, source.on):
        replaced = moments.successor(row, records, source.on)
        yield _timed(source, seen, Kind.PREDECESSOR, change, None, _REPLACED if replaced else _EXPIRED)


def _timed(source: Source, seen: Sighting, kind: Kind, change: Change, on: date | None, expected: Expected) -> Fault:
    return Fault(source.name, kind, change, _place(seen, change), _cited(source, seen), expected, on=on)
