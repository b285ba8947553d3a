"""VB501: one number under two dates of the same year.

What: two mentions of a number of one issuer whose dates differ within a year. Why: a number is given once a year, so one date is wrong.
Example: 98/2023/NĐ-CP ngày 31/12/2023 and, later, ngày 30/12/2023. Instead: the same date everywhere. Basis: 30/2020/NĐ-CP, annex I, II.3.a.
"""

from collections.abc import Iterable, Sequence

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Replacement, Severity
from assistant.checker.marking import flag, in_style, quoted, where
from assistant.checker.mentions import Mention, mentions, settled
from corpus.registry.numbers import year_in
from corpus.registry.titles import speaks_for
from corpus.text.dates import short

code = "VB501"
name = "Một số, hai ngày trong cùng năm"
title = "Cùng một số văn bản nhưng ghi hai ngày khác nhau trong cùng năm"
explanation = "Số văn bản được cấp một lần trong một năm, nên hai ngày khác nhau của cùng một số, cùng cơ quan trong một năm thì có một ngày sai."
example = "Kế hoạch số 85/KH-UBND ngày 20/3/2024 … Kế hoạch số 85/KH-UBND ngày 21/3/2024"
instead = "Ghi thống nhất một ngày: Kế hoạch số 85/KH-UBND ngày 20/3/2024"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, điểm a khoản 3"


def check(context: Context) -> Iterable[Finding]:
    for group in mentions(context):
        for same_year in _by_year(group):
            yield from _conflicts(context, same_year)


def _by_year(group: Sequence[Mention]) -> Iterable[Sequence[Mention]]:
    """The dated mentions year by year; a number that carries its year has only that one."""
    dated = [mention for mention in group if mention[1].date]
    if dated and year_in(dated[0][1].number or "") is not None:
        return [dated]
    years = sorted({citation.date.year for _, citation in dated if citation.date})
    return [[mention for mention in dated if mention[1].date and mention[1].date.year == year] for year in years]


def _conflicts(context: Context, group: Sequence[Mention]) -> Iterable[Finding]:
    if len({citation.date for _, citation in group}) < 2:
        return
    _, right = settled(context, group)
    for index, citation in group:
        if citation.date == right.date or right.date is None or "date" in context.verdicts[index].differs:
            continue
        if right.title and speaks_for(citation.title, (right.title,)) is False:
            continue
        start, end = where(citation, citation.date_span)
        yield flag(
            context,
            (start, end),
            (code, name),
            Severity.ERROR,
            f"{quoted(citation)} khác ngày với chỗ viện dẫn khác của cùng số (dòng {context.line(right.start)}: ngày {short(right.date)}): hãy ghi thống nhất.",
            evidence=(f"Dòng {context.line(right.start)}: {quoted(right)}",),
            replacements=(Replacement(in_style(right.date, context.text[start:end])),),
            citation=index,
        )
