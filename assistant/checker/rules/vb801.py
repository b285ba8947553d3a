"""VB801: a back-reference that may mean two documents.

What: «Kế hoạch nêu trên», «Kế hoạch của UBND tỉnh» where two documents of that type (and issuer) stand before it. Why: the reader must guess.
Example: two plans of UBND tỉnh, then «theo Kế hoạch của UBND tỉnh». Instead: the number of the one that is meant. Basis: 30/2020/NĐ-CP, annex I, II.6.b.
"""

from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import flag, quoted
from assistant.checker.references import back_references
from corpus.document import Kind

code = "VB801"
name = "Nhắc lại không rõ văn bản nào"
title = "Chỗ nhắc lại có thể chỉ hai văn bản"
explanation = (
    "Chỗ nhắc lại không ghi số («nêu trên», «của UBND tỉnh») trong khi phía trước có từ hai văn bản cùng loại, cùng cơ quan. "
    "Người đọc phải đoán, nên hãy ghi số của văn bản muốn nói."
)
example = "Triển khai Kế hoạch số 938/KH-UBND và Kế hoạch số 1091/KH-UBND của UBND tỉnh, Sở thực hiện theo Kế hoạch của UBND tỉnh"
instead = "… Sở thực hiện theo Kế hoạch số 938/KH-UBND"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, điểm b khoản 6"

_SHOWN = 3


def check(context: Context) -> Iterable[Finding]:
    if context.document.kind is Kind.LEGAL:
        return
    for reference in back_references(context):
        if reference.ambiguous and reference.explicit and not reference.embedded:
            meant = [context.citations[index] for index in reference.candidates[-_SHOWN:]]
            yield flag(
                context,
                (reference.start, reference.end),
                (code, name),
                Severity.WARNING,
                f"«{' '.join(reference.surface.split())}» có thể là {' hoặc '.join(map(quoted, meant))}: hãy ghi số của văn bản muốn nói.",
                evidence=tuple(f"Dòng {context.line(citation.start)}: {quoted(citation)}" for citation in meant),
            )
