"""Answers in an .xlsx workbook: read from its first sheet, written as a form whose value column is text, so that «29/31» stays no date."""

import io
import warnings
import zipfile
from datetime import date, datetime
from decimal import Decimal
from itertools import islice

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from assistant.errors import RejectedRows, RowProblem
from assistant.fact_files.form import HEADERS, VALUE_COLUMN, FormRow
from assistant.fact_files.rows import MOST_CELLS, MOST_ROWS, FactRow, rows_of_cells
from assistant.quantities import spelled
from corpus.periods import Period
from corpus.text.dates import short

_MOST_BYTES = 50_000_000
_WIDTHS = (8, 10, 60, 16, 22, 22, 44)
_OPEN = PatternFill("solid", fgColor="FFF7D6")
_CANNOT_READ = "Không đọc được tệp .xlsx này: hãy mở bằng Excel hoặc LibreOffice, lưu lại dạng .xlsx rồi gửi lại."


def rows_of_workbook(data: bytes, period: Period | None = None) -> tuple[FactRow, ...]:
    """Rows of the first sheet; numbers and days as they are written in reports. Raises RejectedRows."""
    try:
        size = sum(entry.file_size for entry in zipfile.ZipFile(io.BytesIO(data)).infolist())
        table = _table(data) if size <= _MOST_BYTES else None
    except Exception as error:  # a damaged package fails anywhere in zipfile, the XML parser or openpyxl
        raise RejectedRows((RowProblem(0, _CANNOT_READ),)) from error
    if table is None:
        raise RejectedRows((RowProblem(0, "Tệp .xlsx giải nén ra quá lớn: hãy chỉ giữ lại trang tính của biểu số liệu."),))
    return rows_of_cells(table, period)


def _table(data: bytes) -> list[tuple[int, list[str]]]:
    """The cells of the first sheet as text, each row with its number; one row more than is taken, so that too many are noticed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of what it leaves out: nothing that holds values
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            rows = book.worksheets[0].iter_rows(max_col=MOST_CELLS)
            return [(number, [_text(cell.value, str(cell.number_format or "")) for cell in row]) for number, row in enumerate(islice(rows, MOST_ROWS * 4), 1)]
        finally:
            book.close()


def _text(value: object, number_format: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, (datetime, date)):
        return short(value.date() if isinstance(value, datetime) else value)
    if isinstance(value, (int, float)):
        return _number(value, number_format)
    return str(value)


def _number(value: float, number_format: str) -> str:
    """12 and 97,5 with a comma; a cell shown in percent as «97,5%»."""
    return f"{spelled(float(Decimal(repr(value)) * 100))}%" if "%" in number_format else spelled(value)


def workbook_of(rows: tuple[FormRow, ...]) -> bytes:
    """The form: a frozen header, the column to fill in coloured."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet("Biểu số liệu")
    for row, cells in enumerate((HEADERS, *(row.cells for row in rows)), 1):
        for column, text in enumerate(cells, 1):
            cell = sheet.cell(row, column)
            cell.value, cell.data_type, cell.number_format = text, "s", "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(name="Times New Roman", size=12, bold=row == 1)
            if row > 1 and column - 1 == VALUE_COLUMN:
                cell.fill = _OPEN
    for column, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
