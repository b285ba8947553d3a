"""VB900: a suppression that no finding needs any more.

What: an entry of the list of suppressions whose code and words meet no finding of this check. Why: the text was corrected or rewritten since; left
in place, the entry would one day hide a new fault with the same words. Example: the entry for «30/12/2023» after the date has been corrected.
Instead: remove the entry. Basis: 30/2020/NĐ-CP, article 10.4. Cannot be suppressed.
"""

from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import flag
from assistant.checker.suppression import place_of

code = "VB900"
name = "Bỏ qua không còn cần"
title = "Mục bỏ qua không còn ứng với chỗ nào"
explanation = (
    "Danh sách bỏ qua có mục không khớp phát hiện nào của lần kiểm tra này: chỗ đó đã được sửa hoặc viết lại. Để nguyên, mục ấy có thể che một lỗi mới "
    "viết giống hệt về sau."
)
example = 'code = "VB301", text = "ngày 30/12/2023": trong văn bản ngày ấy đã được sửa'
instead = "Xóa mục đó khỏi danh sách bỏ qua"
basis = "Nghị định số 30/2020/NĐ-CP, Điều 10 khoản 4"
always = True
last = True


def check(context: Context) -> Iterable[Finding]:
    for suppression in context.unused:
        yield flag(
            context,
            place_of(context, suppression),
            (code, name),
            Severity.WARNING,
            f"Mục bỏ qua {suppression.code} «{suppression.words}» không ứng với phát hiện nào: hãy xóa khỏi danh sách bỏ qua.",
            evidence=(f"Lý do đã ghi: {suppression.reason} ({suppression.author})",) if suppression.is_signed else (),
        )
