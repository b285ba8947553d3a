"""VB402: replaced by another document on the day of the checked one.

What: the cited document has ended and its successor is known. Why: as a basis it misleads, and the successor may rule otherwise.
Example: Nghị định số 98/2023/NĐ-CP in a report of 2026. Instead: Nghị định số 152/2025/NĐ-CP ngày 14/6/2025.
Basis: Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15. Error as a basis, noted once as history; a warning where the relation is not sure.
"""

from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Replacement, Severity
from assistant.checker.marking import called, evidence, flag, quoted, reservation, strength
from assistant.checker.use import is_basis, names_one_version
from corpus.citations.model import Citation
from corpus.registry.entry import Entry
from corpus.text.dates import short

code = "VB402"
name = "Đã được thay thế"
title = "Văn bản đã được thay thế vào ngày của văn bản đang kiểm tra"
explanation = (
    "Văn bản được viện dẫn đã hết hiệu lực và có văn bản thay thế. Dùng làm căn cứ là lỗi; nhắc lại như việc đã qua thì chỉ lưu ý. "
    "Hiệu lực xét theo ngày của văn bản đang kiểm tra, không theo hôm nay."
)
example = "Báo cáo năm 2026: thực hiện theo quy định của Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ"
instead = "Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ"
basis = "Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 (quy định về hiệu lực của văn bản)"


def check(context: Context) -> Iterable[Finding]:
    noted: set[Entry] = set()
    for index, citation, verdict in context.judged():
        if verdict.entry is None or verdict.replaced_by is None:
            continue
        finding = _finding(context, index, citation, verdict.entry, verdict.replaced_by)
        if finding.severity is not Severity.INFO or verdict.entry not in noted:
            yield finding
        noted.add(verdict.entry)


def _finding(context: Context, index: int, citation: Citation, entry: Entry, successor: Entry) -> Finding:
    sure = entry.relations_standing
    ended = f" từ {short(entry.effective_to)}" if entry.effective_to else ""
    accused = is_basis(context, citation, entry) and names_one_version(citation)
    return flag(
        context,
        (citation.start, citation.end),
        (code, name),
        strength(sure) if accused else Severity.INFO,
        f"{quoted(citation)} đã được thay thế bằng {called(successor)} của {successor.issuer}{ended}{reservation(sure)}.",
        evidence=(evidence(entry), evidence(successor)),
        replacements=(Replacement(called(successor)),) if citation.number and successor.number else (),
        citation=index,
    )
