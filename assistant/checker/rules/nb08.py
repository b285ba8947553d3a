"""NB08: an instruction of the outline left in the text.

What: «(xây dựng kế hoạch số, tên phong trào, ngày tháng năm, cơ quan ban hành)», «(Nêu rõ số cuộc, số người dự)» in a heading or alone in a paragraph.
Why: such words tell the writer what to write; readers of the report should see the answer instead. Example: 2.6. Các phong trào thi đua (số lượng,
tên phong trào, mục đích). Instead: 2.6. Các phong trào thi đua. Basis: 30/2020/NĐ-CP, article 10.4.
Only reports are looked at: requests, plans and legal texts tell others what to write.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Replacement, Severity
from assistant.checker.marking import Span, flag
from assistant.checker.sheltered import citations_of
from corpus.document import Kind, Paragraph
from corpus.text.folding import fold

code = "NB08"
name = "Còn lời hướng dẫn"
title = "Lời hướng dẫn của đề cương còn trong văn bản"
explanation = (
    "Phần trong ngoặc là lời dặn của đề cương (nêu gì, ghi gì, kể những cột nào), không phải nội dung báo cáo. Hãy bỏ đi sau khi đã viết nội dung tương ứng."
)
example = "2.6. Các phong trào thi đua của đơn vị (số lượng, tên phong trào, mục đích, tiêu chí thi đua)"
instead = "2.6. Các phong trào thi đua của đơn vị"
basis = "Nghị định số 30/2020/NĐ-CP, Điều 10 khoản 4"
most = Severity.WARNING

_BRACKET = re.compile(r"\s*(?P<whole>\((?P<words>[^()\n]{8,400})\))")
_ORDER = re.compile(
    r"(?:đề\s+nghị\s+|yêu\s+cầu\s+|cần\s+|phải\s+)?"
    r"(?:nêu\s+(?!tại|ở|trên|dưới)|ghi\s+(?:rõ|cụ\s+thể|số|tên|ngày|đầy\s+đủ|theo)|liệt\s+kê|thống\s+kê\s+(?:số|cụ\s+thể|theo|đầy\s+đủ)|trình\s+bày|mô\s+tả|"
    r"đánh\s+giá\s+(?:rõ|cụ\s+thể|kết\s+quả|những|việc|mức)|báo\s+cáo\s+(?:rõ|cụ\s+thể)|phân\s+tích|điền|bổ\s+sung\s+số\s+liệu|so\s+sánh\s+với|kể\s+tên|"
    r"có\s+số\s+liệu|kèm\s+(?:theo\s+)?(?:số\s+liệu|minh\s+chứng|danh\s+sách|biểu|phụ\s+lục)\s+(?:cụ\s+thể|minh)|chia\s+theo|lấy\s+số\s+liệu)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r"(?:văn\s+bản|báo\s+cáo|tài\s+liệu|danh\s+sách|minh\s+chứng|hồ\s+sơ|số\s+liệu)\s+[^,;]{0,40}\b(?:khi\s+có|nếu\s+có)\s+\w", re.IGNORECASE)
_COLUMN = re.compile(
    r"(?:xây\s+dựng\s+)?(?:(?:tổng\s+)?số\s+(?:lượng|liệu|văn\s+bản|cuộc|người|lượt|hồ\s+sơ|kế\s+hoạch|quyết\s+định|sáng\s+kiến|tiền|dư)|"
    r"(?:số|kế\s+hoạch\s+số|văn\s+bản\s+số|quyết\s+định\s+số)$|"
    r"(?:số,?\s+)?ngày,?\s*tháng|ngày\s+(?:ban\s+hành|ký|tổ\s+chức)|tên\s+(?!gọi\b)\w|cơ\s+quan\s+ban\s+hành|trích\s+yếu|người\s+ký|nội\s+dung\b|"
    r"mục\s+đích|tiêu\s+chí|hình\s+thức|thời\s+gian\b|địa\s+điểm|đối\s+tượng|thành\s+phần|kết\s+quả\b|tỷ\s+lệ\b|tỉ\s+lệ\b|nguyên\s+nhân|giải\s+pháp|kinh\s+phí\b)",
    re.IGNORECASE,
)
_ITEMS = re.compile(r"[,;]\s*")
_FEW = 2


def check(context: Context) -> Iterable[Finding]:
    if context.document.kind is not Kind.REPORT:  # requests, plans and legal texts do tell others what to write
        return
    cited = citations_of(context)
    end_of_body = context.document.annex_start
    for start, end in _places(context):
        if end_of_body is not None and start >= end_of_body:
            continue
        for match in _BRACKET.finditer(context.text, start, end):
            if not cited.touches(*match.span("whole")) and _instructs(fold(match["words"]).text.strip()):
                yield _finding(context, match.span("whole"), match.span())


def _places(context: Context) -> Iterator[Span]:
    """Headings, and paragraphs that are nothing but a bracket."""
    yield from _bracketed(context.text, context.document.preamble)
    for section in context.document.walk():
        yield section.start, section.end
        yield from _bracketed(context.text, section.paragraphs)


def _bracketed(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Span]:
    for paragraph in paragraphs:
        if re.fullmatch(r"[-+*•\s]*\([^()]*\)[\s.;]*", text[paragraph.start : paragraph.end]):
            yield paragraph.start, paragraph.end


def _instructs(words: str) -> bool:
    """An order to the writer, or a list of the columns to be filled in; figures make it content."""
    if re.search(r"\d", words):
        return False
    if _ORDER.match(words) or _WHEN.match(words):
        return True
    return sum(bool(_COLUMN.match(item)) for item in _ITEMS.split(words)) >= _FEW


def _finding(context: Context, span: Span, with_space: Span) -> Finding:
    words = " ".join(context.text[slice(*span)].split())
    short = words if len(words) <= 80 else words[:77].rstrip() + "…)"
    alone = with_space[0] == span[0]
    return flag(
        context,
        span,
        (code, name),
        Severity.WARNING,
        f"«{short}» là lời hướng dẫn của đề cương: hãy viết nội dung tương ứng rồi bỏ phần này.",
        replacements=() if alone else (Replacement(""),),
    )
