"""Ranges of a document that a period shift must never touch, and citations that belong to one period only."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from assistant.expressions import Expression, find_expressions
from corpus.citations import Citation
from corpus.citations.titled import TitledDocument, find_titled
from corpus.document import Document
from corpus.periods import Period
from corpus.text.folding import plain

QUOTED = re.compile(r"“[^“”\n]{2,260}[”\"]|\"[^\"\n]{2,260}[\"”]|«[^«»\n]{2,260}»")
_LAST_YEAR = re.compile(r"(?:19|20)\d\d")
_STANDING = ("Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Thông tư", "Hiến pháp")
_ONE_OFF = re.compile(r"ky niem|chao mung|dac biet|chien dich|cao diem")


@dataclass(frozen=True, slots=True)
class Zones:
    """`frozen`: citations with issuer and title, names in quotes. `own`: documents of the office that have no number. `quoted`: names in quotes alone."""

    citations: tuple[Citation, ...]
    expressions: tuple[Expression, ...]
    frozen: tuple[tuple[int, int], ...]
    own: tuple[TitledDocument, ...]
    quoted: tuple[tuple[int, int], ...] = ()

    def is_frozen(self, start: int, end: int) -> bool:
        """Whether a frozen range overlaps `[start:end]`."""
        return any(a < end and start < b for a, b in self.frozen_in(start, end))

    def frozen_in(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Frozen ranges that overlap `[start:end]`; ranges do not overlap each other."""
        first = bisect_right(self.frozen, start, key=_end)
        return self.frozen[first : bisect_left(self.frozen, end, lo=first, key=_start)]

    def expressions_in(self, start: int, end: int) -> tuple[Expression, ...]:
        """Period expressions that overlap `[start:end]`."""
        first = bisect_right(self.expressions, start, key=lambda e: e.end)
        return self.expressions[first : bisect_left(self.expressions, end, lo=first, key=lambda e: e.start)]

    def citations_in(self, start: int, end: int) -> tuple[Citation, ...]:
        """Citations that begin in `[start:end)`."""
        first = bisect_left(self.citations, start, key=lambda c: c.start)
        return self.citations[first : bisect_left(self.citations, end, lo=first, key=lambda c: c.start)]

    def in_own_document(self, start: int, end: int) -> bool:
        """Whether `[start:end]` lies in the name of a document of the office without a number."""
        return any(o.start <= start and end <= o.end for o in self.own)


def _start(span: tuple[int, int]) -> int:
    return span[0]


def _end(span: tuple[int, int]) -> int:
    return span[1]


def _joined(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Overlapping ranges as one, in order."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def zones_of(document: Document, citations: list[Citation]) -> Zones:
    """Zones of a parsed document."""
    text = document.text
    frozen = [citation.whole_span for citation in citations]
    quoted = tuple(match.span() for match in QUOTED.finditer(text))
    frozen += quoted
    own = tuple(titled for titled in find_titled(text) if titled.own)
    return Zones(tuple(citations), tuple(find_expressions(text)), _joined(frozen), own, quoted)


def is_renewable(citation: Citation, zones: Zones, old: Period, new: Period, *, opening: bool) -> bool:
    """Request letters, yearly plans, reports, one-off drives and programmes that have ended are asked for again: their successor belongs to the new period."""
    if citation.type in _STANDING or (citation.number and "/TW" in citation.number):
        return False
    if opening and citation.date and citation.date.year == old.year and citation.of is None:
        return True
    if not citation.title_span:
        return False
    named = zones.expressions_in(*citation.title_span)
    ends = [int(_LAST_YEAR.findall(e.text)[-1]) for e in named if e.kind == "span"]
    if ends:
        return any(has_just_ended(end, old, new) for end in ends)
    if citation.number is None:
        return citation.year == old.year
    if not citation.date or citation.date.year not in (old.year, old.year - 1):
        return False
    if citation.type == "Báo cáo" or any(e.year in (old.year, old.year - 1) for e in named):
        return True
    return citation.date.year == old.year and bool(_ONE_OFF.search(plain(citation.title or "")))


def has_just_ended(year: int, old: Period, new: Period) -> bool:
    """Whether a programme that ran to the end of `year` was still running in the old period and is over in the new one."""
    return (old.to_year or old.year) <= year < new.year
