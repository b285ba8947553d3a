"""What stands between title and first article: legal bases («Căn cứ …»), who proposed the document, the words that enact it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.citations import Citation, find_citations
from corpus.document import Document, Span
from corpus.text.sentences import trim

_ISSUERS = (
    r"Quốc\s+hội|Ủy\s+ban|Uỷ\s+ban|Hội\s+đồng|Chính\s+phủ|Thủ\s+tướng|Bộ\s+trưởng|Thống\s+đốc|Chủ\s+tịch|Chánh\s+án|Viện\s+trưởng|Tổng\s+(?:Kiểm|Thanh|Giám|cục)"
    r"|Giám\s+đốc|Liên\s+(?:bộ|tịch)|Các\s+Bộ|Bộ\s+[A-ZĐ]\w+|Bảo\s+hiểm|Kiểm\s+toán"
)
_OPENER = re.compile(
    rf"""
    (?P<basis>[Cc]ăn\s+cứ(?!\s+(?:vào\s+)?(?:quy\s+định|tình\s+hình)\s+(?:tại\s+)?(?:khoản|[Đđ]iều)\s))
  | (?P<proposal>(?:Theo|Xét|theo|xét)\s+(?:đề\s+nghị|Tờ\s+trình|tờ\s+trình|đề\s+xuất))
  | (?P<other>(?:Xét|Thực\s+hiện|Để|Nhằm|Sau\s+khi|Trên\s+cơ\s+sở|Theo)\s)
  | (?P<enacting>(?:{_ISSUERS})(?=[^;.\n]{{0,160}}?\s(?:ban\s+hành|quyết\s+định|quyết\s+nghị|thống\s+nhất|hướng\s+dẫn|quy\s+định|sửa\s+đổi))
      |QUYẾT\s+(?:ĐỊNH|NGHỊ)\s?:|NGHỊ\s+ĐỊNH\s?:|(?:Bộ\s+luật|Luật|Pháp\s+lệnh|Nghị\s+quyết)\s+này\s+(?:quy\s+định|sửa\s+đổi|bổ\s+sung))
    """,
    re.VERBOSE,
)
_BEFORE = re.compile(r"(?:\A|[\n;.:,”\])])\s*\Z")
_REACH = 12


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """One clause «Căn cứ …», without the mark that ends it, and the documents it cites, in order."""

    span: Span
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Preamble:
    """`proposals`: «Theo đề nghị của …»; `enacting`: from «Chính phủ ban hành …» to the first chapter or article."""

    bases: tuple[LegalBasis, ...]
    proposals: tuple[Span, ...]
    enacting: Span | None


def legal_bases(document: Document) -> tuple[tuple[Span, Citation | None], ...]:
    """The documents that a legal text is based on, in order, each with the clause that names it; None where a clause names none that can be read."""
    return tuple((basis.span, citation) for basis in preamble_of(document).bases for citation in basis.citations or (None,))


def preamble_of(document: Document) -> Preamble:
    """The parts of the preamble; empty for a text without articles or sections."""
    end = document.sections[0].start if document.sections else 0
    bases: list[LegalBasis] = []
    proposals: list[Span] = []
    for role, span in _clauses(document.text, end):
        if role == "basis":
            bases.append(LegalBasis(span, _cited(document.text, span)))
        elif role == "proposal":
            proposals.append(span)
        elif role == "enacting":
            return Preamble(tuple(bases), tuple(proposals), span)
    return Preamble(tuple(bases), tuple(proposals), None)


def _clauses(text: str, end: int) -> Iterator[tuple[str, Span]]:
    """Clauses above `end` with their role, in order; a clause goes on to the next, the enacting words to the end."""
    found = [match for match in _OPENER.finditer(text, 0, end) if _BEFORE.search(text, max(0, match.start() - _REACH), match.start())]
    first = next((i for i, match in enumerate(found) if match.lastgroup == "basis"), len(found))
    found = [match for i, match in enumerate(found) if i >= first or match.lastgroup != "other"]
    for index, match in enumerate(found):
        enacting = match.lastgroup == "enacting"
        if enacting and any(after.lastgroup == "basis" for after in found[index + 1 :]):
            continue
        stop = found[index + 1].start() if index + 1 < len(found) and not enacting else end
        yield str(match.lastgroup), _without_mark(text, match.start(), stop)


def _without_mark(text: str, start: int, end: int) -> Span:
    start, end = trim(text, start, end)
    while end > start and text[end - 1] in ";,. \n":
        end -= 1
    return Span(start, end)


def _cited(text: str, span: Span) -> tuple[Citation, ...]:
    return tuple(citation.shifted(span.start) for citation in find_citations(text[span.start : span.end]) if citation.of is None)
