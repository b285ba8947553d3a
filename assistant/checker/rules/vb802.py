"""VB802: a back-reference to a document that the text has not named.

What: «Chỉ thị nêu trên», «Kế hoạch của UBND tỉnh» where no document of that type (and issuer) stands before it. Why: the reader cannot find it.
Example: «theo Kế hoạch của UBND tỉnh» with no plan of UBND tỉnh named before. Instead: number and date. Basis: 30/2020/NĐ-CP, annex I, II.6.b.
"""

from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import flag
from assistant.checker.references import back_references
from corpus.citations.backreferences import MentionKind
from corpus.document import Kind

code = "VB802"
name = "Nhắc văn bản chưa nêu"
title = "Nhắc đến văn bản chưa được nêu ở phía trước"
explanation = (
    "Văn bản được nhắc bằng loại và cơ quan ban hành hoặc bằng chữ «nêu trên» nhưng phía trước chưa nêu số, ngày của văn bản nào như vậy. "
    "Hãy ghi số, ngày ở chỗ nhắc đầu tiên."
)
example = "Sở triển khai theo Kế hoạch của UBND tỉnh (phía trước không có kế hoạch nào của UBND tỉnh)"
instead = "Sở triển khai theo Kế hoạch số 938/KH-UBND ngày 21/3/2022 của UBND tỉnh"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, điểm b khoản 6"


def check(context: Context) -> Iterable[Finding]:
    if context.document.kind is Kind.LEGAL:
        return
    for reference in back_references(context):
        if reference.kind is MentionKind.UNIDENTIFIED and reference.explicit and not reference.embedded:
            yield flag(
                context,
                (reference.start, reference.end),
                (code, name),
                Severity.INFO,
                f"«{' '.join(reference.surface.split())}» chưa được nêu số, ngày ở phía trước: hãy ghi số, ngày của văn bản.",
            )
