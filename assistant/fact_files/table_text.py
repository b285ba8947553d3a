"""A table as text, pasted or from a .csv file: columns apart by tabs, semicolons or commas, quoted as spreadsheets quote."""

import csv
import io

from assistant.errors import RejectedRows, RowProblem
from assistant.fact_files.rows import FactRow, rows_of_cells
from corpus.periods import Period

_LINES_TO_JUDGE = 20


def rows_of_text(text: str, period: Period | None = None) -> tuple[FactRow, ...]:
    """Rows of a table; each is numbered by the line it begins on. `period`: of the report. Raises RejectedRows for a table that cannot be read."""
    return rows_of_cells(table_of_text(text), period)


def table_of_text(text: str) -> list[tuple[int, list[str]]]:
    """The cells, each row with the line it begins on. Raises RejectedRows."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    reader = csv.reader(io.StringIO(text.replace("\0", "")), delimiter=_delimiter(text))
    table: list[tuple[int, list[str]]] = []
    begun = 1
    try:
        for cells in reader:
            table.append((begun, cells))
            begun = reader.line_num + 1
    except csv.Error as error:
        raise RejectedRows((RowProblem(begun, f"Dòng {begun} không đọc được như một dòng của bảng ({error}): hãy chép lại bảng."),)) from error
    return table


def _delimiter(text: str) -> str:
    """A tab or a bar where there is one, else a semicolon (commas stand in numbers), else a comma."""
    head = text.split("\n")[:_LINES_TO_JUDGE]
    return next((sign for sign in ("\t", "|", ";") if any(sign in line for line in head)), ",")
