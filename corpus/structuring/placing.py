"""A document read from a composed view of its text, moved back to the offsets of the text as it is; marks moved the other way."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from corpus.document import Annex, Component, Document, Head, Paragraph, Section, Sentence, Span, Table, Tail
from corpus.marks import Mark, MarkKind
from corpus.text.folding import Folded

_USED = (MarkKind.BOLD, MarkKind.HEADING, MarkKind.TABLE, MarkKind.NOTE)


def in_view(marks: Sequence[Mark], view: Folded) -> tuple[Mark, ...]:
    """The marks that structure asks for, in order, with offsets into `view.text`."""
    used = sorted(mark for mark in marks if mark.kind in _USED)
    if view.keeps_offsets:
        return tuple(used)
    places = range(len(view.text) + 1)
    return tuple(replace(mark, start=bisect_left(places, mark.start, key=view.position), end=bisect_left(places, mark.end, key=view.position)) for mark in used)


def in_original(document: Document, view: Folded, text: str) -> Document:
    """`document` was parsed from `view.text`; every span of the result points into `text`."""
    return replace(
        document,
        text=text,
        head=_head(document.head, view),
        preamble=tuple(_paragraph(paragraph, view) for paragraph in document.preamble),
        sections=tuple(_section(section, view) for section in document.sections),
        tail=_tail(document.tail, view),
        annex_start=None if document.annex_start is None else view.position(document.annex_start),
        tables=tuple(_table(table, view) for table in document.tables),
        annexes=tuple(_annex(annex, view) for annex in document.annexes),
    )


def _span(span: Span, view: Folded) -> Span:
    return Span(*view.span(span.start, span.end))


def _maybe(span: Span | None, view: Folded) -> Span | None:
    return _span(span, view) if span else None


def _parts(parts: tuple[Component, ...], view: Folded) -> tuple[Component, ...]:
    return tuple(Component(part.part, *view.span(part.start, part.end)) for part in parts)


def _head(head: Head, view: Folded) -> Head:
    return replace(
        head,
        number_span=_maybe(head.number_span, view),
        date_span=_maybe(head.date_span, view),
        title_span=_maybe(head.title_span, view),
        lines=tuple(_span(line, view) for line in head.lines),
        parts=_parts(head.parts, view),
    )


def _paragraph(paragraph: Paragraph, view: Folded) -> Paragraph:
    sentences = tuple(Sentence(*view.span(s.start, s.end), continues=s.continues) for s in paragraph.sentences)
    return Paragraph(tuple(_span(piece, view) for piece in paragraph.pieces), sentences, paragraph.footnote)


def _section(section: Section, view: Folded) -> Section:
    start, end = view.span(section.start, section.end)
    return replace(
        section,
        start=start,
        end=end,
        body_end=view.span(section.start, section.body_end)[1],
        paragraphs=tuple(_paragraph(paragraph, view) for paragraph in section.paragraphs),
        children=tuple(_section(child, view) for child in section.children),
    )


def _tail(tail: Tail, view: Folded) -> Tail:
    return replace(
        tail,
        lines=tuple(_span(line, view) for line in tail.lines),
        closing=_maybe(tail.closing, view),
        parts=_parts(tail.parts, view),
    )


def _table(table: Table, view: Folded) -> Table:
    start, end = view.span(table.start, table.end)
    rows = tuple(tuple(_span(cell, view) for cell in row) for row in table.rows)
    return Table(start, end, rows, _maybe(table.caption, view))


def _annex(annex: Annex, view: Folded) -> Annex:
    start, end = view.span(annex.start, annex.end)
    return replace(annex, start=start, end=end, note=_maybe(annex.note, view))
