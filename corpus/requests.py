"""What a request letter asks for: the outline (đề cương) as items with instructions, deadline, dates that figures cover, addressees, tables to fill.

The outline stands in an annex («ĐỀ CƯƠNG»), as a table (STT, nội dung, yêu cầu), as numbered questions, or in the letter itself between
what is only procedure (where to send the answer, by when).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.document import Annex, Document, Kind, Paragraph, Section, Sentence, Span, Table
from corpus.periods import Period
from corpus.text.dates import DATE, make_date, to_date
from corpus.text.folding import compose, plain
from corpus.text.sentences import trim

_INSTRUCTION = re.compile(r"\s*\((?P<words>[^()]{12,})\)\s*[.;]?$")  # «1. Công tác chỉ đạo (nêu số cuộc họp)»
_OUTLINE = re.compile(r"de cuong|noi dung (?:bao cao|can bao cao)|mau bao cao|cau hoi|phieu hoi")
_PROCEDURE = re.compile(
    r"(?:thoi (?:han|gian) (?:gui|bao cao|thuc hien)|hinh thuc (?:gui|bao cao)|noi nhan bao cao|dia chi (?:gui|nhan)|dau moi lien he)"
    r"|(?:bao cao|van ban|y kien|ket qua|so lieu)[^.;]{0,60}\bgui (?:ve|den|qua|ban)|gui (?:bao cao|ve|ket qua)[^.]{0,160}(?:truoc ngay|cham nhat)"
    r"|so lieu (?:tinh )?(?:tu|den)|noi dung bao cao (?:thuc hien )?theo (?:de cuong|phu luc|mau)|lien he (?:phong|dong chi|ong|ba|so)"
)
_BEFORE = re.compile(
    rf"(?:trước|chậm\s+nhất(?:\s+(?:là|vào|đến))*|hạn\s+cuối(?:\s+(?:là|vào))?|muộn\s+nhất(?:\s+(?:là|vào))?)\s+"
    rf"(?:\d{{1,2}}\s*(?:giờ|h|g)\s*\d{{0,2}}(?:\s*phút)?\s*,?\s+)?(?:là\s+)?(?:{DATE}|ngày\s+(?P<day>\d{{1,2}})\s?/\s?(?P<month>\d{{1,2}})(?![\d/]))",
    re.VERBOSE | re.IGNORECASE,
)
_WINDOW = re.compile(
    r"(?:số\s+liệu|thời\s+(?:điểm|gian)|kỳ)[^.\n]{0,60}?từ\s+(?P<first>ngày[^.\n]{4,40}?)\s+đến\s+(?:hết\s+)?(?P<last>ngày\s+[\d/\-. thángnăm]{4,30})",
    re.IGNORECASE,
)
_DATE = re.compile(DATE, re.VERBOSE | re.IGNORECASE)
_SERIAL = re.compile(r"(?:stt|tt|so tt|muc)")
_CONTENT = re.compile(r"(?:noi dung|cau hoi|chi tieu|de muc|yeu cau bao cao)")
_BLANK_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class RequestItem:
    """One item of the outline: `[start:end]` are its heading's words, `parent` the index of the item above it; `instruction` says what to write there."""

    number: str
    level: int
    heading: str
    start: int
    end: int
    instruction: str | None = None
    instruction_span: Span | None = None
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """`window`: first and last day that the figures cover. `templates`: annexes that are not the outline; `tables`: those with cells left to fill."""

    items: tuple[RequestItem, ...]
    deadline: date | None
    deadline_span: Span | None
    period: Period | None
    window: tuple[date, date] | None
    addressees: tuple[str, ...]
    templates: tuple[Annex, ...]
    tables: tuple[Table, ...]


def request_of(document: Document) -> Request:
    """Everything that a letter asks for."""
    deadline, span = _deadline(document)
    outline = _outline_annex(document)
    return Request(
        items=tuple(_items(document.text, requested_sections(document))),
        deadline=deadline,
        deadline_span=span,
        period=document.period,
        window=_window(compose(document.text).text),
        addressees=document.head.addressees,
        templates=tuple(annex for annex in document.annexes if annex is not outline),
        tables=tuple(table for table in document.tables if _is_to_fill(table)),
    )


def requested_sections(document: Document) -> tuple[Section, ...]:
    """The outline as sections: of the annex that holds it, else rows of a table as sections, else those of the letter without its procedure."""
    outline = _outline_annex(document)
    if outline:
        inside = tuple(section for section in document.sections if outline.start <= section.start < outline.end)
        return inside or tuple(_rows(document, outline.start, outline.end))
    if document.kind is not Kind.REQUEST:
        return document.sections
    in_letter = tuple(_rows(document, 0, document.annex_start or len(document.text)))
    return in_letter or tuple(section for section in _of_letter(document) if not _is_procedure(document.text, section))


def _outline_annex(document: Document) -> Annex | None:
    """The annex called an outline, else the first that has headings or an outline table in it."""
    named = next((annex for annex in document.annexes if _OUTLINE.search(plain(f"{annex.name} {annex.title or ''}"))), None)
    if named:
        return named
    starts = [section.start for section in document.sections]
    return next((annex for annex in document.annexes if any(annex.start <= start < annex.end for start in starts)), None)


def _of_letter(document: Document) -> Iterator[Section]:
    end = document.annex_start or len(document.text)
    return (section for section in document.sections if section.start < end)


def _is_procedure(text: str, section: Section) -> bool:
    """Where to send the answer, by when, whom to call: nothing to write about."""
    own = plain(" ".join((section.heading, *(text[p.start : p.end] for p in section.paragraphs[:1]))))
    return not section.children and bool(_PROCEDURE.search(" ".join(own.split())))


def _items(text: str, sections: Sequence[Section]) -> list[RequestItem]:
    items: list[RequestItem] = []

    def walk(sections: Sequence[Section], parent: int | None) -> None:
        for section in sections:
            items.append(replace(_item(text, section), parent=parent))
            walk(section.children, len(items) - 1)

    walk(sections, None)
    return items


def _item(text: str, section: Section) -> RequestItem:
    """Heading and instruction apart: the instruction follows in brackets, or stands under the heading."""
    bracketed = _INSTRUCTION.search(text, section.start, section.end)
    end = bracketed.start() if bracketed else section.end
    spans = [Span(*bracketed.span("words"))] if bracketed else []
    spans += [Span(paragraph.start, paragraph.end) for paragraph in section.paragraphs]
    words = " ".join(" ".join(text[span.start : span.end].split()) for span in spans) or None
    span = Span(spans[0].start, spans[-1].end) if spans else None
    return RequestItem(section.number, section.level, " ".join(text[section.start : end].split()), section.start, end, words, span)


def _rows(document: Document, start: int, end: int) -> Iterator[Section]:
    """The rows of a table with a column «Nội dung» as sections: the cell behind it is the instruction."""
    table = next((table for table in document.tables if start <= table.start < end and _content_column(document.text, table) is not None), None)
    column = _content_column(document.text, table) if table else None
    if table is None or column is None:
        return
    for row in table.rows[1:]:
        if len(row) > column and row[column].end > row[column].start:
            number = document.text[row[0].start : row[0].end].strip(" .)") if column else ""
            yield _section_of(document.text, number, row[column], row[column + 1 : column + 2])


def _content_column(text: str, table: Table) -> int | None:
    """The column that names what to report, in a table with a column for numbers and one for what is wanted."""
    cells = [plain(" ".join(text[cell.start : cell.end].split())) for cell in table.rows[0]]
    column = next((i for i, cell in enumerate(cells) if _CONTENT.match(cell)), None)
    if column is None or not column or not _SERIAL.fullmatch(cells[0]) or len(cells) <= column + 1:
        return None
    return column if re.match(r"yeu cau|huong dan|ghi chu|goi y|dien giai|cach", cells[column + 1]) else None


def _section_of(text: str, number: str, heading: Span, wanted: Sequence[Span]) -> Section:
    filled = [span for span in wanted if span.end > span.start]
    paragraphs = tuple(Paragraph((span,), (Sentence(span.start, span.end),)) for span in filled)
    words = " ".join(text[heading.start : heading.end].split())
    level = 1 + number.count(".")
    end = filled[-1].end if filled else heading.end
    return Section(number, level, f"{number}. {words}" if number else words, heading.start, heading.end, end, paragraphs)


def deadline_of(document: Document) -> date | None:
    """The day before which the answer is due («trước ngày 12/6/2026»)."""
    return _deadline(document)[0]


def _deadline(document: Document) -> tuple[date | None, Span | None]:
    """The day before which the answer is due; a day without a year is of the letter's year."""
    view = compose(document.text)
    for match in _BEFORE.finditer(view.text):
        day = _day(match, document)
        if day:
            return day, Span(*view.span(*trim(view.text, *match.span())))
    return None, None


def _day(match: re.Match[str], document: Document) -> date | None:
    if not match["day"]:
        return to_date(match)
    year = document.head.issued.year if document.head.issued else document.period.year if document.period else None
    return make_date(year, int(match["month"]), int(match["day"])) if year else None


def _window(text: str) -> tuple[date, date] | None:
    """«Số liệu tính từ ngày 01/01/2026 đến hết ngày 31/5/2026»."""
    match = _WINDOW.search(text)
    first, last = (_DATE.match(match["first"]), _DATE.match(match["last"])) if match else (None, None)
    days = (to_date(first), to_date(last)) if first and last else (None, None)
    return (days[0], days[1]) if days[0] and days[1] else None


def _is_to_fill(table: Table) -> bool:
    """Cells below the first row are left empty."""
    cells = [cell for row in table.rows[1:] for cell in row]
    return bool(cells) and sum(cell.end == cell.start for cell in cells) >= _BLANK_SHARE * len(cells)
