"""The form to fill in: one row a question, with what it was last period."""

import csv
import io
import re
from dataclasses import dataclass, replace

from assistant.adapting.absence import can_be_left
from assistant.adapting.consequences import LEAVE
from assistant.adapting.same_again import is_target
from assistant.day_ranges import ranges_of
from assistant.draft import Draft, Question
from assistant.export.source_rows import section_paths
from assistant.formulas import NONE
from corpus.periods import Period
from prompts.catalogue import render
from prompts.contexts import FactsForm, FactsFormLine

HEADERS = ("Mã", "Mục", "Nội dung", "Đơn vị", "Kỳ trước", "Kỳ này", "Cách ghi")
VALUE_COLUMN = HEADERS.index("Kỳ này")
_FORMULA_SIGNS = ("=", "+", "-", "@")
_HINTS = {
    "int": "chữ số; không phát sinh thì ghi «không phát sinh»",
    "ratio": "số đạt/tổng số, ví dụ 29/31",
    "percent": "tỷ lệ như 97,5%",
    "money": "chữ số theo đơn vị ở cột Đơn vị",
}
_NOTHING = "không phát sinh"
_TWO = 2
_UNWRITABLE = re.compile("[\x00-\x08\x0e-\x1b\ud800-\udfff\ufffe\uffff]")
_PLACES = {"head": "Mở đầu", "tail": "Kết"}
_CITATION_HINT = "số, ngày, cơ quan ban hành, trích yếu; hoặc «Giữ nguyên»"
_LEAVE_HINT = f", «{LEAVE}»"
_TARGET_HINT = "chữ số"
_DAY, _DAYS = "ví dụ 05/3/{year}", "ví dụ 05/3/{year} - 20/4/{year}"
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
    return tuple(_row(question, paths, draft) for question in draft.questions)


def _row(question: Question, paths: dict[str, str], draft: Draft) -> FormRow:
    section = next((paths.get(name, name) for name in question.sections), "")
    name, unit, previous, value = map(_clean, (question.name, question.unit, question.previous, _NOTHING if question.value == NONE else question.value))
    return FormRow(question.id, section, name, unit, previous, value, _hint(question, draft))


def _clean(text: str | None) -> str:
    """One line, without the signs that no XML file can hold."""
    return " ".join(_UNWRITABLE.sub("", text or "").split())


def _hint(question: Question, draft: Draft) -> str:
    if question.options:
        return " / ".join(question.options)
    if question.kind == "citation":
        return _CITATION_HINT + (_LEAVE_HINT if can_be_left(draft, question) else "")
    if question.type == "date":
        form = _DAYS if len(ranges_of(question.previous or "")) == _TWO else _DAY
        return form.format(year=Period.parse(draft.info.period).year)
    if question.type == "int" and is_target(draft, question):
        return _TARGET_HINT + (_SIGNED_HINT if question.is_signed else "")
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
