"""VB114: a date that the calendar does not have.

What: «ngày 31/02/2024» beside a citation. Why: nobody can find the document under it, and it is always a slip.
Example: Kế hoạch số 85/KH-UBND ngày 32/3/2024. Instead: the registered date. Basis: 30/2020/NĐ-CP, annex I, II.4.b.
"""

from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Replacement, Severity
from assistant.checker.marking import evidence, flag, in_style, where

code = "VB114"
name = "Ngày không có trong lịch"
title = "Ngày ban hành không có trong lịch"
explanation = "Ngày, tháng ghi cạnh viện dẫn không tồn tại, thường do gõ nhầm một chữ số; người đọc không thể tra cứu văn bản theo ngày đó."
example = "Kế hoạch số 85/KH-UBND ngày 32/3/2024"
instead = "Kế hoạch số 85/KH-UBND ngày 20/3/2024"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, điểm b khoản 4 và điểm b khoản 6"


def check(context: Context) -> Iterable[Finding]:
    for index, citation, verdict in context.judged():
        if "impossible-date" not in citation.notes:
            continue
        start, end = where(citation, citation.date_span)
        written = context.text[start:end]
        known = verdict.entry.issued if verdict.entry else None
        yield flag(
            context,
            (start, end),
            (code, name),
            Severity.ERROR,
            f"«{' '.join(written.split())}» không có trong lịch: hãy xem lại ngày ban hành của văn bản được viện dẫn.",
            evidence=(evidence(verdict.entry),) if verdict.entry else (),
            replacements=(Replacement(in_style(known, written)),) if known else (),
            citation=index,
        )
