"""VB304: the type word differs from the registered type.

What: number, date and issuer agree, the type word does not. A warning for a
regulation, plan or programme under the number of the decision that put it in force. Why: the type decides what the document may order.
Example: Thông tư số 98/2023/NĐ-CP ngày 31/12/2023. Instead: Nghị định số 98/2023/NĐ-CP ngày 31/12/2023. Basis: 30/2020/NĐ-CP, annex I, II.6.b.
"""

import re
from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Replacement, Severity
from assistant.checker.form import is_enacted, named_before
from assistant.checker.marking import called, evidence, flag, quoted, reservation, strength
from corpus.citations.model import Citation
from corpus.registry.entry import Entry

code = "VB304"
name = "Sai tên loại văn bản"
title = "Tên loại văn bản khác với sổ đăng ký"
explanation = "Số, ngày và cơ quan ban hành khớp với một văn bản trong sổ đăng ký nhưng tên loại (Nghị định, Thông tư, Kế hoạch …) ghi khác."
example = "Thông tư số 98/2023/NĐ-CP ngày 31/12/2023"
instead = "Nghị định số 98/2023/NĐ-CP ngày 31/12/2023"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, điểm b khoản 6"

_ASSEMBLY = re.compile(r"QH\d+$")


def check(context: Context) -> Iterable[Finding]:
    for index, citation, verdict in context.judged():
        entry = verdict.entry
        if entry is None or "type" not in verdict.differs or named_before(context, citation, entry.type) or _of_another_series(citation, entry):
            continue
        end = citation.start + len(citation.type or "")
        written = context.text[citation.start : end]
        yield flag(
            context,
            (citation.start, end),
            (code, name),
            strength(entry.standing, most=Severity.WARNING if is_enacted(citation.type, entry.type) else Severity.ERROR),
            f"{quoted(citation)} ghi tên loại là «{citation.type}»: sổ đăng ký ghi {called(entry)}{reservation(entry.standing)}.",
            evidence=(evidence(entry),),
            replacements=(Replacement(entry.type),) if written.lower() == (citation.type or "").lower() else (),
            citation=index,
        )


def _of_another_series(citation: Citation, entry: Entry) -> bool:
    """Laws and resolutions of the National Assembly are numbered apart: 15/2003/QH11 is a law and a resolution. Only the date joins them."""
    return "Nghị quyết" in (citation.type, entry.type) and bool(_ASSEMBLY.search(entry.number or "")) and citation.date != entry.issued
