"""VB401: no longer in force on the day of the document, and no successor is known.

What: a cited document whose last day has passed. Why: a basis without force makes the act open to challenge.
Example: a plan of 2026 that rests on a circular ended in 2025. Instead: the document now in force, or none.
Basis: Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15. Error as a basis, noted as history.
"""

from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import called, evidence, flag, quoted, reservation, strength
from assistant.checker.use import is_basis, names_one_version
from corpus.registry.validity import has_ended
from corpus.text.dates import short

code = "VB401"
name = "Hết hiệu lực"
title = "Văn bản đã hết hiệu lực vào ngày của văn bản đang kiểm tra"
explanation = (
    "Văn bản được viện dẫn đã hết hiệu lực. Dùng làm căn cứ là lỗi; nhắc lại như việc đã qua thì chỉ lưu ý. Hiệu lực xét theo ngày của văn bản đang kiểm tra."
)
example = "Căn cứ Quyết định số 23/2019/QĐ-UBND … (đã hết hiệu lực từ 01/01/2025)"
instead = "Dùng văn bản đang có hiệu lực, hoặc bỏ căn cứ"
basis = "Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 (quy định về hiệu lực của văn bản)"


def check(context: Context) -> Iterable[Finding]:
    for index, citation, verdict in context.judged():
        entry = verdict.entry
        if entry is None or entry.effective_to is None or verdict.replaced_by or not has_ended(entry, context.on):
            continue
        sure = entry.relations_standing
        yield flag(
            context,
            (citation.start, citation.end),
            (code, name),
            strength(sure) if is_basis(context, citation, entry) and names_one_version(citation) else Severity.INFO,
            f"{quoted(citation)}: {called(entry)} hết hiệu lực từ {short(entry.effective_to)}, trước ngày {short(context.on)}{reservation(sure)}.",
            evidence=(evidence(entry),),
            citation=index,
        )
