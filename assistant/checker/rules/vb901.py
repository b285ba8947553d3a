"""VB901: a suppression without reason or without author.

What: an entry of the list of suppressions that does not say why, or who answers for it. Why: nobody can check it later; such an entry takes
nothing out of the findings. Example: code = "VB206", text = "…" and nothing else. Instead: add reason and author.
Basis: 30/2020/NĐ-CP, article 10.4. Cannot be suppressed.
"""

from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import flag
from assistant.checker.suppression import place_of

code = "VB901"
name = "Bỏ qua thiếu lý do"
title = "Mục bỏ qua thiếu lý do hoặc người chịu trách nhiệm"
explanation = (
    "Bỏ qua một phát hiện phải ghi lý do và người quyết định, để người duyệt sau còn kiểm lại được. Mục thiếu một trong hai không có hiệu lực: "
    "phát hiện vẫn được kể ra."
)
example = 'code = "VB206", text = "Kế hoạch số 12/KH-SCT ngày 05/02/2026"'
instead = 'thêm reason = "đã đối chiếu bản giấy tại văn thư", author = "Nguyễn Văn A"'
basis = "Nghị định số 30/2020/NĐ-CP, Điều 10 khoản 4"
always = True
last = True


def check(context: Context) -> Iterable[Finding]:
    for suppression in context.suppressions:
        if suppression.is_signed:
            continue
        lacking = " và ".join(word for word, given in (("lý do", suppression.reason), ("người bỏ qua", suppression.author)) if not given.strip())
        yield flag(
            context,
            place_of(context, suppression),
            (code, name),
            Severity.WARNING,
            f"Mục bỏ qua {suppression.code} «{suppression.words}» thiếu {lacking} nên không có hiệu lực: hãy ghi bổ sung hoặc xóa mục này.",
        )
