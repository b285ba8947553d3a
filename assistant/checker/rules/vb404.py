"""VB404: not yet in force on the day of the checked document.

What: the cited document has been issued but takes effect later. Why: nothing can be based on it yet. Example: a decision of November
2023 «căn cứ Luật Thi đua, khen thưởng năm 2022» (in force from 01/01/2024). Instead: the law in force that day, or say from when it applies.
Basis: Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15. A warning as a basis, noted otherwise and in legal texts
(a decree may be signed before the law that it details takes effect); silent where the text itself says that it
comes into force, and where only the reported period is known and not the day of the document.
"""

import re
from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import evidence, flag, quoted, reservation
from assistant.checker.use import is_basis, names_one_version
from corpus.citations.model import Citation
from corpus.document import Kind
from corpus.registry.entry import Entry
from corpus.text.dates import short
from corpus.text.folding import compose, plain

code = "VB404"
name = "Chưa có hiệu lực"
title = "Văn bản chưa có hiệu lực vào ngày của văn bản đang kiểm tra"
explanation = (
    "Văn bản được viện dẫn đã ban hành nhưng có hiệu lực sau ngày của văn bản đang kiểm tra, nên chưa thể làm căn cứ. "
    "Nếu chỉ nhắc để chuẩn bị thực hiện thì nêu rõ ngày có hiệu lực."
)
example = "Quyết định tháng 11/2023: Căn cứ Luật Thi đua, khen thưởng năm 2022"
instead = "Căn cứ luật đang có hiệu lực vào ngày ký, hoặc ghi «Luật Thi đua, khen thưởng năm 2022 (có hiệu lực từ ngày 01/01/2024)»"
basis = "Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 (quy định về thời điểm có hiệu lực của văn bản)"

_AWARE = re.compile(r"sua doi|co hieu luc|hieu luc thi hanh|sap co|chuan bi|se co|ke tu ngay")
_BEFORE, _AFTER = 60, 220


def check(context: Context) -> Iterable[Finding]:
    if context.on_source == "period":
        return
    noted: set[Entry] = set()
    for index, citation, verdict in context.judged():
        entry = verdict.entry
        if entry is None or entry.effective_from is None or not _waits(context, entry) or not names_one_version(citation):
            continue
        if _says_so(context, citation) or entry.number == context.document.head.number:
            continue
        accused = is_basis(context, citation, entry)
        if not accused and (entry in noted or citation.of is not None):
            continue
        noted.add(entry)
        yield flag(
            context,
            (citation.start, citation.end),
            (code, name),
            Severity.WARNING if accused and not _may_come_first(context) else Severity.INFO,
            f"{quoted(citation)} chưa có hiệu lực vào {short(context.on)}: có hiệu lực từ {short(entry.effective_from)}{reservation(entry.standing)}.",
            evidence=(evidence(entry),),
            citation=index,
        )


def _waits(context: Context, entry: Entry) -> bool:
    """Issued by the day of the checked document, in force only after it."""
    if entry.issued is None or entry.effective_from is None:
        return False
    return entry.issued <= context.on < entry.effective_from


def _may_come_first(context: Context) -> bool:
    """A law or decree may be signed before what it rests on takes effect, so that both begin together."""
    return context.document.kind is Kind.LEGAL and context.document.head.type_name not in ("Quyết định", "Nghị quyết")


def _says_so(context: Context, citation: Citation) -> bool:
    """Whether the sentence speaks of the coming into force or of preparing for it."""
    start, end = citation.whole_span
    after = context.text[end : end + _AFTER].split("\n\n")[0]
    return bool(_AWARE.search(plain(compose(context.text[max(0, start - _BEFORE) : start] + " | " + after.split(";")[0]).text)))
