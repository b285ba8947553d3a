"""Cells of a table → rows of answers: columns by their headers, or question, value and unit in that order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.errors import RejectedRows, RowProblem
from corpus.text.folding import key

MOST_ROWS = 5000
MOST_CELLS = 40
_HEADERS: Mapping[str, tuple[str, ...]] = {
    "question": ("ma", "ma cau hoi", "id", "question", "cau hoi"),
    "name": ("noi dung", "ten", "ten so lieu", "chi tieu", "ten chi tieu", "name"),
    "value": ("ky nay", "gia tri", "so lieu", "tra loi", "ket qua", "value"),
    "unit": ("don vi", "don vi tinh", "dvt", "unit"),
}
_IN_ORDER = {"question": 0, "value": 1, "unit": 2}


@dataclass(frozen=True, slots=True)
class FactRow:
    """An answer as given. `number` is its line or row, `question` an id or a name; `name` must fit the id where both are given."""

    number: int
    question: str
    value: str
    unit: str = ""
    name: str = ""


def rows_of_cells(table: Iterable[tuple[int, Sequence[str]]]) -> tuple[FactRow, ...]:
    """The rows that answer something; a row without a value leaves its question open.

    `table` gives each row with its number. Raises RejectedRows for a table that is too long or has one column.
    """
    rows: list[FactRow] = []
    columns: Mapping[str, int] | None = None
    for number, cells in table:
        if not any(cell.strip() for cell in cells):
            continue
        if columns is None:
            columns = _columns(cells)
            if columns:
                continue
            columns = _IN_ORDER
        row = _row(number, cells[:MOST_CELLS], columns)
        rows += [row] if row else []
        if len(rows) > MOST_ROWS:
            raise RejectedRows((RowProblem(number, f"Bảng có hơn {MOST_ROWS} dòng: hãy chỉ gửi các dòng của biểu số liệu."),))
    return tuple(rows)


def _columns(cells: Sequence[str]) -> Mapping[str, int] | None:
    """Where each column stands; None for a row that is no header."""
    heads = [key(cell) for cell in cells]
    found = {name: next((index for index, head in enumerate(heads) if head in words), -1) for name, words in _HEADERS.items()}
    found = {name: index for name, index in found.items() if index >= 0}
    return found if "value" in found and ("question" in found or "name" in found) else None


def _row(number: int, cells: Sequence[str], columns: Mapping[str, int]) -> FactRow | None:
    if columns is _IN_ORDER and len(cells) < len(("question", "value")):
        raise RejectedRows((RowProblem(number, f"Dòng {number} chỉ có một cột: hãy ghi mã hoặc tên câu hỏi, rồi giá trị ở cột bên."),))

    def cell(name: str) -> str:
        index = columns.get(name, -1)
        return " ".join(cells[index].split()).removeprefix("'") if 0 <= index < len(cells) else ""

    question, name, value = cell("question"), cell("name"), cell("value")
    return FactRow(number, question or name, value, cell("unit"), name if question else "") if value else None
