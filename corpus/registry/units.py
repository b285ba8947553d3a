"""Administrative units and agencies with the time during which their name stood, read from `starter/units.csv`."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from corpus.registry.wording import words

_LEVELS = (("thanh", "pho"), ("tinh",))


@dataclass(frozen=True, slots=True)
class Unit:
    """A province or agency. `valid_to` is the first day on which the name no longer stood, `successor` the unit it went into."""

    name: str
    kind: str
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str | None = None
    source: str = ""

    @property
    def key(self) -> str:
        """Plain name without its level: «tỉnh Kiên Giang» → «kien giang»."""
        return place_key(self.name)


def place_key(name: str) -> str:
    """«thành phố Hồ Chí Minh» → «ho chi minh»."""
    tokens = words(name)
    level = next((level for level in _LEVELS if tokens[: len(level)] == level), ())
    return " ".join(tokens[len(level) :])


@cache
def units() -> tuple[Unit, ...]:
    """All units of the starter file."""
    with (files("corpus.registry") / "starter" / "units.csv").open(encoding="utf-8") as file:
        return tuple(
            Unit(row["name"], row["kind"], _day(row["valid_from"]), _day(row["valid_to"]), row["successor"] or None, row["source"])
            for row in csv.DictReader(file)
        )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def province_keys() -> frozenset[str]:
    """Plain names of all provinces, past and present."""
    return frozenset(unit.key for unit in units() if unit.kind == "province")


@cache
def city_keys() -> frozenset[str]:
    """Plain names of the cities that are provinces."""
    return frozenset(unit.key for unit in units() if unit.kind == "province" and unit.name.startswith("thành phố"))


@cache
def predecessors(place: str) -> frozenset[str]:
    """Plain names of the provinces that went into `place`: «an giang» → {«kien giang»}."""
    return frozenset(unit.key for unit in units() if unit.kind == "province" and unit.successor and place_key(unit.successor) == place and unit.key != place)


@cache
def successor_of(place: str) -> str | None:
    """Plain name of the province into which `place` went, None where it stands."""
    unit = next((unit for unit in units() if unit.kind == "province" and unit.key == place and unit.successor), None)
    return place_key(unit.successor) if unit and unit.successor else None
