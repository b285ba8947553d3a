"""Agencies under the names they bore: «Bộ Nông nghiệp và Phát triển nông thôn» until 01/3/2025, «Bộ Nông nghiệp và Môi trường» from then on.

A name means the agency that bore it on the day. Where none did (a register may write today's name on a document of 2020), it means the agency
that it came from, or went into.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from corpus.registry.offices import Office, read_office
from corpus.registry.units import Unit, units

Key = tuple[tuple[str, ...], str | None]
PROVINCE = "province"


class Agencies:
    """Dated names of agencies, and what became of them."""

    def __init__(self, dated: Iterable[Unit]) -> None:
        named: dict[Key, list[Unit]] = defaultdict(list)
        for unit in dated:
            if unit.kind != PROVINCE:
                named[key_of(read_office(unit.name))].append(unit)
        self._named: Mapping[Key, Sequence[Unit]] = dict(named)
        self._later = {key: {key_of(read_office(unit.successor)) for unit in known if unit.successor} - {key} for key, known in named.items()}
        self._earlier: dict[Key, set[Key]] = defaultdict(set)
        for key, later in self._later.items():
            for other in later:
                self._earlier[other].add(key)

    def stood(self, key: Key, on: date) -> bool | None:
        """Whether an agency bore the name on a day; None where nothing is known of the name."""
        known = self._named.get(key)
        return None if known is None else any(_stood(unit, on) for unit in known)

    def meant(self, key: Key, on: date | None) -> tuple[Key, ...]:
        """The names, as they were on a day, of the agencies that a name means; itself where nothing else is known."""
        if on is None or self.stood(key, on) is not False:
            return (key,)
        related = sorted(self._related(key), key=str)
        return tuple(other for other in related if self.stood(other, on)) or (key,)

    def same(self, cited: Office, registered: Office, *, place: str | None, on: date) -> bool:
        """Whether the cited name is what the registered agency was called on the day, the register having it under another one."""
        ours, theirs = key_of(cited), key_of(registered)
        if ours[1] is None and theirs[1] is not None:
            ours = (ours[0], place)
        return ours != theirs and self.stood(ours, on) is True and ours in self.meant(theirs, on)

    def now(self, name: str, on: date) -> Unit | None:
        """The last change of name by `on`: the unit that ended, whose successor bears the name's work; None where the name stands."""
        ended, seen = None, set()
        key = key_of(read_office(name))
        while key not in seen and (unit := next((unit for unit in self._named.get(key, ()) if _ended(unit, on)), None)):
            seen.add(key)
            ended, key = unit, key_of(read_office(unit.successor or ""))
        return ended

    def _related(self, key: Key) -> set[Key]:
        """Earlier and later names, however many changes lie between."""
        found: set[Key] = set()
        for step in (self._earlier, self._later):
            waiting = [key]
            while waiting:
                fresh = step.get(waiting.pop(), set()) - found
                found |= fresh
                waiting += fresh
        return found - {key}


def key_of(office: Office) -> Key:
    return office.body, office.place


def _stood(unit: Unit, on: date) -> bool:
    return (unit.valid_from is None or unit.valid_from <= on) and (unit.valid_to is None or on < unit.valid_to)


def _ended(unit: Unit, on: date) -> bool:
    return unit.valid_to is not None and unit.valid_to <= on and unit.successor is not None


@lru_cache(maxsize=8)
def agencies_with(added: tuple[Unit, ...]) -> Agencies:
    """The shipped agencies and further ones, which speak first."""
    return Agencies((*added, *units()))
