"""VB502: one number under dates of different years.

What: documents of different years may share a number, so they are kept apart; a mention without date is then unclear, and two dates that
differ in one digit of the year, with the same day and month, look like a slip. Why: the reader cannot tell which is meant.
Example: 64/KH-UBND of 22/3/2022 and of 06/3/2024, then «Kế hoạch số 64/KH-UBND». Instead: with its date. Basis: 30/2020/NĐ-CP, annex I, II.3.a.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import flag, quoted, where
from assistant.checker.mentions import Mention, mentions, settled
from corpus.registry.entry import Status
from corpus.registry.matching import one_digit
from corpus.registry.numbers import year_in
from corpus.registry.titles import speaks_for
from corpus.text.dates import short

code = "VB502"
name = "Một số, nhiều năm"
title = "Cùng một số văn bản ở nhiều năm khác nhau"
explanation = (
    "Văn bản của các năm khác nhau có thể trùng số, đó không phải lỗi. Nhưng khi đã có hai văn bản trùng số thì chỗ nhắc lại không ghi ngày "
    "sẽ không rõ là văn bản nào; và hai ngày chỉ khác một chữ số của năm thì có thể do gõ nhầm."
)
example = "Kế hoạch số 64/KH-UBND (trong khi văn bản đã viện dẫn số này với ngày 22/3/2022 và ngày 06/3/2024)"
instead = "Kế hoạch số 64/KH-UBND ngày 06/3/2024"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, điểm a khoản 3 và điểm b khoản 6"


def check(context: Context) -> Iterable[Finding]:
    for group in mentions(context):
        dates = sorted({citation.date for _, citation in group if citation.date})
        if len({day.year for day in dates}) > 1 and year_in(group[0][1].number or "") is None:
            yield from _undated(context, group, dates)
            yield from _slips(context, group)


def _undated(context: Context, group: Sequence[Mention], dates: Sequence[date]) -> Iterable[Finding]:
    known = " và ".join(f"ngày {short(day)}" for day in dates)
    for index, citation in group:
        if citation.date is None and citation.date_span is None and citation.year is None:
            yield flag(
                context,
                (citation.start, citation.end),
                (code, name),
                Severity.WARNING,
                f"{quoted(citation)} không ghi ngày, trong khi văn bản viện dẫn số này với {known}: hãy ghi rõ ngày.",
                citation=index,
            )


def _slips(context: Context, group: Sequence[Mention]) -> Iterable[Finding]:
    _, right = settled(context, [mention for mention in group if mention[1].date])
    for index, citation in group:
        if not _one_digit_of_year(citation.date, right.date) or context.verdicts[index].status in (Status.FOUND, Status.FOUND_DIFFERS):
            continue
        if right.title and speaks_for(citation.title, (right.title,)) is False:
            continue
        yield flag(
            context,
            where(citation, citation.date_span),
            (code, name),
            Severity.WARNING,
            f"{quoted(citation)} chỉ khác năm với chỗ viện dẫn khác của cùng số (dòng {context.line(right.start)}): hãy xem có gõ nhầm năm không.",
            evidence=(f"Dòng {context.line(right.start)}: {quoted(right)}",),
            citation=index,
        )


def _one_digit_of_year(left: date | None, right: date | None) -> bool:
    return left is not None and right is not None and left.year != right.year and one_digit(left, right)
