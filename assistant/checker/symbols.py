"""Who stands behind a symbol, read from symbols.toml: «TTCP» is Thanh tra Chính phủ, «CT/TW» is numbered in the Party's way."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from corpus.registry.numbers import one_damage
from corpus.registry.offices import read_office
from corpus.registry.wording import words

Numbering = Literal["state", "party"]
_Words = tuple[str, ...]
_LONG_ENOUGH = 4  # shorter ones («TC» of old circulars) resemble too many


@dataclass(frozen=True, slots=True)
class Symbols:
    """`offices`: symbol → bodies (plain words) that may stand behind it; `numberings`; `openings` of kinds of offices."""

    offices: dict[str, tuple[_Words, ...]]
    numberings: dict[str, Numbering]
    openings: tuple[_Words, ...]


@cache
def symbols() -> Symbols:
    """The closed list."""
    data = tomllib.loads((files("assistant.checker") / "symbols.toml").read_text(encoding="utf-8"))
    rows: dict[str, dict[str, Sequence[str]]] = data["symbols"]
    return Symbols(
        offices={symbol: tuple(words(name) for name in row["offices"]) for symbol, row in rows.items() if "offices" in row},
        numberings={symbol: "party" if row["numbering"] == "party" else "state" for symbol, row in rows.items() if "numbering" in row},
        openings=tuple(tuple(opening.split()) for opening in data["kinds"]["openings"]),
    )


def whose_numbering(organ: str) -> Numbering | None:
    """How an organ writes its numbers, None where that is not listed."""
    return symbols().numberings.get(organ)


@dataclass(frozen=True, slots=True)
class Misfit:
    """The issuer cannot have used the symbol: `fitting` is the one it was probably meant to be, where one is near."""

    symbol: str
    fitting: str | None


def misfit(organs: Sequence[str], issuer: str) -> Misfit | None:
    """Whether none of the organs in a number can be the issuer named beside it. What the closed list does not know is not judged."""
    body = read_office(issuer).body
    listed = symbols().offices
    known = [symbol for organ in organs if (symbol := _listed(organ))]
    if not organs or any(_may_be(body, office) for symbol in known for office in listed[symbol]):
        return None
    if organs[0].replace("&", "") in listed:
        return Misfit(organs[0], None) if any(body[: len(opening)] == opening for opening in symbols().openings) else None
    offices = listed.items() if len(organs[0]) >= _LONG_ENOUGH else ()
    near = [symbol for symbol, names in offices if body in names and one_damage(symbol.upper(), organs[0].upper())]
    return Misfit(organs[0], near[0]) if len(near) == 1 else None


def _listed(organ: str) -> str | None:
    """The entry of the closed list: «BGD&ĐT» is BGDĐT; ministries once left out the «B» («QĐ-GTVT»)."""
    bare = organ.replace("&", "")
    return next((symbol for symbol in (organ, bare, f"B{bare}") if symbol in symbols().offices), None)


def _may_be(body: _Words, office: _Words) -> bool:
    """Whether the issuer is the office or an organ of it («Ban Thường vụ Tỉnh ủy»), its name cut short included («Bộ Giáo dục»)."""
    body, office = (tuple(word for word in name if word != "va") for name in (body, office))
    if any(body[at : at + len(office)] == office for at in range(len(body))):
        return True
    return len(body) > 1 and " ".join(office).startswith(" ".join(body))
