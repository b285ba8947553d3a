"""A citation: a mention of a document in a text, with what the words beside it say."""

import datetime
from dataclasses import replace
from typing import NamedTuple

from corpus.citations.parts import Part


class Citation(NamedTuple):
    """One mention of a legal or administrative document. A named tuple: built several times faster than a frozen dataclass.

    `start`, `end`: code points, half-open, into the text that was searched; from the type word through the
    date (a law by name: through its year; a congress resolution: through its ordinal).
    `type`: canonical type word («Kế hoạch»), `number`: canonical («98/2023/NĐ-CP») or None, never guessed.
    `issuer`, `title`: the words beside the citation (white space joined), None when the text does not give them.
    `issuer_inherited`: issuer taken from a list lead-in («các Kế hoạch do Ủy ban nhân dân tỉnh …»).
    `issuer_resolved`: canonical issuer («Ủy ban nhân dân tỉnh Kiên Giang») where symbol or home office settle it.
    `alias`: name of a document cited without number («Luật Thi đua, khen thưởng năm 2022»).
    `part`: the provision named beside it, as written («điểm a khoản 2 Điều 5»); `part_span` its place; `parts` the same, read (spans too).
    `of`: index, in the same list, of the citation whose title holds this one.
    `own`: the document's own number in running text (wire name `self`).
    `notes`: what was repaired or odd while reading («date-style», «damaged», «title-cut», «no-so», …).
    """

    start: int
    end: int
    surface: str
    type: str | None = None
    number: str | None = None
    date: datetime.date | None = None
    year: int | None = None
    issuer: str | None = None
    issuer_inherited: str | None = None
    issuer_resolved: str | None = None
    title: str | None = None
    alias: str | None = None
    part: str | None = None
    of: int | None = None
    own: bool = False
    issuer_span: tuple[int, int] | None = None
    title_span: tuple[int, int] | None = None
    number_span: tuple[int, int] | None = None
    date_span: tuple[int, int] | None = None
    part_span: tuple[int, int] | None = None
    parts: tuple[Part, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def whole_span(self) -> tuple[int, int]:
        """The citation with issuer and title: everything that must never be changed by a period shift."""
        end = self.end
        for span in (self.issuer_span, self.title_span):
            if span and span[1] > end:
                end = span[1]
        return self.start, end

    def inside(self, outer: int) -> "Citation":
        """The same citation as one in the title of citation `outer`."""
        return self._replace(of=outer)

    def shifted(self, by: int) -> "Citation":
        """The same citation `by` code points further on."""

        def moved(span: tuple[int, int] | None) -> tuple[int, int] | None:
            return (span[0] + by, span[1] + by) if span else None

        return self._replace(
            start=self.start + by,
            end=self.end + by,
            issuer_span=moved(self.issuer_span),
            title_span=moved(self.title_span),
            number_span=moved(self.number_span),
            date_span=moved(self.date_span),
            part_span=moved(self.part_span),
            parts=tuple(replace(part, start=part.start + by, end=part.end + by) for part in self.parts),
        )
