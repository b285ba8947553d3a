"""VB301: the date differs from the registered one.

What: issuer, number and year (or everything but one digit of the year) agree, the date does not. Why: number and date together
identify a document. Example: Nghị định số 98/2023/NĐ-CP ngày 30/12/2023. Instead: … ngày 31/12/2023. Basis: 30/2020/NĐ-CP, annex I, II.6.b.
"""

from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Replacement
from assistant.checker.marking import called, evidence, flag, in_style, quoted, reservation, strength, where

code = "VB301"
name = "Sai ngày ban hành"
title = "Ngày ban hành khác với sổ đăng ký"
explanation = "Số ký hiệu và cơ quan ban hành khớp với một văn bản trong sổ đăng ký nhưng ngày ban hành ghi khác."
example = "Nghị định số 98/2023/NĐ-CP ngày 30/12/2023 của Chính phủ"
instead = "Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, điểm b khoản 6"


def check(context: Context) -> Iterable[Finding]:
    for index, citation, verdict in context.judged():
        entry = verdict.entry
        if entry is None or entry.issued is None or "date" not in verdict.differs or "impossible-date" in citation.notes:
            continue
        start, end = where(citation, citation.date_span)
        written = context.text[start:end]
        yield flag(
            context,
            (start, end),
            (code, name),
            strength(entry.standing),
            f"{quoted(citation)} ghi sai ngày: sổ đăng ký ghi {called(entry)}{reservation(entry.standing)}.",
            evidence=(evidence(entry),),
            replacements=(Replacement(in_style(entry.issued, written)),) if citation.date_span else (),
            citation=index,
        )
