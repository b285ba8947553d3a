"""NB05: a result dated after the document.

What: «Ngày 15/9/2024, Sở đã tổ chức …» in a report of June 2024; «hoàn thành xuất sắc nhiệm vụ năm 2024» in a half-year report. Why: what has not
happened yet cannot be reported as done. Example: 6 tháng đầu năm 2024, … hoàn thành xuất sắc các nhiệm vụ được giao trong năm 2024.
Instead: … hoàn thành các nhiệm vụ được giao trong 6 tháng đầu năm 2024. Basis: 30/2020/NĐ-CP, article 10.4. Only a question. Silent in plans, in the
part about the next period, in citations and quotations, and where a word of planning stands before it.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import Span, flag
from assistant.checker.sheltered import citations_and_quotations
from assistant.checker.views import plainly, simple, small
from corpus.document import Kind, Section
from corpus.text.dates import make_date, short
from corpus.text.folding import fold

code = "NB05"
name = "Kết quả ghi ở thời điểm chưa đến"
title = "Kết quả đã đạt được nhưng ghi thời điểm sau ngày của văn bản"
explanation = (
    "Câu báo cáo một việc đã làm xong nhưng ghi ngày, tháng sau ngày của văn bản; hoặc báo cáo giữa năm ghi đã hoàn thành nhiệm vụ cả năm. "
    "Đây chỉ là câu hỏi: có thể câu nói về mục tiêu phấn đấu."
)
example = "Báo cáo tháng 6/2024: «… và hoàn thành xuất sắc các nhiệm vụ được giao trong năm 2024»"
instead = "«… và hoàn thành xuất sắc các nhiệm vụ được giao trong 6 tháng đầu năm 2024»"
basis = "Nghị định số 30/2020/NĐ-CP, Điều 10 khoản 4"
most = Severity.WARNING

_DONE = re.compile(
    r"\bđã\s+(?!đề\s+ra|được\s+(?:giao|duyệt|phê)|đăng\s+ký|ký\s+kết|giao|ban\s+hành\s+kế)\w+|\bhoàn\s+thành\s+(?:xuất\s+sắc|tốt|100|vượt)", re.IGNORECASE
)
_DAY = re.compile(r"(?<![\d/])(?:ngày\s+)?(?P<day>\d{1,2})(?:/|\s+tháng\s+)(?P<month>\d{1,2})(?:/|\s+năm\s+)(?P<year>20\d\d)(?![\d/])", re.IGNORECASE)
_MONTH = re.compile(r"(?<!\d )(?<!\d)tháng\s+(?P<month>1[0-2]|0?[1-9])(?:/|\s+năm\s+)(?P<year>20\d\d)(?![\d/])", re.IGNORECASE)
_WHOLE_YEAR = re.compile(r"\bhoàn\s+thành\s+(?P<what>[^.;\n]{0,70}?)(?<!đầu )(?<!cuối )\bnăm\s+(?P<year>20\d\d)(?!\s*[-–\d])", re.IGNORECASE)
_PLANNED = re.compile(
    r"\b(?:dự\s+kiến|sẽ|kế\s+hoạch|phấn\s+đấu|chuẩn\s+bị|nhằm|để|mục\s+tiêu|trước|đến\s+hết|hạn|chậm\s+nhất|từ|đăng\s+ký|tiếp\s+tục|giai\s+đoạn|chỉ\s+tiêu|cam\s+kết|"
    r"chào\s+mừng|kỷ\s+niệm|hướng\s+tới|thời\s+gian|lộ\s+trình|đề\s+ra|hiệu\s+lực|áp\s+dụng|bảo\s+đảm|đảm\s+bảo|góp\s+phần|quyết\s+tâm|lịch|đến|nhiệm\s+kỳ|năm\s+học|báo\s+cáo)\b",
    re.IGNORECASE,
)
_STRIVING = re.compile(
    r"\b(?:phấn\s+đấu|quyết\s+tâm|sẽ|nhằm|để|góp\s+phần|chỉ\s+tiêu|mục\s+tiêu|cần|phải|kế\s+hoạch|đăng\s+ký|cam\s+kết|tiếp\s+tục)\b[^.;]*$",
    re.IGNORECASE,
)
_AIM = re.compile(r"[-+*\s]*(?:muc dich|tieu chi|muc tieu|yeu cau|noi dung thi dua|chi tieu|phuong huong|du kien|ke hoach)\b")
_HINT = re.compile(r"20\d\d")
_NEAR = 45
_AHEAD = re.compile(r"phuong huong|nhiem vu|giai phap|to chuc thuc hien|kien nghi|trong tam")
_BACK = re.compile(r"\bket qua\b|\bdanh gia\b|\btinh hinh\b")
_TOO_MANY = 4


def check(context: Context) -> Iterable[Finding]:
    if context.document.kind is not Kind.REPORT or not _is_dated(context):
        return
    sheltered = citations_and_quotations(context)
    found = [flag(context, span, (code, name), Severity.INFO, message) for span, message in _claims(context) if not sheltered.touches(*span)]
    if len(found) < _TOO_MANY:  # more than that: the day of the document is read wrongly
        yield from found


def _is_dated(context: Context) -> bool:
    """Whether the day of the document is sure: given, read from its head, or the end of the period that its title names."""
    if context.on_source == "period":
        period, title = context.document.period, context.document.head.title
        return period is not None and title is not None and str(period.year) in title
    return context.on_source != "today"


def _claims(context: Context) -> Iterator[tuple[Span, str]]:
    """Places in sentences that report as done what lies ahead."""
    for start, end in _sentences(context):
        said = context.text[start:end]
        if not _HINT.search(said):
            continue
        words = small(context.text, start, end)
        if "đã" not in words and "hoàn" not in words:
            continue
        sentence = fold(said)
        dated = _dated(sentence.text, context.on) if "đã" in words or "hoàn" in words else ()
        for a, b, message in (*dated, *(_of_the_year(context, sentence.text) if "hoàn" in words else ())):
            first, last = sentence.span(a, b)
            yield (start + first, start + last), message


def _sentences(context: Context) -> Iterator[Span]:
    """Sentences of the parts about results, without footnotes and paragraphs about aims («- Mục đích thi đua: …»)."""
    for section in context.document.sections:
        if not _looks_ahead(section):
            for one in section.walk():
                for paragraph in one.paragraphs:
                    if not paragraph.footnote and not _AIM.match(plainly(context.text, paragraph.start, paragraph.start + _NEAR)):
                        yield from ((sentence.start, sentence.end) for sentence in paragraph.sentences)


def _looks_ahead(section: Section) -> bool:
    heading = simple(section.heading)
    return bool(_AHEAD.search(heading)) and not _BACK.search(heading)


def _dated(sentence: str, on: date) -> Iterator[tuple[int, int, str]]:
    """«Ngày 15/9/2024, Sở đã tổ chức …»."""
    late = [match for match in (*_DAY.finditer(sentence), *_MONTH.finditer(sentence)) if (day := _day(match)) and day > on]
    done = _DONE.search(sentence) if late else None
    for match in late:
        if done is None or _PLANNED.search(sentence[max(0, match.start() - 90) : match.start()]) or _PLANNED.search(sentence[match.end() : done.start()]):
            continue
        yield match.start(), match.end(), f"Việc này ghi là đã làm nhưng «{match.group()}» sau ngày của văn bản ({short(on)}): hãy xem lại."


def _day(match: re.Match[str]) -> date | None:
    return make_date(int(match["year"]), int(match["month"]), int(match["day"]) if "day" in match.re.groupindex else 1)


def _of_the_year(context: Context, sentence: str) -> Iterator[tuple[int, int, str]]:
    """«hoàn thành xuất sắc các nhiệm vụ được giao trong năm 2024» before the year is over."""
    period = context.document.period
    if period is None or period.last == 12 or period.to_year or context.on > date(period.year, 11, 15):
        return
    for match in _WHOLE_YEAR.finditer(sentence):
        if int(match["year"]) != period.year or not re.search(r"nhiệm\s+vụ|chỉ\s+tiêu|kế\s+hoạch", match["what"], re.IGNORECASE):
            continue
        if _STRIVING.search(sentence[max(0, match.start() - _NEAR) : match.start()]) or re.search(r"tháng|quý|sẽ|để", match["what"]):
            continue
        yield (
            match.start(),
            match.end(),
            f"Chưa hết năm {period.year} mà ghi đã hoàn thành nhiệm vụ của năm: hãy xem lại, có phải nói về {period.words}?",
        )
