"""NB11: an open slot left in the text.

What: «[…số cuộc (kỳ trước: 01)…]». Why: the fact was never given; signed like this the report is incomplete.
Example: tổ chức […số cuộc (kỳ trước: 01)…] cuộc. Instead: tổ chức 02 cuộc, or «không phát sinh». Basis: 30/2020/NĐ-CP, article 10.4.
"""

import re
from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import flag

code = "NB11"
name = "Chỗ trống chưa điền"
title = "Còn chỗ trống chưa điền"
explanation = "Văn bản còn chỗ chờ số liệu của kỳ này. Hãy trả lời câu hỏi tương ứng, hoặc chọn «Không có / không phát sinh»."
example = "Sở tổ chức […số cuộc (kỳ trước: 01)…] cuộc tuyên truyền"
instead = "Sở tổ chức 02 cuộc tuyên truyền"
basis = "Nghị định số 30/2020/NĐ-CP, Điều 10 khoản 4"

_SLOT = re.compile(r"\[…(?P<name>[^\[\]]{1,200}?)(?:\s*\(kỳ trước:[^\[\]]*\))?…\]")


def check(context: Context) -> Iterable[Finding]:
    for match in _SLOT.finditer(context.text):
        asked = " ".join(match["name"].split())
        yield flag(context, match.span(), (code, name), Severity.WARNING, f"Còn chỗ trống «{asked}»: hãy điền số liệu kỳ này hoặc ghi không phát sinh.")
