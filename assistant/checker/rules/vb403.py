"""VB403: amended by another document on the day of the checked one.

What: the cited document is in force but another one has changed it by then, and the text does not name that one. Why: who goes by the
document must read both. Example: Nghị định số 78/2025/NĐ-CP in August 2025. Instead: … được sửa đổi, bổ sung bởi Nghị định số 187/2025/NĐ-CP.
Basis: Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15. Noted once for each document.
"""

from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import called, evidence, flag, quoted, reservation
from assistant.checker.use import names_one_version
from corpus.citations.model import Citation
from corpus.registry.entry import Entry, Event
from corpus.registry.numbers import number_key
from corpus.text.dates import short

code = "VB403"
name = "Đã được sửa đổi"
title = "Văn bản đã được sửa đổi, bổ sung vào ngày của văn bản đang kiểm tra"
explanation = (
    "Văn bản được viện dẫn còn hiệu lực nhưng đã có văn bản khác sửa đổi, bổ sung, mà nội dung đang kiểm tra không nhắc tới. "
    "Nêu cả hai văn bản để người đọc áp dụng đúng quy định hiện hành. Mỗi văn bản chỉ lưu ý một lần."
)
example = "Căn cứ Nghị định số 78/2025/NĐ-CP ngày 01/4/2025 của Chính phủ (trong văn bản của tháng 8/2025)"
instead = "Căn cứ Nghị định số 78/2025/NĐ-CP ngày 01/4/2025 của Chính phủ, được sửa đổi, bổ sung bởi Nghị định số 187/2025/NĐ-CP ngày 01/7/2025"
basis = "Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 (quy định về sửa đổi, bổ sung và hiệu lực của văn bản)"


def check(context: Context) -> Iterable[Finding]:
    named = {number_key(citation.number) for citation in context.citations if citation.number} | _found_numbers(context)
    noted: set[Entry] = set()
    for index, citation, verdict in context.judged():
        entry = verdict.entry
        if entry is None or entry in noted or verdict.in_force is False or citation.of is not None or not names_one_version(citation):
            continue
        known = context.registry.amended_by(entry, context.on)
        unnamed = [(event, other) for event, other in known if number_key((event.other or "").partition("@")[0]) not in named]
        if unnamed:
            noted.add(entry)
            yield _finding(context, index, citation, entry, *unnamed[-1])


def _found_numbers(context: Context) -> set[str]:
    """Numbers of the documents that the text names without their number."""
    return {number_key(verdict.entry.number) for verdict in context.verdicts if verdict.entry and verdict.entry.number}


def _finding(context: Context, index: int, citation: Citation, entry: Entry, event: Event, other: Entry | None) -> Finding:
    by = f" bởi {called(other)}" if other else f" bởi văn bản số {event.other.partition('@')[0]}" if event.other else ""
    since = f" từ {short(event.day)}" if event.day else ""
    part = f" ({event.part})" if event.part else ""
    return flag(
        context,
        (citation.start, citation.end),
        (code, name),
        Severity.INFO,
        f"{quoted(citation)} đã được sửa đổi, bổ sung{part}{by}{since}{reservation(event.standing)}: nếu áp dụng thì nên nêu cả văn bản sửa đổi.",
        evidence=(evidence(entry), *((evidence(other),) if other else ())),
        citation=index,
    )
