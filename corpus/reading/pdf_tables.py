"""Rows with several segments under each other → the cells of a table; tables that run over pages → one."""

from dataclasses import dataclass
from itertools import pairwise

from corpus.marks import MarkKind
from corpus.reading.pdf_blocks import Block, table_text
from corpus.reading.pdf_rows import Cells, Row, Segment, join


@dataclass(slots=True)
class _Columns:
    """Left and right edge of each column, as the rows with most segments show them."""

    edges: list[tuple[float, float]]

    @staticmethod
    def of(row: Row) -> "_Columns":
        return _Columns([(segment.left, segment.right) for segment in row.segments])

    def take(self, row: Row) -> None:
        if len(row.segments) > len(self.edges):
            self.edges = _Columns.of(row).edges
        elif len(row.segments) == len(self.edges):
            pairs = zip(self.edges, row.segments, strict=True)
            self.edges = [(min(left, segment.left), max(right, segment.right)) for (left, right), segment in pairs]

    def place(self, segment: Segment) -> int:
        """The column of a segment: borders run half-way between the columns."""
        borders = [(left[1] + right[0]) / 2 for left, right in pairwise(self.edges)]
        return sum(segment.middle > border for border in borders)

    def continued_by(self, row: Row) -> bool:
        """A lone segment that lies in one column other than the first."""
        if len(row.segments) != 1:
            return False
        segment = row.segments[0]
        column = self.place(segment)
        starts = [*(left for left, _ in self.edges[column + 1 :]), float("inf")]
        return column > 0 and segment.left > self.edges[column - 1][1] and segment.right < starts[0]


def table_end(rows: list[Row], start: int) -> int:
    """Where the table that begins at `start` ends; `start` itself where there is none (one such row makes no table)."""
    if len(rows[start].segments) < 2:
        return start
    columns, end, full = _Columns.of(rows[start]), start + 1, 1
    while end < len(rows) and _belongs(rows[end - 1], rows[end], columns):
        full += len(rows[end].segments) > 1
        columns.take(rows[end])
        end += 1
    return end if full > 1 else start


def table_cells(rows: list[Row]) -> Cells:
    """One line of cells a row; the second line of a cell is added to its cell."""
    columns = _Columns.of(max(rows, key=lambda row: len(row.segments)))
    for row in rows:
        columns.take(row)
    lines: list[list[str]] = []
    for row in rows:
        cells = [""] * len(columns.edges)
        for segment in row.segments:
            column = columns.place(segment)
            cells[column] = _both(cells[column], segment.text)
        if lines and not cells[0]:
            lines[-1] = [_both(above, cell) for above, cell in zip(lines[-1], cells, strict=True)]
        else:
            lines.append(cells)
    return tuple(map(tuple, lines))


def carry_over(table: Block, more: Block) -> bool:
    """Add the part of a table that stands on the next page: its repeated head is dropped, a cell broken by the page goes on."""
    if not (table.kind is more.kind is MarkKind.TABLE) or len(table.cells[0]) != len(more.cells[0]):
        return False
    cells = list(more.cells)
    repeated = 0
    while repeated < min(len(cells), len(table.cells)) and cells[repeated] == table.cells[repeated]:
        repeated += 1
    cells = cells[repeated:]
    if cells and not cells[0][0] and len(table.cells) > 1 and all(line[0] for line in table.cells):
        table.cells = (*table.cells[:-1], tuple(map(_both, table.cells[-1], cells.pop(0))))
    table.cells = (*table.cells, *cells)
    table.text = table_text(table.cells)
    table.pieces += more.pieces
    return True


def _both(above: str, below: str) -> str:
    return join(above, below) if above and below else above or below


def _belongs(above: Row, row: Row, columns: _Columns) -> bool:
    close = above.base - row.base < 2.6 * max(row.size, above.size)
    return close and not row.cells and (len(row.segments) > 1 or columns.continued_by(row))
