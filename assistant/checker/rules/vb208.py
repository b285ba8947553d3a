"""VB208: a citation read from a scan, with words that the recognition was not sure of.

What: doubtful words inside a citation of a scanned document. Why: one digit misread names another document; a draft that takes the citation over
carries the slip on. Example: Kế hoạch số 8S/KH-UBND ngày 20/3/2024. Instead: Kế hoạch số 85/KH-UBND ngày 20/3/2024.
Basis: 30/2020/NĐ-CP, article 25 (a copy has the contents of the original).
"""

from collections.abc import Iterable

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import flag, quoted
from corpus.citations.scans import doubts_in

code = "VB208"
name = "Viện dẫn đọc từ bản chụp chưa chắc"
title = "Viện dẫn đọc từ bản chụp có chữ mà máy nhận dạng chưa chắc"
explanation = (
    "Văn bản được đọc từ bản chụp (quét) và viện dẫn có chữ nhận dạng với độ tin cậy thấp. Số, ngày hoặc ký hiệu có thể bị đọc nhầm một ký tự, "
    "khi đó viện dẫn trỏ sang văn bản khác: cần so với bản gốc trước khi dùng lại."
)
example = "Kế hoạch số 8S/KH-UBND ngày 20/3/2024 (bản chụp mờ)"
instead = "Kế hoạch số 85/KH-UBND ngày 20/3/2024 (đã so với bản gốc)"
basis = "Nghị định số 30/2020/NĐ-CP, Điều 25: bản sao phải được thực hiện từ bản chính"


def check(context: Context) -> Iterable[Finding]:
    for index, citation, _ in context.judged():
        doubts = doubts_in(citation, context.document.marks)
        if not doubts:
            continue
        words = ", ".join(f"«{context.text[mark.start : mark.end]}» ({mark.value.replace('.', ',')})" for mark in doubts)
        yield flag(
            context,
            (min(mark.start for mark in doubts), max(mark.end for mark in doubts)),
            (code, name),
            Severity.INFO,
            f"{quoted(citation)} đọc từ bản chụp, máy nhận dạng chưa chắc chữ {words}: hãy đối chiếu với bản gốc.",
            citation=index,
        )
