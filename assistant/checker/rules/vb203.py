"""VB203: several registered documents fit the citation.

What: a bare or repeated number («34-CT/TW» is a directive of 2014 and one of 2024). Why: the reader cannot tell which is meant.
Example: Chỉ thị số 34-CT/TW. Instead: Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị. Basis: 30/2020/NĐ-CP, annex I, II.6.b.
"""

from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import called, evidence, flag, quoted
from assistant.checker.mentions import dates_of
from corpus.citations.model import Citation
from corpus.registry.entry import Status

code = "VB203"
name = "Nhiều văn bản cùng khớp"
title = "Viện dẫn khớp với nhiều văn bản trong sổ đăng ký"
explanation = (
    "Cùng một số có thể thuộc nhiều văn bản (khác năm, khác nhiệm kỳ, khác cơ quan). Cần ghi thêm ngày hoặc cơ quan ban hành để người đọc xác định được."
)
example = "Chỉ thị số 34-CT/TW"
instead = "Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, điểm b khoản 6"


def check(context: Context) -> Iterable[Finding]:
    for index, citation, verdict in context.judged():
        if verdict.status is not Status.AMBIGUOUS or _left_to_others(context, citation):
            continue
        names = "; ".join(called(entry) for entry in verdict.candidates[:4])
        yield flag(
            context,
            (citation.start, citation.end),
            (code, name),
            Severity.WARNING,
            f"{quoted(citation)} khớp với {len(verdict.candidates)} văn bản ({names}): hãy ghi rõ ngày hoặc cơ quan ban hành.",
            evidence=tuple(evidence(entry) for entry in verdict.candidates[:4]),
            citation=index,
        )


def _left_to_others(context: Context, citation: Citation) -> bool:
    """A law named without its year is a matter of wording; a number that the document itself dates twice belongs to VB502."""
    if citation.number is None:
        return citation.year is None
    return citation.date is None and len(dates_of(context, citation)) > 1
