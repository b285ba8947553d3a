"""Recognised words → segments and rows in the geometry of the PDF reader: points, y upwards, doubtful words kept in mind."""

import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpus.reading.ocr_sizes import base_of, is_flat, size_of
from corpus.reading.ocr_words import Word
from corpus.reading.pdf_grids import Grid
from corpus.reading.pdf_rows import Segment

SURE, SURE_OF_DIGITS = 0.80, 0.90
"""Words below this confidence are marked as doubtful, those with digits sooner: a misread number names another document.

Measured on 73 pages, clean and degraded: 1 and 2 of a hundred words are below 0.80, three of ten of them wrong; of the wrong numbers
32 of 37 are below 0.90.
"""

_POINTS = 72
_SAME_SIZE = 0.15
_WIDE, _MUCH_WIDER = 1.2, 2.5
_VERY_WIDE = 2.5


@dataclass(frozen=True, slots=True)
class Scale:
    """Pixels of a picture to points of its page."""

    dpi: float
    height: float

    def points(self, pixels: float) -> float:
        return pixels * _POINTS / self.dpi

    def up(self, pixels: float) -> float:
        """A place from the top in pixels as one from the bottom in points."""
        return self.points(self.height - pixels)


def segments_in(lines: list[list[Word]], scale: Scale, grids: list[Grid]) -> list[Segment]:
    """The words in segments, cut at wide gaps and where they pass from cell to cell of a ruled table."""
    usual = _usual_size(lines)
    return [segment for line in lines for segment in _segments(line, usual, scale, grids)]


def _usual_size(lines: list[list[Word]]) -> float:
    sizes = [size for line in lines for word in line if (size := size_of([word])) is not None]
    return statistics.median(sizes) if sizes else 0.0


def _segments(line: list[Word], usual: float, scale: Scale, grids: list[Grid]) -> Iterator[Segment]:
    size = size_of(line) or usual or line[0].height
    size = usual if abs(size - usual) < _SAME_SIZE * usual else size
    base = base_of(line, size)
    for part in _parts(line, size, scale, grids):
        yield _segment(part, size, base, scale)


def _parts(line: list[Word], size: float, scale: Scale, grids: list[Grid]) -> Iterator[list[Word]]:
    gaps = [after.left - before.right for before, after in pairwise(line)]
    limit = max(_WIDE * size, _MUCH_WIDER * statistics.median(gaps)) if gaps else 0.0
    part: list[Word] = []
    for place, word in enumerate(line):
        if part and (gaps[place - 1] > min(limit, _VERY_WIDE * size) or _cell(word, scale, grids) != _cell(part[-1], scale, grids)):
            yield part
            part = []
        part.append(word)
    yield part


def _cell(word: Word, scale: Scale, grids: list[Grid]) -> tuple[int, tuple[int, int]] | None:
    x, y = scale.points((word.left + word.right) / 2), scale.up((word.top + word.bottom) / 2)
    return next(((number, place) for number, grid in enumerate(grids) if (place := grid.cell_of(x, y)) is not None), None)


def _segment(part: list[Word], size: float, base: float, scale: Scale) -> Segment:
    doubts, start = [], 0
    for word in part:
        if _is_doubtful(word):
            doubts.append((start, len(word.text), word.confidence))
        start += len(word.text) + 1
    text = " ".join(word.text for word in part)
    return Segment(text, scale.points(part[0].left), scale.points(part[-1].right), scale.up(base), scale.points(size), doubts=tuple(doubts))


def _is_doubtful(word: Word) -> bool:
    least = SURE_OF_DIGITS if any(map(str.isdigit, word.text)) else SURE
    return bool(word.read) or (word.confidence < least and not is_flat(word.text))
