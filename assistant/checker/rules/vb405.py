"""VB405: a cited document is dated after the document that cites it.

What: a date later than the day of the checked document. Why: nothing can rest on what did not exist yet; it is a slip in the date.
Example: a report of 10/6/2024 citing a plan of 22/6/2024. Instead: the right date. Basis: 30/2020/NĐ-CP, annex I, II.4.b.
Where only the period is known, a report may still be written some weeks after its end.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import flag, quoted, where
from corpus.citations.model import Citation
from corpus.registry.numbers import year_in
from corpus.text.dates import short

code = "VB405"
name = "Ngày sau ngày của văn bản"
title = "Văn bản được viện dẫn có ngày sau ngày của văn bản đang kiểm tra"
explanation = "Không thể căn cứ một văn bản chưa ban hành. Thường do gõ nhầm ngày, tháng hoặc năm."
example = "Báo cáo ngày 10/6/2024 viện dẫn Kế hoạch số 85/KH-UBND ngày 20/8/2024"
instead = "Kế hoạch số 85/KH-UBND ngày 20/3/2024"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, điểm b khoản 4"

_GRACE = timedelta(days=92)


def check(context: Context) -> Iterable[Finding]:
    latest = context.on + _GRACE if context.on_source == "period" else context.on
    for index, citation, verdict in context.judged():
        if "date" in verdict.differs or verdict.likely or not _is_later(citation, latest):
            continue
        yield flag(
            context,
            where(citation, citation.date_span, citation.number_span),
            (code, name),
            Severity.ERROR,
            f"{quoted(citation)} có ngày sau ngày {short(context.on)} của văn bản đang kiểm tra: hãy xem lại ngày.",
            citation=index,
        )


def _is_later(citation: Citation, latest: date) -> bool:
    """By its date, or by the year that its number carries."""
    if citation.date:
        return citation.date > latest
    year = year_in(citation.number or "")
    return year is not None and year > latest.year
