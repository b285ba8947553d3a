"""Cells of a table → rows of answers: columns by their headers, or question, value and unit in that order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.errors import RejectedRows, RowProblem
from assistant.fact_files.columns import Columns, columns_of
from corpus.periods import Period

MOST_ROWS = 5000
MOST_CELLS = 40
_TWO = 2


@dataclass(frozen=True, slots=True)
class FactRow:
    """An answer as given. `number` is its line or row, `question` an id or a name; `name` must fit the id where both are given.

    `previous`: what the table gives for last period, "" where it does not.
    """

    number: int
    question: str
    value: str
    unit: str = ""
    name: str = ""
    previous: str = ""


def rows_of_cells(table: Iterable[tuple[int, Sequence[str]]], period: Period | None = None) -> tuple[FactRow, ...]:
    """The rows that answer something; a row without a value leaves its question open.

    `table` gives each row with its number; `period` is the report's, whose column is read where the table has several. Raises RejectedRows
    for a table that is too long, has one column, or does not show which column is of the period.
    """
    filled = _filled(table)
    if len(filled) > MOST_ROWS:
        raise RejectedRows((RowProblem(filled[-1][0], f"Bảng có hơn {MOST_ROWS} dòng: hãy chỉ gửi các dòng của biểu số liệu."),))
    columns = columns_of(filled, period)
    return tuple(row for number, cells in filled[columns.first :] if (row := _row(number, cells, columns)))


def value_column(table: Iterable[tuple[int, Sequence[str]]], period: Period | None = None) -> str:
    """The heading of the column that `rows_of_cells` reads; "" where the table has no header."""
    return columns_of(_filled(table), period).taken


def _filled(table: Iterable[tuple[int, Sequence[str]]]) -> list[tuple[int, Sequence[str]]]:
    """Rows that hold more than lines drawn between them."""
    return [(number, cells[:MOST_CELLS]) for number, cells in table if any(cell.strip(" -:|") for cell in cells)]


def _row(number: int, cells: Sequence[str], columns: Columns) -> FactRow | None:
    if not columns.is_headed and len(cells) < _TWO:
        raise RejectedRows((RowProblem(number, f"Dòng {number} chỉ có một cột: hãy ghi mã hoặc tên câu hỏi, rồi giá trị ở cột bên."),))

    def cell(index: int) -> str:
        return " ".join(cells[index].split()).removeprefix("'") if 0 <= index < len(cells) else ""

    question, name, value = cell(columns.question), cell(columns.name), cell(columns.value)
    if not value or not (question or name or not columns.is_headed):
        return None
    return FactRow(number, question or name, value, cell(columns.unit), name if question else "", cell(columns.previous))
