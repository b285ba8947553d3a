"""Rows of running text → paragraphs: lines are joined by indent, fullness, distance and weight, across pages too."""

import re
from dataclasses import dataclass, replace

from corpus.reading.pdf_blocks import Block, pieces_of, table_block
from corpus.reading.pdf_rows import Row
from corpus.reading.pdf_shape import Shape
from corpus.reading.pdf_tables import table_cells, table_end

_ENDED = re.compile(r"[.;:!?…](?:[”\"’)\]]|[⁰¹²³⁴⁵⁶⁷⁸⁹])*$")
_ITEM = re.compile(r"(?:[-+*•–]\s|(?:[IVXLC]{1,6}|\d{1,2}(?:\.\d{1,2})*)[.)]\s|[a-zđ]\)\s)")
_ENDS_OPEN = re.compile(r"(?:,|[-/(]|\b(?:và|của|số|ngày|tháng|năm|về|tại|theo|Điều|khoản))$")
_SPACE = 0.25
_SLACK = 1.5
_UNMEASURED = 0.8


@dataclass(frozen=True, slots=True)
class Line:
    """A row of text with the page it stands on.

    `column` counts the columns of text from the first page on; `start` is the first line of its paragraph, where that is another.
    """

    row: Row
    page: int
    column: int
    shape: Shape
    start: "Line | None" = None

    @property
    def first(self) -> "Line":
        """The line that its paragraph began with."""
        return self.start or self

    @property
    def text(self) -> str:
        return self.row.text

    @property
    def left(self) -> float:
        return self.row.left

    @property
    def right(self) -> float:
        return self.row.right

    @property
    def base(self) -> float:
        return self.row.base

    @property
    def indented(self) -> bool:
        return self.left > self.shape.left + 0.6 * self.shape.size

    @property
    def centred(self) -> bool:
        before, after = self.left - self.shape.left, self.shape.right - self.right
        return before > 1.2 * self.shape.size and abs(before - after) < max(6.0, 0.08 * before) and after > self.shape.size

    def has_room_for(self, line: "Line") -> bool:
        """True where the first word of `line` would have fitted on this one: then this one ended on purpose."""
        slack = _SLACK if line.row.segments[0].lead else _UNMEASURED * self.shape.size
        return self.right + _SPACE * self.row.size + line.row.lead < self.shape.right - slack


@dataclass(frozen=True, slots=True)
class Column:
    """Where rows stand: page number from 1, number of the column of text, its shape."""

    page: int
    number: int
    shape: Shape


def paragraphs_of(rows: list[Row], column: Column, last: Line | None) -> tuple[list[Block], Line | None]:
    """Paragraphs and tables of a column of text; the first one `continues` where it carries on the paragraph that `last` ended."""
    blocks: list[Block] = []
    index = 0
    while index < len(rows):
        end = index + 1 if rows[index].cells else table_end(rows, index)
        if end > index:
            blocks.append(table_block(rows[index:end], column.page, rows[index].cells or table_cells(rows[index:end])))
            last, index = None, end
            continue
        row = rows[index]
        line = Line(row, column.page, column.number, column.shape)
        begins = last is None or _begins(last, line)
        if begins or not blocks:
            blocks.append(Block(row.text, pieces_of(row, column.page), continues=not begins))
        else:
            blocks[-1].add(row, column.page)
        last = line if begins or last is None else replace(line, start=last.first)
        index += 1
    return blocks, last


def _begins(last: Line, line: Line) -> bool:
    """True where `line` starts a new paragraph after `last`."""
    if last.column != line.column:
        return _begins_in_new_column(last, line)
    apart = last.base - line.base > 1.2 * line.shape.pitch
    if not apart and (_hangs(last, line) or _runs_on(last, line)):
        return False
    if last.centred or line.centred:
        return not _same_heading(last, line)
    if apart or _heading_ends(last, line):
        return True
    return line.indented or _steps_out(last, line) or last.has_room_for(line)


def _begins_in_new_column(last: Line, line: Line) -> bool:
    if last.centred or line.centred or line.indented or _ITEM.match(line.text) or _heading_ends(last, line):
        return True
    return last.has_room_for(line) and (bool(_ENDED.search(last.text)) or not line.text[:1].islower())


def _heading_ends(last: Line, line: Line) -> bool:
    """A whole line in bold beside one without: a heading that has no number. A sentence begun in bold goes on in bold, or in small letters."""
    if last.row.bold == line.row.bold:
        return False
    if last.row.bold:
        return not line.row.segments[0].bold_ends[0] and not line.text[:1].islower() and not _ENDS_OPEN.search(last.text)
    return not last.row.segments[-1].bold_ends[1] and bool(_ENDED.search(last.text))


def _same_heading(last: Line, line: Line) -> bool:
    """Lines of one centred title; «BÁO CÁO» and the title below it are two."""
    close = last.base - line.base < 1.5 * line.shape.pitch
    return last.centred and line.centred and close and last.text.isupper() == line.text.isupper() and last.row.bold == line.row.bold


def _runs_on(last: Line, line: Line) -> bool:
    """A line in small letters after a full one goes on, wherever it stands: the second line of a long title is set in the middle."""
    return line.text[:1].islower() and not _ITEM.match(line.text) and not last.has_room_for(line) and last.row.bold == line.row.bold


def _steps_out(last: Line, line: Line) -> bool:
    """All lines of a paragraph but the first begin at one place: a line that begins before it is another's first."""
    return last.start is not None and line.left < last.left - 4


def _hangs(last: Line, line: Line) -> bool:
    """A further line of a list item set with a hanging indent."""
    first = last.first
    return bool(_ITEM.match(first.text)) and line.left > first.left + 4 and not _ITEM.match(line.text) and not last.has_room_for(line)
