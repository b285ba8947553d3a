"""VB201: not found in a series of which the registry declares to hold every document.

What: a number that is absent where absence means something. Why: such a document does not exist, or its number is wrong.
Example: a decision of the office's own register that was never issued. Instead: the right number, or no citation.
Basis: 30/2020/NĐ-CP, annex I, II.6.b and article 10.4.
"""

from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.elsewhere import bearer_elsewhere
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import evidence, flag, quoted, where
from corpus.registry.entry import Status

code = "VB201"
name = "Không có trong sổ đăng ký"
title = "Văn bản không có trong sổ đăng ký, dù sổ đã ghi đủ loạt văn bản này"
explanation = (
    "Sổ đăng ký khai báo đã ghi đủ văn bản của cơ quan, loại và năm này nhưng không có số được viện dẫn. Văn bản có thể không tồn tại hoặc số bị ghi sai."
)
example = "Quyết định số 999/QĐ-SCT ngày 02/3/2024 (sổ của Sở năm 2024 chỉ có đến số 140)"
instead = "Ghi đúng số, ngày theo bản chính, hoặc bỏ viện dẫn"
basis = "Nghị định số 30/2020/NĐ-CP, Điều 10 khoản 4; Phụ lục I, Phần I, Mục II, điểm b khoản 6"


def check(context: Context) -> Iterable[Finding]:
    for index, citation, verdict in context.judged():
        if verdict.status is not Status.NOT_FOUND or verdict.likely or bearer_elsewhere(context, citation, verdict):
            continue
        start, end = where(citation, citation.number_span)
        yield flag(
            context,
            (start, end),
            (code, name),
            Severity.ERROR,
            f"Không tìm thấy {quoted(citation)} trong sổ đăng ký, dù sổ ghi đủ loạt văn bản này: hãy đối chiếu với bản chính.",
            evidence=tuple(evidence(entry) for entry in verdict.candidates),
            citation=index,
        )
