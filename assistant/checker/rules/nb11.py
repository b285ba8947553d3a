"""NB11: an open slot left in the text.

What: «[…số cuộc (kỳ trước: 01)…]», a line of dots, «… cuộc», «<ghi số liệu>», «xx hồ sơ». Why: the fact was never given; signed like this the report
is incomplete. Example: tổ chức […số cuộc (kỳ trước: 01)…] cuộc. Instead: tổ chức 02 cuộc, or «không phát sinh». Basis: 30/2020/NĐ-CP, article 10.4.
The blank number and day of a draft are VB111's; «…» at the end of a list, page leaders and the recipients are no slots.
"""

import re
from collections.abc import Iterable, Iterator

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import Span, flag
from assistant.checker.sheltered import citations_and_quotations
from assistant.checker.views import folded
from corpus.document import Kind

code = "NB11"
name = "Chỗ trống chưa điền"
title = "Còn chỗ trống chưa điền"
explanation = "Văn bản còn chỗ chờ số liệu của kỳ này. Hãy trả lời câu hỏi tương ứng, hoặc chọn «Không có / không phát sinh»."
example = "Sở tổ chức […số cuộc (kỳ trước: 01)…] cuộc tuyên truyền"
instead = "Sở tổ chức 02 cuộc tuyên truyền"
basis = "Nghị định số 30/2020/NĐ-CP, Điều 10 khoản 4"
most = Severity.WARNING

_SLOT = re.compile(r"\[…(?P<name>[^\[\]]{1,200}?)(?:\s*\(kỳ trước:[^\[\]]*\))?…\]")
_UNITS = r"(?:cuộc|người|hồ sơ|cá nhân|tập thể|văn bản|kế hoạch|lượt|đơn vị|phòng|tin|bài|đồng|triệu|tỷ|lớp|xã|sáng kiến|mô hình|trường hợp|%)"
_BLANK = re.compile(
    r"(?<![.…_])(?:\.{5,}|…{2,}|_{3,})(?![.…_])(?!\s*\d+\s*$)"  # ......
    rf"|(?<=\s)(?:\.{{2,4}}|…|[xX]{{2,3}})(?=\s?{_UNITS}(?!\w))"  # tổ chức … cuộc; xx hồ sơ
    r"|<(?:ghi|điền|nhập)[^<>\n]{1,60}>|\[(?:ghi|điền|nhập|số liệu)[^\[\]\n]{0,60}\]",
    re.MULTILINE | re.IGNORECASE,
)
_HINT = re.compile(r"[.…_xX<\[](?:(?<=\.)\.|(?<=…)|(?<=_)__|(?<=[xX])(?<=\s.)[xX]|(?<=<)[gGđĐnN]|(?<=\[)[gGđĐnNsS])")  # where a blank may begin
_SAID = 40


def check(context: Context) -> Iterable[Finding]:
    for match in _SLOT.finditer(context.text):
        asked = " ".join(match["name"].split())
        yield _finding(context, match.span(), f"Còn chỗ trống «{asked}»: hãy điền số liệu kỳ này hoặc ghi không phát sinh.")
    if context.document.kind not in (Kind.LEGAL, Kind.REQUEST):  # forms and outlines are made to be filled in by others
        yield from (_finding(context, span, _question(context.text, span[0])) for span in _blanks(context))


def _blanks(context: Context) -> Iterator[Span]:
    """Dots, lines and marks where a figure is missing, in the body."""
    begin = max((line.end for line in context.document.head.lines), default=0)
    end = min((context.document.annex_start or len(context.text), *(line.start for line in context.document.tail.lines)))
    sheltered = citations_and_quotations(context)
    view = folded(context.text)
    for hint in _HINT.finditer(view.text):
        match = _BLANK.match(view.text, hint.start())
        span = view.span(*match.span()) if match else (0, 0)
        if begin <= span[0] < span[1] <= end and not sheltered.touches(*span):
            yield span


def _question(text: str, start: int) -> str:
    before = " ".join(text[max(0, start - _SAID) : start].rpartition("\n")[2].split())
    return f"Còn chỗ trống sau «{before}»: hãy điền nội dung hoặc ghi không phát sinh." if before else "Còn chỗ trống: hãy điền nội dung hoặc bỏ dòng này."


def _finding(context: Context, span: Span, message: str) -> Finding:
    return flag(context, span, (code, name), Severity.WARNING, message)
