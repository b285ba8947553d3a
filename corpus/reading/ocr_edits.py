"""Corrections to a recognised text, each with what was read: applied together, marks moved along, every corrected place marked doubtful."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import accumulate

from corpus.marks import Mark, MarkKind

BY_GRAMMAR = "0.50"
"""Confidence given to a place that is certain by its grammar, not by its picture."""


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """`text` stands in for the range."""

    start: int
    end: int
    text: str


def with_edits(text: str, marks: Iterable[Mark], edits: Iterable[Edit]) -> tuple[str, tuple[Mark, ...]]:
    """The corrected text and its marks. Edits must not overlap."""
    ordered = sorted(edits)
    if not ordered:
        return text, tuple(marks)
    pieces, position = [], 0
    for edit in ordered:
        pieces += [text[position : edit.start], edit.text]
        position = edit.end
    shifts = list(accumulate((len(edit.text) - (edit.end - edit.start) for edit in ordered), initial=0))
    ends = [edit.end for edit in ordered]

    def moved(offset: int) -> int:
        return offset + shifts[bisect_right(ends, offset)]

    kept = [replace(mark, start=moved(mark.start), end=max(moved(mark.start), moved(mark.end))) for mark in marks]
    doubts = [Mark(moved(edit.end) - len(edit.text), moved(edit.end), MarkKind.DOUBTFUL, BY_GRAMMAR) for edit in ordered]
    return "".join([*pieces, text[position:]]), tuple(sorted(kept + doubts))
