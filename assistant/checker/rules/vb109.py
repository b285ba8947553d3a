"""VB109: numbering of State and Party mixed.

What: «34/CT-TW», «39-CT-TW», «19-CT/TTg». Why: the Party writes 34-CT/TW, the State 19/CT-TTg; the separator says whose document it is.
Example: Chỉ thị số 34/CT-TW. Instead: Chỉ thị số 34-CT/TW. Basis: 30/2020/NĐ-CP, annex I, II.3; Hướng dẫn 36-HD/VPTW.
Only for organs whose numbering is known beyond doubt; State documents
of the nineties are left alone.
"""

from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Replacement, Severity
from assistant.checker.form import rightly_numbered
from assistant.checker.marking import flag, quoted

code = "VB109"
name = "Lẫn cách đánh số Đảng và Nhà nước"
title = "Số, ký hiệu lẫn lộn cách ghi của văn bản Đảng và văn bản Nhà nước"
explanation = "Văn bản của Đảng ghi «số-tên loại/cơ quan» (34-CT/TW), văn bản của Nhà nước ghi «số/tên loại-cơ quan» (19/CT-TTg)."
example = "Chỉ thị số 34/CT-TW ngày 07/4/2014 của Bộ Chính trị"
instead = "Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3; Hướng dẫn số 36-HD/VPTW của Văn phòng Trung ương Đảng"


def check(context: Context) -> Iterable[Finding]:
    for index, citation, _ in context.judged():
        right = rightly_numbered(citation)
        if right is None or right == citation.number:
            continue
        yield flag(
            context,
            citation.number_span or (citation.start, citation.end),
            (code, name),
            Severity.WARNING,
            f"{quoted(citation)} lẫn cách đánh số của văn bản Đảng và văn bản Nhà nước: có phải là «{right}»?",
            replacements=(Replacement(right),),
            citation=index,
        )
