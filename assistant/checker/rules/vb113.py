"""VB113: number or date read through scanning damage.

What: letter O for 0, letter l for 1, spaces or a line break inside a number, a date torn apart. Why: the reader and every search need the exact
number. Example: Nghị định số 98/2O23/NĐ-CP. Instead: Nghị định số 98/2023/NĐ-CP. Basis: 30/2020/NĐ-CP, article 10.4; annex I, II.3.
"""

from collections.abc import Iterable, Iterator

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Replacement, Severity
from assistant.checker.form import damaged_number, stands_free, written
from assistant.checker.marking import Span, flag, in_style
from corpus.citations.model import Citation

code = "VB113"
name = "Số, ngày bị lỗi quét"
title = "Số, ký hiệu hoặc ngày bị lỗi quét, lỗi gõ nhưng vẫn đọc được"
explanation = "Chữ O thay số 0, chữ l thay số 1, dấu cách hoặc xuống dòng lọt vào số, ngày. Văn bản đã nhận ra được, chỉ cần viết lại cho đúng."
example = "Nghị định số 98/2O23/NĐ-CP ngày 3l/12/2023"
instead = "Nghị định số 98/2023/NĐ-CP ngày 31/12/2023"
basis = "Nghị định số 30/2020/NĐ-CP, Điều 10 khoản 4; Phụ lục I, Phần I, Mục II, khoản 3"


def check(context: Context) -> Iterable[Finding]:
    for index, citation, _ in context.judged():
        if "damaged" not in citation.notes:
            continue
        repaired = list(_repaired(context, citation)) or [((citation.start, citation.end), None)]
        for span, right in repaired:
            taken_up = "no-so" in citation.notes and citation.of is None and span == citation.number_span and stands_free(context, citation)
            yield flag(
                context,
                span,
                (code, name),
                Severity.INFO,
                f"«{written(context, span)}» bị lỗi quét hoặc lỗi gõ" + (f": hãy viết «{right}»." if right else ": hãy đối chiếu với bản chính và viết lại."),
                replacements=(Replacement(right, safe=True),) if right and not taken_up else (),
                citation=index,
            )


def _repaired(context: Context, citation: Citation) -> Iterator[tuple[Span, str | None]]:
    """The damaged parts with their right wording; a number after a missing «số» is written anew by VB101."""
    number = damaged_number(context, citation)
    if number and citation.number_span:
        yield citation.number_span, number
    if citation.date and citation.date_span and _is_torn(context, citation.date_span):
        yield citation.date_span, in_style(citation.date, written(context, citation.date_span))


def _is_torn(context: Context, span: Span) -> bool:
    """A date with a letter for a digit or a space beside a stroke."""
    words = written(context, span)
    return (
        any(letter in token for token in words.replace("/", " / ").split() if any(c.isdigit() for c in token) for letter in "OoIl")
        or " /" in words
        or "/ " in words
    )
