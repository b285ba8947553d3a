"""VB101: the word «số» is missing between type word and number.

What: «Công điện 732/CĐ-TTg». Why: a citation gives type, number, symbol, date, issuer and title, and the number is introduced by «số».
Example: Công điện 732/CĐ-TTg ngày 17/5/2017. Instead: Công điện số 732/CĐ-TTg ngày 17/5/2017. Basis: 30/2020/NĐ-CP, annex I, II.3 and II.6.b.
Silent inside the title of another document, which is quoted as it is.
"""

from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Replacement, Severity
from assistant.checker.form import damaged_number, stands_free
from assistant.checker.marking import flag, quoted

code = "VB101"
name = "Thiếu chữ «số»"
title = "Thiếu chữ «số» giữa tên loại và số, ký hiệu"
explanation = "Viện dẫn phải ghi tên loại, chữ «số» rồi đến số và ký hiệu của văn bản. Không xét chỗ nằm trong trích yếu của văn bản khác."
example = "Công điện 732/CĐ-TTg ngày 17/5/2017 của Thủ tướng Chính phủ"
instead = "Công điện số 732/CĐ-TTg ngày 17/5/2017 của Thủ tướng Chính phủ"
basis = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3 và điểm b khoản 6"


def check(context: Context) -> Iterable[Finding]:
    for index, citation, _ in context.judged():
        span = citation.number_span
        if "no-so" not in citation.notes or span is None or citation.of is not None or not stands_free(context, citation):
            continue
        number = damaged_number(context, citation) or context.text[slice(*span)]
        yield flag(
            context,
            span,
            (code, name),
            Severity.INFO,
            f"{quoted(citation)} thiếu chữ «số» trước số, ký hiệu: hãy viết «{citation.type} số {citation.number}».",
            replacements=(Replacement(f"số {number}", safe=True),),
            citation=index,
        )
