"""Cuts a stretch of text into passages at the best allowed places: between provisions rather than sentences, never into a rest too short to stand alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import islice, takewhile

LONGEST = 1_200
_SHORTEST = 200
_FULL = 0.4  # a better place is worth a passage of at least this part of the limit


class Cut(IntEnum):
    """What ends at a place where text may be cut, the best first."""

    CLAUSE = 0
    POINT = 1
    PARAGRAPH = 2
    SENTENCE = 3
    HEADING = 4


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text under one heading; `cuts` are the places where it may be cut, ascending, with what ends there. `headings`: path, outermost first."""

    headings: tuple[str, ...]
    start: int
    end: int
    cuts: tuple[tuple[int, Cut], ...]


def spans_of(stretch: Stretch, guarded: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans of at most LONGEST characters, longer only where no cut is allowed. `guarded` ranges (citations) are never cut."""
    allowed = [(at, kind) for at, kind in stretch.cuts if stretch.start < at < stretch.end and not any(first < at < last for first, last in guarded)]
    start, first = stretch.start, 0
    while stretch.end - start > LONGEST:
        while first < len(allowed) and allowed[first][0] <= start:
            first += 1
        at = _best(start, stretch.end, allowed, first)
        if at is None:
            break
        yield start, at
        start = at
    yield start, stretch.end


def _best(start: int, end: int, cuts: Sequence[tuple[int, Cut]], first: int) -> int | None:
    """Where to cut `[start:end]`: as late as the limit allows, at the best kind of place; the first place of all where none is near enough."""
    near = list(takewhile(lambda cut: cut[0] - start <= LONGEST, islice(cuts, first, None)))
    if not near:
        return cuts[first][0] if first < len(cuts) else None
    fair = [(at, kind) for at, kind in near if end - at >= _SHORTEST] or near
    for kind in Cut:
        last = max((at for at, found in fair if found <= kind), default=start)
        if last - start >= LONGEST * _FULL:
            return last
    return max(at for at, _ in fair)
