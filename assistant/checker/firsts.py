"""First mentions: which citation of a document is the first in the running text, and what it leaves unsaid there.

The title of another document and the document's own title and headings are no running text: there a document is named shortly.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from assistant.checker.context import Context
from assistant.checker.form import bare, symbol_of, symbol_of_number
from assistant.checker.mentions import Mention, mentions
from assistant.checker.sheltered import Sheltered, joined
from corpus.citations.model import Citation
from corpus.registry.numbers import number_key
from corpus.registry.offices import read_office

_ORGAN = (
    r"(?:uy ban|ubnd|hdnd|hoi dong|chinh phu|thu tuong|quoc hoi|bo|ban|so|cuc|chi cuc|tinh uy|thanh uy|huyen uy|dang uy|thanh tra|van phong|cong an|chu tich"
    r"|giam doc|truong|trung tam|phong|cum|khoi|lien doan|cong doan|doan|hoi|mat tran|toa an|vien|benh vien|kho bac|bao hiem|ngan hang|tong cuc|tong cong ty)"
)
_ACTS = r"(?:ban hanh|co|ky|phat hanh|gui|trinh|xay dung|phe duyet|thong qua|phat dong|ra|xin|tham muu|dang ky|nhan duoc)"
_SAID_BEFORE = re.compile(
    rf"\b{_ORGAN}\b[^.;:\n]{{0,80}}\b{_ACTS}\b(?:\s+\w+){{0,4}}\s*$"
    rf"|\b(?:cua|do|tu)\s+{_ORGAN}\b[^.;:\n]{{0,80}}\b(?:tai|theo|trong|o|la|bang|ban hanh|qua|kem)\s*$"
)
_SAID_AFTER = re.compile(
    rf"\s*,?\s*hoi nghi lan thu\b|[^.;:\n]{{0,240}}?(?:\bban hanh boi\s+{_ORGAN}\b|\bdo\s+{_ORGAN}\b[^.;:\n]{{0,60}}\b(?:ban hanh|ky|phe duyet|phat dong)\b)"
)
_DAY_BEFORE = re.compile(
    rf"\bngay\s+\d{{1,2}}(?:\s*[/.-]\s*\d{{1,2}}(?:\s*[/.-]\s*\d{{4}})?|\s+thang\s+\d{{1,2}}(?:\s+nam\s+\d{{4}})?)\s*,[^.;:\n]{{0,120}}\b{_ACTS}\b[^.;:,\n]{{0,20}}$"
)
_JOINT = re.compile(r"\s*(?:,|;|va|va cac|cung)?\s*(?:va\s+)?$")
_REACH = 140


def first_mentions(context: Context) -> Iterator[Mention]:
    """The first mention of every numbered document in the running text, unless a title before it has named it with its date."""
    firsts = sorted((first for group in mentions(context) if (first := _first(context, group))), key=lambda mention: mention[0])
    seen: dict[str, set[date | None]] = {}
    for index, citation in firsts:
        days = seen.setdefault(number_key(citation.number or ""), set())
        if citation.date not in days and not (citation.date is None and days):
            yield index, citation
        days.add(citation.date)


def _first(context: Context, group: Sequence[Mention]) -> Mention | None:
    for index, citation in group:
        if citation.of is not None:
            if citation.date:
                break
        elif not in_heading(context, citation):
            return index, citation
    return None


def in_heading(context: Context, citation: Citation) -> bool:
    """Whether a citation stands in the document's own title, head or a heading, or in its tail."""
    return context.once(_headings).covers(citation.start)


def _headings(context: Context) -> Sheltered:
    document = context.document
    headings = [(section.start, section.end) for section in document.walk() if (section.paragraphs or section.children) and not section.heading.endswith(".")]
    frame = [(span.start, span.end) for span in (*document.head.lines, *document.tail.lines)]
    return joined((*frame, *headings))


def shares_with_next(context: Context, index: int) -> Citation:
    """The citation that says the rest for a row joined by «và»: «Nghị định số 48/2013/NĐ-CP và Nghị định số 92/2017/NĐ-CP của Chính phủ»."""
    at = index
    while at + 1 < len(context.citations):
        this, following = context.citations[at], context.citations[at + 1]
        if this.whole_span[1] > this.end or not _JOINT.fullmatch(bare(context, this.end, following.start)):
            break
        at += 1
    return context.citations[at]


def is_of_home(context: Context, citation: Citation) -> bool:
    """Whether the office whose document is checked has issued it: in its own report it need not name itself."""
    resolved, home = citation.issuer_resolved, context.document.agency or context.home
    return (bool(resolved and home) and read_office(resolved or "").body == read_office(home or "").body) or _has_own_symbol(context, citation)


def _has_own_symbol(context: Context, citation: Citation) -> bool:
    """The organ in its number is that of the document's own number («143-KH/HNDT», «22-HD/HNDT»)."""
    own, cited = symbol_of_number(context.document.head.number), symbol_of(citation)
    return bool(own and cited and own.organs[:1] == cited.organs[:1] and own.party == cited.party)


def issuer_in_sentence(context: Context, citation: Citation) -> bool:
    """Whether the sentence says who issued it: «Sở Nội vụ có Công văn số …», «chỉ đạo của Chính phủ tại Nghị quyết số …»."""
    before = bare(context, citation.start - _REACH, citation.start)
    after = bare(context, citation.end, citation.end + 2 * _REACH)
    return bool(_SAID_BEFORE.search(before) or _SAID_AFTER.match(after))


def date_in_sentence(context: Context, citation: Citation) -> bool:
    """Whether the sentence gives the day before: «Ngày 30/9/2022, Ủy ban nhân dân tỉnh ban hành Quyết định số …»."""
    return bool(_DAY_BEFORE.search(bare(context, citation.start - 2 * _REACH, citation.start)))
