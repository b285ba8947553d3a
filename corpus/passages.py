"""Passages: what search finds. A section (an article in a law) with its heading is one; a long one is cut between sentences.

Document + citations → passages with heading path and offsets; `text[start:end]` is the passage, never cut inside a sentence or a citation.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.citations.model import Citation
from corpus.document import Document, Kind, Paragraph, Section

LONGEST = 1_200
_SHORTEST = 200
_ARTICLE = re.compile(r"Điều \d")


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a document that can be found and quoted. `headings` is the path to it, outermost first."""

    ordinal: int
    kind: Kind
    headings: tuple[str, ...]
    start: int
    end: int

    def text(self, document_text: str) -> str:
        return document_text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class _Block:
    """Text under one heading, up to the next heading; `cuts` are the ends of its sentences and paragraphs, ascending."""

    headings: tuple[str, ...]
    start: int
    end: int
    cuts: tuple[int, ...]


def passages_of(document: Document, citations: Sequence[Citation] = ()) -> tuple[Passage, ...]:
    """Every passage of a document, in order. A heading that only has sub-sections is in their paths and makes none of its own."""
    guarded = tuple(citation.whole_span for citation in citations)
    spans = [(block.headings, *_trimmed(document.text, *span)) for block in _blocks(document) for span in _spans(block, guarded)]
    kept = [span for span in spans if span[1] < span[2]]
    return tuple(Passage(i, document.kind, headings, start, end) for i, (headings, start, end) in enumerate(kept))


def _blocks(document: Document) -> Iterator[_Block]:
    if document.preamble:
        limit = document.sections[0].start if document.sections else len(document.text)
        yield from _text_blocks((), document.preamble[0].start, limit, document.preamble)
    for section in document.sections:
        yield from _section_blocks(section, ())


def _section_blocks(section: Section, above: tuple[str, ...]) -> Iterator[_Block]:
    path = (*above, " ".join(section.heading.split()))
    if section.children and _ARTICLE.match(section.heading):
        yield _article_block(section, path)
        return
    next_heading = section.children[0].start if section.children else section.body_end
    if section.paragraphs:
        yield from _text_blocks(path, section.start, next_heading, section.paragraphs)
    elif not section.children:
        yield _Block(path, section.start, section.end, ())
    for child in section.children:
        yield from _section_blocks(child, path)


def _article_block(article: Section, path: tuple[str, ...]) -> _Block:
    """An article with all its clauses: they are too short to be found, and to be understood, one by one."""
    cuts = {cut for part in article.walk() for cut in (part.end, *_cuts(part.paragraphs)) if part is not article or cut > part.end}
    return _Block(path, article.start, article.body_end, tuple(sorted(cut for cut in cuts if cut <= article.body_end)))


def _text_blocks(path: tuple[str, ...], start: int, limit: int, paragraphs: Sequence[Paragraph]) -> Iterator[_Block]:
    """The text up to the next heading, and each piece that a page carried beyond it (a footnote that goes on)."""
    cuts = _cuts(paragraphs)
    pieces = sorted((piece.start, piece.end) for paragraph in paragraphs for piece in paragraph.pieces)
    near = [end for first, end in pieces if first < limit]
    yield _Block(path, start, min(max(near, default=limit), limit), cuts)
    for first, end in pieces:
        if first >= limit:
            yield _Block(path, first, end, cuts)


def _cuts(paragraphs: Sequence[Paragraph]) -> tuple[int, ...]:
    ends = {end for paragraph in paragraphs for end in (*(sentence.end for sentence in paragraph.sentences), *(piece.end for piece in paragraph.pieces))}
    return tuple(sorted(ends))


def _spans(block: _Block, guarded: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Cut a block at the last allowed place before it grows too long; a rest too short to stand alone stays with what is before it."""
    allowed = [cut for cut in block.cuts if block.start < cut < block.end and not any(start < cut < end for start, end in guarded)]
    start = last = block.start
    for cut in (*allowed, block.end):
        if cut - start > LONGEST and last > start and block.end - last >= _SHORTEST:
            yield start, last
            start = last
        last = cut
    yield start, block.end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())
