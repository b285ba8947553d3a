"""Increases and decreases: «đạt 23.410 tỷ đồng, tăng 12,6%», «giảm 03 cuộc so với cùng kỳ»; the word of direction is part of the fact."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.adapting.figure_lines import FigureLine, Slot
from assistant.quantities import decimals_in
from corpus.periods import Period

_VERB = re.compile(r"(?:^|[\s(])(?P<verb>tang|giam)(?P<gap>\s+)$")
_BASIS = re.compile(r"\bso (?:voi|cung ky)(?P<what>[^,;.()]{0,50})")
_SAME_SEASON = re.compile(r"\bcung ky\b|\bnam truoc\b|\bnam ngoai\b|\bnam (?:19|20)\d\d\b")
_JUST_BEFORE = re.compile(r"\b(?:ky|quy|thang) truoc\b|\blien ke\b")
_NOT_NOMINAL = re.compile(r"chi so|grdp|gdp|gia so sanh|gia co dinh|toc do|gia tri san xuat|gia tri tang them")
_UNCHANGED = re.compile(
    r"[^,;.:()\d]{0,40},\s+(?P<words>(?:bang(?: voi)?|tuong duong(?: voi)?|(?:khong thay doi|khong tang,? khong giam|giu nguyen) so voi)\s+cung ky)\b"
)
_BASE_WITHIN = 60
_VERB_WITHIN = 20
_CLOSED = re.compile(r"\s*(?:[\w ]{0,30})?(?:[,;.)]|$)")


@dataclass(frozen=True, slots=True)
class Unchanged:
    """`[start:end]` of the sentence that begins at `line` in the source says that `base` is what it was: «…, bằng cùng kỳ»."""

    line: int
    start: int
    end: int
    base: Slot


@dataclass(frozen=True, slots=True)
class Change:
    """`slot` says a change; `base` is the figure whose previous value it is counted from, None where that is not known."""

    slot: Slot
    base: Slot | None


def changes_in(lines: Sequence[FigureLine], *, old: Period, new: Period) -> Iterator[Change]:
    """Every change stated; `old` is the period of the source, whose figures are the previous values."""
    for line in lines:
        for slot in line.slots:
            if (
                slot.kind in ("percent", "int", "money")
                and not slot.follows
                and _VERB.search(line.words, max(0, slot.start - _VERB_WITHIN), slot.start)
                and _is_change(line, slot)
            ):
                yield Change(slot, _base(line, slot, old, new))


def unchanged_in(lines: Sequence[FigureLine], *, old: Period, new: Period) -> Iterator[Unchanged]:
    """Counts and amounts said to be the same as a year before."""
    for line in lines:
        for slot in line.slots:
            said = _UNCHANGED.match(line.words, slot.end) if slot.kind in ("int", "money") and _is_comparable(None, old, new) else None
            if said:
                yield Unchanged(line.start, said.start("words"), said.end("words"), slot)


def _is_change(line: FigureLine, slot: Slot) -> bool:
    """Against something, or beside the figure that changed: «giúp giảm 30% thời gian» is none."""
    if _basis(line, slot):
        return True
    nearest = _nearest(line, slot)
    return nearest is not None and bool(_CLOSED.match(line.after(slot))) and (slot.kind == "percent" or _same_thing(slot, nearest))


def _same_thing(slot: Slot, other: Slot) -> bool:
    return slot.kind == other.kind and slot.unit.split()[:1] == other.unit.split()[:1]


def _basis(line: FigureLine, slot: Slot) -> re.Match[str] | None:
    return _BASIS.search(re.split(r"[,(]", line.after(slot))[0])


def _nearest(line: FigureLine, slot: Slot) -> Slot | None:
    """The count or amount just before, in the same clause."""
    earlier = [other for other in line.slots if other.end <= slot.start]
    if not earlier or earlier[-1].kind not in ("int", "money"):
        return None
    between = line.between(earlier[-1], slot)
    return earlier[-1] if len(between) <= _BASE_WITHIN and not re.search(r"[;:]|\.\s", between) else None


def _base(line: FigureLine, slot: Slot, old: Period, new: Period) -> Slot | None:
    base = _nearest(line, slot)
    if base is None or not base.value or _NOT_NOMINAL.search(line.before(base, 90)) or not _is_comparable(_basis(line, slot), old, new):
        return None
    if slot.kind == "percent" and base.kind == "money" and not _is_exact_enough(base, slot):
        return None
    return base if slot.kind == "percent" or _same_thing(slot, base) else None


def _is_exact_enough(base: Slot, percent: Slot) -> bool:
    """Whether a rounded amount gives the percentage to its last digit: «23.410 tỷ đồng» does, «0,51 tỷ USD» does not."""
    decimals = len(percent.text.replace("%", "").strip().replace(".", ",").partition(",")[2])
    return 100 * Decimal(10) ** -decimals_in(base.text) / base.value <= Decimal(10) ** -decimals


def _is_comparable(basis: re.Match[str] | None, old: Period, new: Period) -> bool:
    """Whether the source's figure is what the new one is compared with."""
    words = basis.group() if basis else "so voi cung ky"
    if _JUST_BEFORE.search(words):
        return (old.end.year * 12 + old.end.month) + 1 == new.year * 12 + new.first
    if not _SAME_SEASON.search(words):
        return False
    return (old.first, old.last, old.to_year, old.year + 1) == (new.first, new.last, new.to_year, new.year)
