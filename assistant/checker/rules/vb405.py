"""VB405: a cited document is dated after the document that cites it.

What: a date later than the day of the checked document. Why: nothing can rest on what did not exist yet; it is a slip in the date.
Example: a report of 10/6/2024 citing a plan of 22/6/2024. Instead: the right date. Basis: 30/2020/NĐ-CP, annex I, II.4.b.
Where only the period is known, a report may still be written some weeks after its end, and several later dates speak against the
day; legal texts are passed on with the notes of later amendments and keep their first date.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from assistant.checker.context import Context, DaySource
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import flag, quoted, where
from corpus.citations.model import Citation
from corpus.document import Kind
from corpus.registry.entry import Standing, Status, Verdict
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
_FEW: dict[DaySource, int] = {"document": 2, "period": 1}
_REPEATED = 2


def check(context: Context) -> Iterable[Finding]:
    later = _later(context)
    if not _credible(context, later):
        return
    for index, citation in later:
        yield flag(
            context,
            where(citation, citation.date_span, citation.number_span),
            (code, name),
            Severity.ERROR,
            f"{quoted(citation)} có ngày sau ngày {short(context.on)} của văn bản đang kiểm tra: hãy xem lại ngày.",
            citation=index,
        )


def _credible(context: Context, later: Sequence[tuple[int, Citation]]) -> bool:
    """Slips are few and not repeated; many later dates rather show that the day of the document was misread."""
    if context.on_source in ("given", "today"):
        return True
    if context.document.kind is Kind.LEGAL and context.on_source == "document":
        return False
    distinct = Counter((citation.number, citation.date) for _, citation in later)
    return len(distinct) <= _FEW[context.on_source] and max(distinct.values(), default=0) <= _REPEATED


def _later(context: Context) -> list[tuple[int, Citation]]:
    """Citations dated later, where no other rule names the right date."""
    latest = context.on + _GRACE if context.on_source == "period" else context.on
    return [
        (index, citation)
        for index, citation, verdict in context.judged()
        if "date" not in verdict.differs and not verdict.likely and _is_later(citation, verdict, latest)
    ]


def _is_later(citation: Citation, verdict: Verdict, latest: date) -> bool:
    """By its date; without one by the registered date of a number that carries its year (no other document bears it), or by that year."""
    if citation.date:
        return citation.date > latest
    year = year_in(citation.number or "")
    issued = verdict.entry.issued if verdict.entry and verdict.entry.standing is Standing.HIGH else None
    return year is not None and (issued > latest if issued and verdict.status is Status.FOUND else year > latest.year)
