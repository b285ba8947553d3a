"""What a reader saw besides the letters: bold lines, heading styles, tables, notes, pages, words that a scan made doubtful.

Marks point into the text that the reader returned; structure and checker may use them, nothing depends on their being there.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class MarkKind(StrEnum):
    """What a mark says; `value` of the mark in brackets."""

    BOLD = "bold"
    """A whole line or paragraph set in bold type."""
    HEADING = "heading"
    """A paragraph that the file itself styles as a heading (its level, «1» outermost)."""
    TABLE = "table"
    """The lines « | » of one table."""
    NOTE = "note"
    """A footnote or endnote, standing after the paragraph that holds its mark (the mark as shown, «¹»)."""
    BOX = "box"
    """Words of a text box or frame."""
    PAGE = "page"
    """The first letter of a page up to its last (the page number, from «1»)."""
    SCANNED = "scanned"
    """Text recognised in a picture (mean confidence of its words, «0.93»)."""
    DOUBTFUL = "doubtful"
    """A word recognised with low confidence (that confidence)."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Half-open range of code points with what was seen there."""

    start: int
    end: int
    kind: MarkKind
    value: str = ""


def clipped(marks: Iterable[Mark], end: int) -> tuple[Mark, ...]:
    """The marks of a text cut off at `end`."""
    return tuple(replace(mark, end=min(mark.end, end)) for mark in marks if mark.start < end)
