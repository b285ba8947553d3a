"""Names of provinces, ministries and departments that no longer stand, and where a text uses them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from assistant.checker.finding import Severity
from assistant.checker.views import bare, folded, lowered
from corpus.registry.units import units
from corpus.text.folding import plain

_NO_DISTRICTS = date(2025, 7, 1)
_LEVEL_WORD = re.compile(r"\b(?:huyện|quận|thị\s+xã)(?:\s+ủy)?\b")
_LEAD = re.compile(r"(?<!\w)(?:cấp|các|ủy\s+ban\s+nhân\s+dân|uỷ\s+ban\s+nhân\s+dân|hội\s+đồng\s+nhân\s+dân|UBND|HĐND)\s+(?:các\s+)?$", re.IGNORECASE)
_SPACE = re.compile(r"[^\S ]")
_NAME = 40


@dataclass(frozen=True, slots=True)
class Former:
    """A name that no longer stands: what it is called, until when, what came after it, how strongly that speaks.

    `is_name`: `now` is a name that can stand in its place, not only a kind of unit.
    """

    name: str
    until: date
    now: str
    source: str
    severity: Severity
    is_name: bool = True


@dataclass(frozen=True, slots=True)
class Use:
    """A former name at `[start:end]` of the folded text."""

    start: int
    end: int
    former: Former


def uses_in(text: str, on: date) -> Iterator[Use]:
    """Every use of a name that had ended by `on`; offsets into the folded text."""
    ended = [(key, former) for key, former in names().items() if former.until <= on]
    if not ended:
        return
    view, plain_view, small = folded(text).text, _SPACE.sub(" ", bare(text)), lowered(text)
    searched = plain_view.encode("ascii", "replace")  # one byte a letter is searched faster
    for key, former in ended:
        if key.encode("ascii", "replace") not in searched:
            continue
        for start in _places(plain_view, key):
            named = start + len(key) - len(key.split()[-1]) if former.name.startswith(("tỉnh", "Tỉnh")) else start
            if view[named].isupper():
                yield Use(start, start + len(key), former)
    for match in _LEVEL_WORD.finditer(small) if on >= _NO_DISTRICTS else ():
        yield from _districts(view, match)


def former_province(place: str, on: date) -> Former | None:
    """The province whose bare name stands before the date of a document («Kiên Giang, ngày …»), where it had ended by `on`."""
    former = names().get(plain(f"tỉnh {place.strip()}"))
    return former if former and former.until <= on else None


def _places(view: str, key: str) -> Iterator[int]:
    """Where a name stands as a whole word."""
    at = view.find(key)
    while at >= 0:
        if not (view[at - 1 : at].isalnum() or view[at + len(key) : at + len(key) + 1].isalnum()):
            yield at
        at = view.find(key, at + 1)


def _districts(view: str, match: re.Match[str]) -> Iterator[Use]:
    """«huyện Bến Cầu», «UBND huyện», «các huyện», «cấp huyện»."""
    called = _proper(view[match.end() : match.end() + _NAME])
    if called:
        end = view.index(called, match.end()) + len(called)
        yield Use(match.start(), end, _district(f"{' '.join(match.group().split())} {called}"))
        return
    lead = _LEAD.search(view, max(0, match.start() - _NAME), match.start())
    if lead and not re.match(r"\s+đảo\b", view[match.end() : match.end() + _NAME]):
        yield Use(lead.start(), match.end(), _district("cấp huyện"))


def _proper(words: str) -> str:
    """The leading words that begin with a capital: «Bến Cầu tổ chức» → «Bến Cầu»."""
    end = 0
    for match in re.finditer(r"\w+", words):
        if not match.group()[0].isupper() or words[end : match.start()].strip():
            break
        end = match.end()
    return words[:end].strip()


def _district(called: str) -> Former:
    return Former(called, _NO_DISTRICTS, "đơn vị hành chính cấp xã", "203/2025/QH15", Severity.WARNING, is_name=False)


@cache
def names() -> dict[str, Former]:
    """Former names in plain form; a name with a dash also without blanks around it."""
    keys = {key: former for former in _formers() for key in (plain(former.name), plain(former.name).replace(" - ", "-"))}
    return dict(sorted(keys.items()))


def _formers() -> Iterator[Former]:
    """Provinces (and their party committees), ministries, and the departments of the provinces that followed their ministries."""
    for unit in units():
        if unit.valid_to is None or unit.successor is None or unit.kind not in ("province", "ministry"):
            continue
        yield Former(unit.name, unit.valid_to, unit.successor, unit.source, Severity.WARNING)
        if unit.kind == "province":
            committee = unit.successor.replace("thành phố ", "Thành ủy ").replace("tỉnh ", "Tỉnh ủy ")
            yield Former(f"Tỉnh ủy {unit.name.removeprefix('tỉnh ')}", unit.valid_to, committee, unit.source, Severity.WARNING)
        elif unit.name.startswith("Bộ "):
            yield Former(f"Sở {unit.name[3:]}", unit.valid_to, f"Sở {unit.successor[3:]}", "sắp xếp cơ quan chuyên môn của tỉnh từ 01/3/2025", Severity.INFO)
