"""VB103: the date of a citation in a style of its own.

What: «ngày 16-7-2021», a missing 0 («ngày 7/3/2024»), or dates in words beside dates with strokes in one document. Why: one style a
document; days below 10 and months 1 and 2 take a 0. Example: ngày 16-7-2021. Instead: ngày 16/7/2021.
Basis: 30/2020/NĐ-CP, annex I, II.4.b. The style that dominates is the measure, at a tie the decree's own (in words); only the date is rewritten.
"""

import re
from collections.abc import Iterable
from datetime import date

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Replacement, Severity
from assistant.checker.form import written
from assistant.checker.marking import flag
from corpus.citations.model import Citation
from corpus.document import Kind
from corpus.text.dates import short

code = "VB103"
name = "Cách ghi ngày chưa thống nhất"
title = "Ngày tháng ghi không đúng thể thức hoặc không thống nhất trong văn bản"
explanation = (
    "Ngày của văn bản được viện dẫn ghi bằng gạch nối, dấu chấm, thiếu số 0 trước ngày nhỏ hơn 10 và tháng 1, 2, "
    "hoặc lúc ghi bằng chữ, lúc ghi bằng gạch chéo. Nên theo cách dùng nhiều nhất trong văn bản."
)
example = "ngày 16-7-2021; ngày 7/3/2024; «ngày 11 tháng 5 năm 2022» bên cạnh «ngày 29/12/2021»"
instead = "ngày 16/7/2021; ngày 07/3/2024; một cách ghi trong cả văn bản"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, điểm b khoản 4"

_WORDS = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm \d{4}", re.IGNORECASE)
_MARKS = re.compile(r"ngày (\d{1,2}) ?([/.-]) ?(\d{1,2}) ?[/.-] ?\d{4}", re.IGNORECASE)
_LAST_WITH_ZERO, _LAST_MONTH_WITH_ZERO = 9, 2


def check(context: Context) -> Iterable[Finding]:
    if context.document.kind is Kind.NEWS:
        return
    dated = list(_dated(context))
    in_words = sum(style == "words" for _, _, _, style in dated) >= sum(style == "/" for _, _, _, style in dated) and any(s == "words" for *_, s in dated)
    mixed = len({style for *_, style in dated}) > 1
    for index, citation, day, style in dated:
        span = citation.date_span or (citation.start, citation.end)
        as_written = written(context, span)
        wanted = _styled(day, as_written, in_words=in_words)
        if style == ("words" if in_words else "/") and not _lacks_zero(as_written):
            continue
        yield flag(
            context,
            span,
            (code, name),
            Severity.INFO,
            f"«{as_written}» {_fault(style, as_written, mixed=mixed)}: hãy viết «{wanted}».",
            replacements=(Replacement(wanted, safe=True),),
            citation=index,
        )


def _dated(context: Context) -> Iterable[tuple[int, Citation, date, str]]:
    """Citations whose date is read without doubt, with their style: «words», «/», «-» or «.»."""
    for index, citation, _ in context.judged():
        if citation.date is None or citation.date_span is None or "impossible-date" in citation.notes:
            continue
        as_written = written(context, citation.date_span)
        marks = _MARKS.fullmatch(as_written)
        if as_written.isupper() or not (marks or _WORDS.fullmatch(as_written)):
            continue
        yield index, citation, citation.date, marks[2] if marks else "words"


def _lacks_zero(as_written: str) -> bool:
    match = _WORDS.fullmatch(as_written) or _MARKS.fullmatch(as_written)
    if match is None:
        return False
    day, month = match[1], match[match.lastindex or 2]
    return (len(day) == 1 and int(day) <= _LAST_WITH_ZERO) or (len(month) == 1 and int(month) <= _LAST_MONTH_WITH_ZERO)


def _styled(day: date, as_written: str, *, in_words: bool) -> str:
    """The date anew, after the word «ngày» as it was written."""
    number, month, year = short(day).split("/")
    return f"{as_written[:4]} {number} tháng {month} năm {year}" if in_words else f"{as_written[:4]} {number}/{month}/{year}"


def _fault(style: str, as_written: str, *, mixed: bool) -> str:
    if style in ("-", "."):
        return "không ghi ngày theo thể thức"
    if _lacks_zero(as_written):
        return "thiếu số 0 trước ngày nhỏ hơn 10 hoặc tháng 1, 2"
    return "không cùng cách ghi ngày với các viện dẫn khác trong văn bản" if mixed else "không ghi ngày theo thể thức"
