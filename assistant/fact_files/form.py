"""The form to fill in: one row a question, with what it was last period."""

import csv
import io
import re
from dataclasses import dataclass, replace

from assistant.draft import Draft, Question
from assistant.export.source_rows import section_paths
from prompts.catalogue import render
from prompts.contexts import FactsForm, FactsFormLine

HEADERS = ("Mã", "Mục", "Nội dung", "Đơn vị", "Kỳ trước", "Kỳ này", "Cách ghi")
VALUE_COLUMN = HEADERS.index("Kỳ này")
_FORMULA_SIGNS = ("=", "+", "-", "@")
_HINTS = {
    "int": "chữ số; không phát sinh thì ghi none",
    "ratio": "số đạt/tổng số, ví dụ 29/31",
    "percent": "tỷ lệ như 97,5%",
    "money": "chữ số theo đơn vị ở cột Đơn vị",
    "date": "ví dụ 05/3/2026",
}
_UNWRITABLE = re.compile("[\x00-\x08\x0e-\x1b\ud800-\udfff\ufffe\uffff]")
_PLACES = {"head": "Mở đầu", "tail": "Kết"}
_CITATION_HINT = "số, ngày, cơ quan ban hành, trích yếu; hoặc Giữ nguyên"
_SIGNED_HINT = "; ghi «giảm 3,2%» nếu đổi chiều"


@dataclass(frozen=True, slots=True)
class FormRow(FactsFormLine):
    """A question in words. `section`: «I.4.3»; `value` is what is answered already."""

    @property
    def cells(self) -> tuple[str, ...]:
        """In the order of HEADERS."""
        return (self.question, self.section, self.name, self.unit, self.previous, self.value, self.hint)


def form_rows(draft: Draft) -> tuple[FormRow, ...]:
    """Every question in the order it is asked."""
    paths = {**section_paths(draft), **_PLACES}
    return tuple(_row(question, paths) for question in draft.questions)


def _row(question: Question, paths: dict[str, str]) -> FormRow:
    section = next((paths.get(name, name) for name in question.sections), "")
    name, unit, previous, value = map(_clean, (question.name, question.unit, question.previous, question.value))
    return FormRow(question.id, section, name, unit, previous, value, _hint(question))


def _clean(text: str | None) -> str:
    """One line, without the signs that no XML file can hold."""
    return " ".join(_UNWRITABLE.sub("", text or "").split())


def _hint(question: Question) -> str:
    if question.options:
        return " / ".join(question.options)
    if question.kind == "citation":
        return _CITATION_HINT
    return _HINTS.get(question.type, "") + (_SIGNED_HINT if question.is_signed else "")


def csv_of(rows: tuple[FormRow, ...]) -> bytes:
    """Semicolons and a byte order mark, as spreadsheets of Vietnamese offices open it; no cell is taken for a formula."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADERS)
    writer.writerows([f"'{cell}" if cell.startswith(_FORMULA_SIGNS) else cell for cell in row.cells] for row in rows)
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def yaml_of(rows: tuple[FormRow, ...]) -> bytes:
    """«q01:» a line under a comment that says what is asked."""
    lines = tuple(replace(row, value=_quoted(row.value)) for row in rows)
    return (render(FactsForm(lines)) + "\n").encode()


def _quoted(value: str) -> str:
    """A YAML scalar that is read back as it stands."""
    return f"'{value.replace(chr(39), chr(39) * 2)}'" if value else ""
