"""File names to formats: which reader reads a file of answers, which writer writes the form."""

from pathlib import Path

from assistant.errors import RejectedRows, RowProblem
from assistant.fact_files.form import FormRow, csv_of, yaml_of
from assistant.fact_files.rows import FactRow
from assistant.fact_files.table_text import rows_of_text
from assistant.fact_files.yaml_rows import rows_of_yaml
from corpus.periods import Period

_YAML, _TEXT, _WORKBOOK = (".yaml", ".yml"), (".csv", ".tsv", ".txt"), (".xlsx",)
_MOST_BYTES = 20_000_000
_KNOWN = "hãy dùng .xlsx, .csv hoặc .yaml"


def read_rows(name: str, data: bytes, period: Period | None = None) -> tuple[FactRow, ...]:
    """The rows of a file of answers; `period` is the report's. Raises RejectedRows for a file that cannot be read."""
    suffix = Path(name).suffix.lower()
    if len(data) > _MOST_BYTES:
        raise RejectedRows((RowProblem(0, f"Tệp «{name}» lớn quá {_MOST_BYTES // 1_000_000} MB: hãy chỉ giữ lại biểu số liệu."),))
    if suffix in _WORKBOOK:
        from assistant.fact_files.workbook import rows_of_workbook

        return rows_of_workbook(data, period)
    if suffix not in (*_YAML, *_TEXT):
        raise RejectedRows((RowProblem(0, f"Tệp «{name}» không phải tệp số liệu: {_KNOWN}."),))
    text = _decoded(name, data)
    return rows_of_yaml(text) if suffix in _YAML else rows_of_text(text, period)


def write_form(name: str, rows: tuple[FormRow, ...]) -> bytes:
    """The form in the format that the name asks for. Raises RejectedRows for another."""
    suffix = Path(name).suffix.lower()
    if suffix in _WORKBOOK:
        from assistant.fact_files.workbook import workbook_of

        return workbook_of(rows)
    if suffix == ".csv":
        return csv_of(rows)
    if suffix in _YAML:
        return yaml_of(rows)
    raise RejectedRows((RowProblem(0, f"Không ghi được biểu «{name}»: {_KNOWN}."),))


def _decoded(name: str, data: bytes) -> str:
    """UTF-8, or UTF-16 where a spreadsheet saved «Unicode text»."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise RejectedRows((RowProblem(0, f"Tệp «{name}» không ở bảng mã UTF-8: hãy lưu lại dạng CSV UTF-8 hoặc .xlsx."),)) from error
