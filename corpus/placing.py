"""A document read from a composed view of its text, moved back to the offsets of the text as it is."""

from dataclasses import replace

from corpus.document import Document, Head, Paragraph, Section, Sentence, Span, Tail
from corpus.text.folding import Folded


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
    )


def _span(span: Span, view: Folded) -> Span:
    return Span(*view.span(span.start, span.end))


def _maybe(span: Span | None, view: Folded) -> Span | None:
    return _span(span, view) if span else None


def _head(head: Head, view: Folded) -> Head:
    return replace(
        head,
        number_span=_maybe(head.number_span, view),
        date_span=_maybe(head.date_span, view),
        title_span=_maybe(head.title_span, view),
        lines=tuple(_span(line, view) for line in head.lines),
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
    return replace(tail, lines=tuple(_span(line, view) for line in tail.lines), closing=_maybe(tail.closing, view))
