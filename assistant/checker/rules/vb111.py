"""VB111: the document's own number or date is blank.

What: «Số:      /BC-SDL», «ngày      tháng 6 năm 2024». Why: both are filled when the document is issued; right in a draft, impossible after.
Example: Số:      /BC-SDL at issue. Instead: Số: 57/BC-SDL. Basis: 30/2020/NĐ-CP, annex I, II.3 and II.4. A note in a draft, an error at issue;
silent where the head has no such line at all, which a scan may have lost.
"""

from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import flag
from corpus.document import Span

code = "VB111"
name = "Số hoặc ngày còn trống"
title = "Số, ngày của chính văn bản còn để trống"
explanation = "Số và ngày được ghi khi ban hành: ở bản dự thảo để trống là đúng, chỉ nhắc; khi phát hành mà còn trống là lỗi."
example = "Số:      /BC-SDL; Kiên Giang, ngày      tháng 6 năm 2024 (bản phát hành)"
instead = "Số: 57/BC-SDL; Kiên Giang, ngày 12 tháng 6 năm 2024"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3 và khoản 4"


def check(context: Context) -> Iterable[Finding]:
    blank = list(_blank(context))
    if context.stage == "issue":
        yield from (_finding(context, span, f"{what.capitalize()} còn để trống khi phát hành: hãy ghi đầy đủ.") for span, what in blank)
    elif blank:
        names = " và ".join(what for _, what in blank)
        yield _finding(context, blank[0][0], f"{names.capitalize()} còn để trống (đúng với bản dự thảo): hãy ghi khi phát hành.")


def _blank(context: Context) -> Iterable[tuple[Span, str]]:
    head = context.document.head
    if head.number_span and not head.number and head.symbol:
        yield head.number_span, "số văn bản"
    if head.date_span and head.issued is None and _has_no_day(context, head.date_span):
        yield head.date_span, "ngày ban hành"


def _has_no_day(context: Context, span: Span) -> bool:
    """A date that the calendar does not have is another fault."""
    words = context.text[span.start : span.end].lower()
    day, _, month = words.partition("tháng")
    return not (any(c.isdigit() for c in day) and any(c.isdigit() for c in month.partition("năm")[0]))


def _finding(context: Context, span: Span, message: str) -> Finding:
    return flag(context, (span.start, span.end), (code, name), Severity.ERROR if context.stage == "issue" else Severity.INFO, message)
