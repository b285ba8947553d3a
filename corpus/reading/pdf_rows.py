"""Characters of a PDF page → rows of text segments with their places. Units are points, y grows upwards."""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.reading.numerals import superscript
from corpus.reading.pdf_rulings import Grid, grids_of

_CELL_GAP = 0.7
_WORD_GAP = 2.5
_END_HYPHEN = "\x02"
_SLANT = math.radians(5)


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character; `made` marks a space that the library put in because of a gap."""

    text: str
    left: float
    right: float
    base: float
    size: float
    made: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that follow each other on one line of one column."""

    text: str
    left: float
    right: float
    base: float
    size: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Row:
    """Segments on one base line, from left to right. A ruled table stands as one row whose `table` holds its lines « | »."""

    segments: tuple[Segment, ...]
    table: str = ""

    @property
    def text(self) -> str:
        return " ".join(segment.text for segment in self.segments)

    @property
    def left(self) -> float:
        return self.segments[0].left

    @property
    def right(self) -> float:
        return self.segments[-1].right

    @property
    def base(self) -> float:
        return self.segments[0].base

    @property
    def size(self) -> float:
        return max(segment.size for segment in self.segments)


def rows_of(page: pypdfium2.PdfPage) -> list[Row]:
    """Rows from top to bottom, a ruled table as one row; slanted text (a watermark) is left out."""
    grids = grids_of(page)
    text_page = page.get_textpage()
    try:
        segments = _lowered([segment for run in _runs(list(_glyphs(text_page)), grids) for segment in run])
    finally:
        text_page.close()
    tables = [_table(grid, [segment for segment in segments if grid.cell_of(segment.middle, segment.base)]) for grid in grids]
    free = [segment for segment in segments if not any(grid.cell_of(segment.middle, segment.base) for grid in grids)]
    return sorted(_rows(free) + [table for table in tables if table is not None], key=lambda row: -row.base)


def join(before: str, after: str) -> str:
    """Two lines of one paragraph; a name broken at its hyphen or slash gets no space."""
    tight = re.search(r"\S[-/]$", before) is not None
    return before + after if tight else f"{before} {after}"


def _table(grid: Grid, segments: list[Segment]) -> Row | None:
    """The lines of a ruled table; the lines of a cell are joined."""
    cells: dict[tuple[int, int], list[Segment]] = {}
    for segment in segments:
        place = grid.cell_of(segment.middle, segment.base)
        if place is not None:
            cells.setdefault(place, []).append(segment)
    texts = {place: reduce(join, (row.text for row in _rows(inside))) for place, inside in cells.items()}
    lines = [[texts.get((row, column), "") for column in range(len(grid.columns) - 1)] for row in range(len(grid.rows) - 1)]
    text = "\n".join(" | ".join(line).strip() for line in lines if any(line))
    return Row((Segment(text, grid.columns[0], grid.columns[-1], grid.rows[0], segments[0].size),), text) if text else None


def _glyphs(text_page: pypdfium2.PdfTextPage) -> Iterator[Glyph | None]:
    """The characters in the order of the file; None where a line ends."""
    raw = text_page.raw
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    for index in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        made = pdfium.FPDFText_IsGenerated(raw, index) == 1
        if made and code in {0x0A, 0x0D}:
            yield None
            continue
        slant = pdfium.FPDFText_GetCharAngle(raw, index)
        if not 0 < code < 0x110000 or _SLANT < slant < 2 * math.pi - _SLANT:
            continue
        pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(raw, index, box)
        text = "-" if chr(code) in {_END_HYPHEN, "\ufffe"} else chr(code)
        yield Glyph(text, box.left, box.right, y.value, pdfium.FPDFText_GetFontSize(raw, index), made)


def _runs(glyphs: list[Glyph | None], grids: list[Grid]) -> Iterator[list[Segment]]:
    """Lines as the file gives them, cut at wide gaps and where they pass from cell to cell."""
    real = sum(glyph is not None and glyph.text == " " and not glyph.made for glyph in glyphs)
    made = sum(glyph is not None and glyph.text == " " and glyph.made for glyph in glyphs)
    cell_gap = _CELL_GAP if real > made else _WORD_GAP
    line: list[Glyph] = []
    for glyph in [*glyphs, None]:
        if glyph is None or (line and (_leaves(line[-1], glyph) or _changes_cell(line[-1], glyph, grids))):
            yield _segments(line, cell_gap)
            line = []
        if glyph is not None:
            line.append(glyph)


def _leaves(last: Glyph, glyph: Glyph) -> bool:
    """A new line: the base moves by more than a raised mark does, or the text steps back."""
    if glyph.made or last.made:
        return False
    size = max(last.size, glyph.size)
    return abs(glyph.base - last.base) > 0.6 * size or glyph.left < last.left - 2 * size


def _changes_cell(last: Glyph, glyph: Glyph, grids: list[Grid]) -> bool:
    return any(grid.cell_of((last.left + last.right) / 2, last.base) != grid.cell_of((glyph.left + glyph.right) / 2, glyph.base) for grid in grids)


def _segments(line: list[Glyph], cell_gap: float) -> list[Segment]:
    """Cut a line where a gap is too wide for a space between words."""
    visible = [index for index, glyph in enumerate(line) if not glyph.text.isspace()]
    parts: list[list[Glyph]] = []
    for place, index in enumerate(visible):
        glyph = line[index]
        before = line[visible[place - 1]] if place else None
        between = line[visible[place - 1] + 1 : index] if place else []
        if before is None or _is_cut(before, glyph, between, cell_gap):
            parts.append([glyph])
            continue
        if between:
            parts[-1].append(Glyph(" ", before.right, glyph.left, glyph.base, glyph.size, made=False))
        parts[-1].append(glyph)
    return [_segment(part) for part in parts]


def _is_cut(before: Glyph, glyph: Glyph, between: list[Glyph], cell_gap: float) -> bool:
    gap = (glyph.left - before.right) / max(glyph.size, 1.0)
    return gap > _WORD_GAP or (gap > cell_gap and all(space.made for space in between))


def _segment(part: list[Glyph]) -> Segment:
    """Letters of a segment; small raised digits become ¹²³."""
    letters = [glyph for glyph in part if glyph.text != " "]
    size = max(glyph.size for glyph in letters)
    low = [glyph.base for glyph in letters if glyph.size > 0.8 * size]
    base = sorted(low)[len(low) // 2]
    text = "".join(superscript(glyph.text) if glyph.size < 0.8 * size and glyph.base > base + 0.1 * size else glyph.text for glyph in part)
    return Segment(text, part[0].left, part[-1].right, base, size)


def _rows(segments: list[Segment]) -> list[Row]:
    """Segments of one base line together, top row first."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda segment: (-segment.base, segment.left)):
        if rows and abs(rows[-1][0].base - segment.base) < 0.35 * segment.size:
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [Row(tuple(_joined(sorted(row, key=lambda segment: segment.left)))) for row in rows]


def _lowered(segments: list[Segment]) -> list[Segment]:
    """Raised marks that the file gives apart from their text are set on its base line."""
    return [_on_base(segment, segments) if segment.text.isdigit() and len(segment.text) < 4 else segment for segment in segments]


def _on_base(mark: Segment, segments: list[Segment]) -> Segment:
    for other in segments:
        raised = mark.base - other.base
        touches = -0.6 * other.size < other.left - mark.right < other.size or -0.6 * other.size < mark.left - other.right < other.size
        if mark.size < 0.8 * other.size and 0 < raised < 0.7 * other.size and touches:
            return Segment(superscript(mark.text), mark.left, mark.right, other.base, other.size)
    return mark


def _joined(segments: list[Segment]) -> list[Segment]:
    """Pieces that touch are one word; a list mark belongs to the text after it."""
    result: list[Segment] = []
    for segment in segments:
        last = result[-1] if result else None
        gap = (segment.left - last.right) / segment.size if last else 0.0
        if last and (gap < 0.6 or (_is_list_mark(last.text) and gap < 4)):
            space = "" if gap < 0.12 and not _is_list_mark(last.text) else " "
            result[-1] = Segment(f"{last.text}{space}{segment.text}", last.left, segment.right, last.base, max(last.size, segment.size))
        else:
            result.append(segment)
    return result


def _is_list_mark(text: str) -> bool:
    return len(text) <= 8 and (text in {"-", "+", "*", "•", "–", "\uf0b7"} or (text[-1:] in ".)" and text[:-1].replace(".", "").isalnum()))
