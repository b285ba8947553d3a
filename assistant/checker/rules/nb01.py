"""NB01: a period that does not fit the document's own.

What: in title, headings, opening or closing of a draft, a half-year, quarter or run of months of another year; the own half-year of another
year at the beginning of a sentence. Why: it was left over from the document that this one was made from.
Example: heading «6 THÁNG ĐẦU NĂM 2024» in a report on the first half of 2025. Instead: «6 THÁNG ĐẦU NĂM 2025».
Basis: 30/2020/NĐ-CP, article 10.4. Silent inside citations, quotations and comparisons.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import Span, flag
from assistant.checker.views import bare, folded
from corpus.document import Document, Kind, Paragraph
from corpus.periods import Period
from corpus.text.folding import plain

code = "NB01"
name = "Kỳ báo cáo cũ"
title = "Mốc kỳ không khớp kỳ của văn bản"
explanation = (
    "Tiêu đề, đề mục, câu mở đầu hoặc câu kết ghi một kỳ (6 tháng, quý, số tháng đầu năm) của năm khác với kỳ của văn bản, thường do giữ nguyên "
    "từ văn bản kỳ trước. Không xét chỗ viện dẫn, trích nguyên văn và so sánh cùng kỳ."
)
example = "Báo cáo 6 tháng đầu năm 2025: «I. KẾT QUẢ 6 THÁNG ĐẦU NĂM 2024»"
instead = "«I. KẾT QUẢ 6 THÁNG ĐẦU NĂM 2025»"
basis = "Nghị định số 30/2020/NĐ-CP, Điều 10 khoản 4"
most = Severity.WARNING

_PART = re.compile(
    r"(?P<half>(?:0?6|sau) thang (?:dau|cuoi) nam)\s+(?P<y1>20\d\d)"
    r"|(?P<quarter>quy (?:iv|iii|ii|i|[1-4])),?\s+nam\s+(?P<y2>20\d\d)"
    r"|(?P<months>(?:0?9|0?3|1[01]|chin|ba) thang dau nam)\s+(?P<y3>20\d\d)"
)
_YEAR = re.compile(r"(?<![\d-])nam\s+(?P<year>20\d\d)(?!\s*[-\d])")
_COMPARISON = re.compile(r"so voi|cung ky|so sanh|ky truoc|tang|giam")
_OPENING = 60
_LEAD = re.compile(r"(?:[-+*]\s*)?(?:trong |qua )?$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A period expression: its span, its words without the year, its year."""

    start: int
    end: int
    part: str
    year: int


def check(context: Context) -> Iterable[Finding]:
    period = context.document.period
    if context.stage != "draft" or period is None or period.to_year or context.document.kind not in (Kind.REPORT, Kind.PLAN):
        return
    view = bare(context.text) if folded(context.text).keeps_offsets else plain(context.text)
    protected = [citation.whole_span for citation in context.citations]
    for mention in _stale(context.document, view, period):
        if _protected(view, mention, protected):
            continue
        yield flag(
            context,
            (mention.start, mention.end),
            (code, name),
            Severity.WARNING,
            f"«{' '.join(context.text[mention.start : mention.end].split())}» không khớp kỳ của văn bản ({period.words}): hãy xem có phải mốc của kỳ cũ.",
            evidence=(f"Kỳ của văn bản: {period.words}",),
        )


def _stale(document: Document, view: str, period: Period) -> Iterator[Mention]:
    for start, end in _frame(document):
        yield from (mention for mention in _parts(view, start, end) if not _fits(mention, period))
    if period.kind == "year":
        for start, end in _edges(document):
            yield from (mention for mention in _years(view, start, end) if mention.year < period.year)
    for start, end in _sentences(document):
        if "20" not in view[start : start + _OPENING]:
            continue
        yield from (mention for mention in _parts(view, start, min(end, start + _OPENING)) if _own_part_of_other_year(view, mention, start, period))


def _frame(document: Document) -> Iterator[Span]:
    """Title, headings, opening and closing: where the document speaks of its own period."""
    yield from _edges(document)
    for section in document.walk():
        yield section.start, section.end
    if document.sections:
        yield from ((paragraph.start, paragraph.end) for paragraph in document.preamble)


def _edges(document: Document) -> Iterator[Span]:
    for span in (document.head.title_span, document.tail.closing):
        if span:
            yield span.start, span.end


def _sentences(document: Document) -> Iterator[Span]:
    for section in document.walk():
        for paragraph in section.paragraphs:
            yield from _sentences_of(paragraph)


def _sentences_of(paragraph: Paragraph) -> Iterator[Span]:
    return ((sentence.start, sentence.end) for sentence in paragraph.sentences)


def _parts(view: str, start: int, end: int) -> Iterator[Mention]:
    if view.find("20", start, end) < 0:
        return
    for match in _PART.finditer(view, start, end):
        part = match["half"] or match["quarter"] or match["months"]
        yield Mention(match.start(), match.end(), " ".join(part.split()), int(match["y1"] or match["y2"] or match["y3"]))


def _years(view: str, start: int, end: int) -> Iterator[Mention]:
    for match in _YEAR.finditer(view, start, end):
        yield Mention(match.start(), match.end(), "nam", int(match["year"]))


def _fits(mention: Mention, period: Period) -> bool:
    """A part of the own year; after the end of the year a part of the next."""
    return mention.year == period.year or (mention.year == period.year + 1 and period.last == 12)


def _own_part_of_other_year(view: str, mention: Mention, start: int, period: Period) -> bool:
    """A sentence that opens with the own half-year of an earlier year."""
    own = {(1, 6): "6 thang dau nam", (7, 12): "6 thang cuoi nam"}.get((period.first, period.last))
    opens = bool(_LEAD.fullmatch(view[start : mention.start]))
    return opens and own is not None and mention.part.lstrip("0").replace("sau", "6") == own and mention.year < period.year


def _protected(view: str, mention: Mention, spans: Iterable[Span]) -> bool:
    """Inside a citation, a quotation or a comparison."""
    before = view[max(0, mention.start - 40) : mention.start]
    quoted = before.rfind("“") > before.rfind("”")
    return quoted or bool(_COMPARISON.search(before)) or any(start <= mention.start < end for start, end in spans)
