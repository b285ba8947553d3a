"""VB207: the number exists, but in another province or office.

What: «85/KH-UBND ngày 20/3/2024» of another province than the one named. Why: every province has a plan of that number; the reader would find
another document or none. Example: Kế hoạch số 85/KH-UBND ngày 20/3/2024 của Ủy ban nhân dân tỉnh Tây Ninh. Instead: … tỉnh Kiên Giang.
Basis: 30/2020/NĐ-CP, annex I, II.6.b. A warning where one of the two provinces went into the other on 01/7/2025 and the text is later; a citation
that does not name its issuer is not judged.
"""

from collections.abc import Iterable
from datetime import date

from assistant.checker.context import Context
from assistant.checker.elsewhere import bearer_elsewhere, merged
from assistant.checker.finding import Finding, Replacement, Severity
from assistant.checker.marking import called, evidence, flag, quoted, reservation, strength, where

code = "VB207"
name = "Số của tỉnh, cơ quan khác"
title = "Số có trong sổ đăng ký nhưng của tỉnh hoặc cơ quan khác"
explanation = (
    "Số, ngày và nội dung khớp với một văn bản của tỉnh hoặc cơ quan khác với cơ quan được ghi. Nếu hai tỉnh đã hợp nhất từ 01/7/2025 thì chỉ cảnh báo: "
    "văn bản cũ vẫn mang tên tỉnh đã ban hành."
)
example = "Kế hoạch số 85/KH-UBND ngày 20/3/2024 của Ủy ban nhân dân tỉnh Tây Ninh"
instead = "Kế hoạch số 85/KH-UBND ngày 20/3/2024 của Ủy ban nhân dân tỉnh Kiên Giang"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, điểm b khoản 6; Nghị quyết số 202/2025/QH15"

_MERGERS = date(2025, 7, 1)


def check(context: Context) -> Iterable[Finding]:
    for index, citation, verdict in context.judged():
        entry = bearer_elsewhere(context, citation, verdict)
        if entry is None:
            continue
        successor = context.on >= _MERGERS and merged(citation, entry)
        why = " (hai tỉnh đã hợp nhất từ 01/7/2025, nhưng văn bản vẫn mang tên cơ quan đã ban hành)" if successor else ""
        yield flag(
            context,
            where(citation, citation.issuer_span),
            (code, name),
            Severity.WARNING if successor else strength(entry.standing),
            f"{quoted(citation)} ghi là của «{citation.issuer}», nhưng số này là {called(entry)} của {entry.issuer}{why}{reservation(entry.standing)}.",
            evidence=(evidence(entry),),
            replacements=(Replacement(entry.issuer),) if citation.issuer_span else (),
            citation=index,
        )
