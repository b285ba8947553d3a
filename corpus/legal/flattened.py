"""Clauses and points that a text without line breaks has inside one line: «Điều 5. Trách nhiệm 1. Cơ quan: a) …; b) … 2. Cá nhân …»."""

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus.legal.levels import POINTS
from corpus.text.letters import compile_vi

_FIRST_CLAUSE = compile_vi(r"\s(?=1(?P<mark>[.)-])\s(?:\[\d+\]\s*)?[A-ZĐÀ-Ỹ“])")
_FIRST_POINT = re.compile(r":\s(?=a\)\s)")
_AFTER = r"(?<=[.;:”\])])\s(?={}\s)"
_NEXT_POINTS = 2


def cuts_of_article(text: str, start: int, end: int) -> list[int]:
    """Where the clauses of an article, and their points, begin in its line; [] where the line holds none."""
    first = _FIRST_CLAUSE.search(text, start, end)
    if not first:
        return cuts_of_points(text, start, end)
    cuts = [first.end()]
    while True:
        following = re.compile(_AFTER.format(rf"{len(cuts) + 1}{re.escape(first['mark'])}")).search(text, cuts[-1], end)
        if not following:
            break
        cuts.append(following.end())
    points = [point for begin, stop in pairwise((*cuts, end)) for point in cuts_of_points(text, begin, stop)]
    return sorted([*cuts, *points])


def cuts_of_points(text: str, start: int, end: int) -> list[int]:
    """Where the points of a clause begin in its line: «… gồm: a) …; b) …»."""
    first = _FIRST_POINT.search(text, start, end)
    cuts = [first.end()] if first else []
    letter = "a"
    while cuts:
        following = next(_next_points(text, letter, cuts[-1], end), None)
        if following is None:
            break
        letter, place = following
        cuts.append(place)
    return cuts


def _next_points(text: str, letter: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The next letter of a list («đ» may be left out) and its place."""
    at = POINTS.index(letter) + 1
    for candidate in POINTS[at : at + _NEXT_POINTS]:
        found = re.compile(_AFTER.format(rf"{candidate}\)")).search(text, start, end)
        if found:
            yield candidate, found.end()
