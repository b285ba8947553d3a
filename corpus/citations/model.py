"""A citation: a mention of a document in a text, with what the words beside it say."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of a legal or administrative document.

    `start`, `end`: code points, half-open, into the text that was searched; from the type word through the
    date (a law by name: through its year; a congress resolution: through its ordinal).
    `type`: canonical type word («Kế hoạch»), `number`: canonical («98/2023/NĐ-CP») or None, never guessed.
    `issuer`, `title`: the words beside the citation (white space joined), None when the text does not give them.
    `issuer_inherited`: issuer taken from a list lead-in («các Kế hoạch do Ủy ban nhân dân tỉnh …»).
    `issuer_resolved`: canonical issuer («Ủy ban nhân dân tỉnh Kiên Giang») where symbol or home office settle it.
    `alias`: name of a document cited without number («Luật Thi đua, khen thưởng năm 2022»).
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
    notes: tuple[str, ...] = ()

    @property
    def whole_span(self) -> tuple[int, int]:
        """The citation with issuer and title: everything that must never be changed by a period shift."""
        ends = [self.end]
        ends += [span[1] for span in (self.issuer_span, self.title_span) if span]
        return self.start, max(ends)
