"""Ranges of a document that a period shift must never touch, and citations that belong to one period only."""

import re
from dataclasses import dataclass

from assistant.expressions import Expression, find_expressions
from corpus.citations import Citation
from corpus.citations.titled import TitledDocument, find_titled
from corpus.document import Document
from corpus.periods import Period
from corpus.text.folding import plain

_QUOTED = re.compile(r"“[^“”\n]{2,260}[”\"]|\"[^\"\n]{2,260}[\"”]|«[^«»\n]{2,260}»")
_ONE_OFF = re.compile(r"ky niem|chao mung|dac biet|chien dich|cao diem")


@dataclass(frozen=True, slots=True)
class Zones:
    """`frozen`: citations with issuer and title, names in quotes. `own`: documents of the office that have no number."""

    citations: tuple[Citation, ...]
    expressions: tuple[Expression, ...]
    frozen: tuple[tuple[int, int], ...]
    own: tuple[TitledDocument, ...]

    def is_frozen(self, start: int, end: int) -> bool:
        return any(a < end and start < b for a, b in self.frozen)

    def in_own_document(self, start: int, end: int) -> bool:
        return any(o.start <= start and end <= o.end for o in self.own)


def zones_of(document: Document, citations: list[Citation]) -> Zones:
    """Zones of a parsed document."""
    text = document.text
    frozen = [citation.whole_span for citation in citations]
    frozen += [match.span() for match in _QUOTED.finditer(text)]
    own = tuple(titled for titled in find_titled(text) if titled.own)
    return Zones(tuple(citations), tuple(find_expressions(text)), tuple(sorted(frozen)), own)


def is_renewable(citation: Citation, zones: Zones, old: Period, *, opening: bool) -> bool:
    """Request letters, yearly plans and one-off drives are asked for again: their successor belongs to the new period."""
    if citation.type in ("Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Thông tư", "Hiến pháp") or (citation.number and "/TW" in citation.number):
        return False
    if opening and citation.date and citation.date.year == old.year and citation.of is None:
        return True
    start, end = citation.whole_span
    if citation.alias and citation.number is None:
        return citation.year == old.year and citation.title_span is not None and not _has_span(zones, start, end)
    if not citation.date or citation.date.year not in (old.year, old.year - 1) or not citation.title_span:
        return False
    title = (citation.title_span[0], citation.title_span[1])
    names_year = any(e.year == old.year and title[0] <= e.start and e.end <= title[1] for e in zones.expressions)
    one_off = citation.date.year == old.year and bool(_ONE_OFF.search(plain(citation.title or "")))
    return (names_year or one_off) and not _has_span(zones, *title)


def _has_span(zones: Zones, start: int, end: int) -> bool:
    return any(e.kind == "span" and start <= e.start and e.end <= end for e in zones.expressions)
