"""Words of a PDF page → segments: lines as the file gives them, cut at wide gaps and where they pass from cell to cell of a ruled table."""

import statistics
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise

from corpus.reading.numerals import superscript
from corpus.reading.pdf_grids import Grid
from corpus.reading.pdf_rows import Segment
from corpus.reading.pdf_words import Word

_CELL_GAP = 0.7
_WORD_GAP = 2.5
_SPACED_OUT = 4
"""So many single letters in a row with equal gaps are one word set wide («B Á O   C Á O»)."""


def segments_of(words: list[Word], grids: list[Grid]) -> list[Segment]:
    """Segments of level text, in the order of the file."""
    usual = sum((word.gap == " ") - (word.gap == "+") for word in words)
    cell_gap = _CELL_GAP if usual > 0 else _WORD_GAP
    return [segment for line in _lines(words, grids) for segment in _segments(line, cell_gap)]


def sideways_of(words: list[Word]) -> list[Segment]:
    """Words turned by a quarter against the page (heads of narrow columns), each line as one segment in the middle of its place."""
    segments = []
    for _, group in groupby(words, key=lambda word: (word.line, word.style.turn)):
        line = list(group)
        text = "".join((" " if word.gap and place else "") + word.text for place, word in enumerate(line))
        left, right = min(word.left for word in line), max(word.right for word in line)
        middle = (min(word.bottom for word in line) + max(word.top for word in line)) / 2
        segments.append(Segment(text, left, right, middle, line[0].size, all(word.style.bold for word in line)))
    return segments


def _lines(words: list[Word], grids: list[Grid]) -> Iterator[list[Word]]:
    line: list[Word] = []
    cell: object = None
    for word in words:
        place = _cell(word, grids)
        if line and (word.line != line[-1].line or place != cell or _leaves(line[-1], word)):
            yield line
            line = []
        line.append(word)
        cell = place
    if line:
        yield line


def _cell(word: Word, grids: list[Grid]) -> tuple[int, tuple[int, int]] | None:
    for number, grid in enumerate(grids):
        place = grid.cell_of((word.left + word.right) / 2, word.base)
        if place is not None:
            return number, place
    return None


def _leaves(last: Word, word: Word) -> bool:
    """A new line: the base moves by more than a raised mark does, or the text steps back."""
    size = max(last.size, word.size)
    return abs(word.base - last.base) > 0.6 * size or word.left < last.left - 2 * size


def _segments(line: list[Word], cell_gap: float) -> list[Segment]:
    """Cut a line where a gap is too wide for a space between words."""
    parts: list[list[Word]] = []
    for word in _spaced_in(line):
        if not parts or _is_cut(parts[-1][-1], word, cell_gap):
            parts.append([])
        parts[-1].append(word)
    return [_segment(part) for part in parts]


def _is_cut(before: Word, word: Word, cell_gap: float) -> bool:
    """A gap inside one text object is the work of justifying, however wide; cells are objects of their own."""
    gap = (word.left - before.right) / max(word.size, 1.0)
    return gap > _WORD_GAP or (gap > cell_gap and word.gap != " " and (not word.run or word.run != before.run))


def _segment(part: list[Word]) -> Segment:
    """Letters of a segment; small raised digits become ¹²³."""
    size = max(word.size for word in part)
    base = statistics.median_low([word.base for word in part if word.size > 0.8 * size])
    pieces = [(" " if word.gap and place else "") + _letters(word, size, base) for place, word in enumerate(part)]
    bold = all(word.style.bold for word in part if any(map(str.isalnum, word.text)))
    level = part[0].style.level if all(word.style.level == part[0].style.level for word in part) else ""
    lead = part[next((place for place, word in enumerate(part[1:]) if word.gap), len(part) - 1)].right - part[0].left
    return Segment("".join(pieces), part[0].left, part[-1].right, base, size, bold, level, lead=lead, bold_ends=(part[0].style.bold, part[-1].style.bold))


def _letters(word: Word, size: float, base: float) -> str:
    return superscript(word.text) if word.size < 0.8 * size and word.base > base + 0.1 * size else word.text


def _spaced_in(line: list[Word]) -> list[Word]:
    """The letters of a word set wide put together again; the wider gaps among them part words."""
    singles = [word for word in line if len(word.text) == 1 and word.text.isalpha()]
    if len(singles) < _SPACED_OUT or len(singles) < 0.9 * len(line):
        return line
    gaps = [word.left - before.right for before, word in pairwise(line)]
    usual = statistics.median(gaps)
    follows = [word.gap == "+" and gap < 1.6 * usual for word, gap in zip(line[1:], gaps, strict=True)]
    return [line[0], *(replace(word, gap="") if glued else word for word, glued in zip(line[1:], follows, strict=True))]
