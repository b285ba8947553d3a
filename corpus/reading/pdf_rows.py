"""Text segments with their places → rows of a page, top row first. Units are points, y grows upwards. Shared by PDF text layers and scans."""

import re
from dataclasses import dataclass, replace

from corpus.reading.numerals import superscript

_BAND = 12.0


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that follow each other on one line of one column.

    `level` is the level of a heading that the file itself tags («1»); `doubts` are words of a scan recognised with low
    confidence: (offset in `text`, length, confidence 0…1). `lead` is the width of the first word, 0 where it was not measured;
    `bold_ends` says whether the first and the last word are bold.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    level: str = ""
    doubts: tuple[tuple[int, int, float], ...] = ()
    lead: float = 0.0
    bold_ends: tuple[bool, bool] = (False, False)

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    def followed_by(self, other: "Segment", space: str) -> "Segment":
        """Both as one segment on this one's base line."""
        shift = len(self.text) + len(space)
        doubts = self.doubts + tuple((shift + at, length, confidence) for at, length, confidence in other.doubts)
        text = f"{self.text}{space}{other.text}"
        ends = (self.bold_ends[0], other.bold_ends[1])
        size = max(self.size, other.size)
        return replace(self, text=text, right=other.right, size=size, bold=self.bold and other.bold, doubts=doubts, bold_ends=ends)


Cells = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Segments on one base line, from left to right.

    A ruled table stands as one row with its `cells`, line by line, and its `frame` (left, right, bottom, top); its segments are in the
    order of the cells.
    """

    segments: tuple[Segment, ...]
    cells: Cells = ()
    frame: tuple[float, float, float, float] | None = None

    @property
    def text(self) -> str:
        return " ".join(segment.text for segment in self.segments)

    @property
    def left(self) -> float:
        return self.frame[0] if self.frame else self.segments[0].left

    @property
    def right(self) -> float:
        return self.frame[1] if self.frame else self.segments[-1].right

    @property
    def base(self) -> float:
        return self.frame[2] if self.frame else self.segments[0].base

    @property
    def size(self) -> float:
        return max(segment.size for segment in self.segments)

    @property
    def lead(self) -> float:
        """Width of the first word, estimated where it was not measured."""
        first = self.segments[0]
        return first.lead or (first.right - first.left) * len(first.text.split(" ", 1)[0]) / max(len(first.text), 1)

    @property
    def bold(self) -> bool:
        return all(segment.bold for segment in self.segments)


def rows_of(segments: list[Segment]) -> list[Row]:
    """Segments of one base line together, top row first; raised marks are set on the base line of their text."""
    rows: list[list[Segment]] = []
    for segment in sorted(_lowered(segments), key=lambda segment: (-segment.base, segment.left)):
        if rows and abs(rows[-1][0].base - segment.base) < 0.35 * segment.size:
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [Row(tuple(_joined(sorted(row, key=lambda segment: segment.left)))) for row in rows]


def join(before: str, after: str) -> str:
    """Two lines of one paragraph; a name broken at its hyphen or slash gets no space."""
    tight = re.search(r"\S[-/]$", before) is not None or re.match(r"/\S", after) is not None
    return before + after if tight else f"{before} {after}"


def _lowered(segments: list[Segment]) -> list[Segment]:
    """Raised marks that the file gives apart from their text are set on its base line."""
    bands: dict[int, list[Segment]] = {}
    for segment in segments:
        bands.setdefault(int(segment.base // _BAND), []).append(segment)
    return [_on_base(segment, bands) if segment.text.isdecimal() and len(segment.text) < 4 else segment for segment in segments]


def _on_base(mark: Segment, bands: dict[int, list[Segment]]) -> Segment:
    place = int(mark.base // _BAND)
    for other in (segment for band in (place - 1, place) for segment in bands.get(band, ())):
        raised = mark.base - other.base
        touches = -0.6 * other.size < other.left - mark.right < other.size or -0.6 * other.size < mark.left - other.right < other.size
        if mark.size < 0.8 * other.size and 0 < raised < 0.7 * other.size and touches:
            return replace(mark, text=superscript(mark.text), base=other.base, size=other.size, bold=other.bold)
    return mark


def _joined(segments: list[Segment]) -> list[Segment]:
    """Pieces that touch are one word; a list mark belongs to the text after it."""
    result: list[Segment] = []
    for segment in segments:
        last = result[-1] if result else None
        gap = (segment.left - last.right) / segment.size if last else 0.0
        if last and (gap < 0.6 or (_is_list_mark(last.text) and gap < 4)):
            result[-1] = last.followed_by(segment, "" if gap < 0.12 and not _is_list_mark(last.text) else " ")
        else:
            result.append(segment)
    return result


def _is_list_mark(text: str) -> bool:
    return len(text) <= 8 and (text in {"-", "+", "*", "•", "–"} or (text[-1:] in ".)" and text[:-1].replace(".", "").isalnum()))
