"""Passages: what search finds. A section (an article in a law) with its heading is one; a long one is cut, a law's between its clauses.

Document + citations → passages with heading path and offsets; `text[start:end]` is the passage, never cut inside a sentence or a citation.
Every word of the text is in a passage or in the headings of one: head, preamble, annexes, tables and signature too.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.citations.model import Citation
from corpus.cutting import LONGEST, Cut, Stretch, spans_of
from corpus.document import Document, Kind, Paragraph, Section
from corpus.legal.levels import Level
from corpus.legal.provisions import Provision, level_of, provisions_of
from corpus.text.sentences import split, trim

__all__ = ["LONGEST", "Passage", "passages_of"]
_ARTICLE = "Điều "


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a document that can be found and quoted. `headings` is the path to it, outermost first.

    `provision`: in a legal text the id of the smallest provision that holds all of it (`corpus.legal`).
    """

    ordinal: int
    kind: Kind
    headings: tuple[str, ...]
    start: int
    end: int
    provision: str | None = None

    def text(self, document_text: str) -> str:
        return document_text[self.start : self.end]


def passages_of(document: Document, citations: Sequence[Citation] = ()) -> tuple[Passage, ...]:
    """Every passage of a document, in order. A heading that only has sub-sections is in their paths and makes none of its own."""
    stretches = list(_sections(document))
    known = [(stretch.start, stretch.end) for stretch in stretches] + list(_headings(document.text, document.sections))
    stretches += _rest(document.text, known)
    provisions = _Holders(provisions_of(document))
    guarded = tuple(citation.whole_span for citation in citations)
    found = []
    for stretch in stretches:
        near = [span for span in guarded if span[0] < stretch.end and span[1] > stretch.start]
        found += [(*trim(document.text, *span), stretch.headings) for span in spans_of(stretch, near)]
    kept = sorted(span for span in found if span[0] < span[1])
    return tuple(Passage(i, document.kind, path, start, end, provisions.of(start, end)) for i, (start, end, path) in enumerate(kept))


def _sections(document: Document) -> Iterator[Stretch]:
    if document.preamble:
        limit = document.sections[0].start if document.sections else len(document.text)
        yield from _running((), document.preamble[0].start, limit, document.preamble)
    for section in document.sections:
        yield from _section(section, ())


def _section(section: Section, above: tuple[str, ...]) -> Iterator[Stretch]:
    path = (*above, " ".join(section.heading.split()))
    if section.children and section.heading.startswith(_ARTICLE):
        yield _article(section, path)
        return
    next_heading = section.children[0].start if section.children else section.body_end
    if section.paragraphs:
        yield from _running(path, section.start, next_heading, section.paragraphs, heading_end=section.end)
    elif not section.children:
        yield Stretch(path, section.start, section.end, ())
    for child in section.children:
        yield from _section(child, path)


def _article(article: Section, path: tuple[str, ...]) -> Stretch:
    """An article with all its clauses: they are too short to be found, and to be understood, one by one."""
    cuts = [(article.end, Cut.HEADING)]
    for part in article.walk():
        cuts += _cuts(part.paragraphs)
        for child in part.children:
            cuts.append((child.start, Cut.POINT if level_of(child) is Level.POINT else Cut.CLAUSE))
            cuts.append((child.end, Cut.HEADING))
    return Stretch(path, article.start, article.body_end, _ordered(cuts))


def _running(path: tuple[str, ...], start: int, limit: int, paragraphs: Sequence[Paragraph], *, heading_end: int = -1) -> Iterator[Stretch]:
    """The text up to the next heading, and each piece that a page carried beyond it (a footnote that goes on)."""
    cuts = _ordered([*_cuts(paragraphs), *([(heading_end, Cut.HEADING)] if heading_end > start else [])])
    pieces = sorted((piece.start, piece.end) for paragraph in paragraphs for piece in paragraph.pieces)
    near = [end for first, end in pieces if first < limit]
    if start < limit:
        yield Stretch(path, start, min(max(near, default=limit), limit), cuts)
    for first, end in pieces:
        if first >= limit:
            yield Stretch(path, first, end, cuts)


def _cuts(paragraphs: Iterable[Paragraph]) -> list[tuple[int, Cut]]:
    cuts = [(sentence.end, Cut.SENTENCE) for paragraph in paragraphs for sentence in paragraph.sentences]
    return cuts + [(piece.end, Cut.PARAGRAPH) for paragraph in paragraphs for piece in paragraph.pieces]


def _ordered(cuts: Iterable[tuple[int, Cut]]) -> tuple[tuple[int, Cut], ...]:
    """Ascending, each place once with the best of what ends there."""
    best: dict[int, Cut] = {}
    for at, kind in cuts:
        best[at] = min(kind, best.get(at, kind))
    return tuple(sorted(best.items()))


def _headings(text: str, sections: Iterable[Section]) -> Iterator[tuple[int, int]]:
    """Headings whose words stand in the paths of the passages below them; of one that holds a publisher's note only what stands before its number."""
    for section in sections:
        if not section.children:
            continue
        number = max(text.find(section.number, section.start, section.end), section.start)
        whole = " ".join(text[number : section.end].split()) == section.heading
        yield section.start, section.end if whole else number
        yield from _headings(text, section.children)


def _rest(text: str, known: Iterable[tuple[int, int]]) -> Iterator[Stretch]:
    """What no section holds: head, closing, recipients and signature, titles between annexes."""
    position = 0
    for start, end in (*sorted(known), (len(text), len(text))):
        if any(sign.isalnum() for sign in text[position:start]):
            yield Stretch((), *trim(text, position, start), _ordered(_line_cuts(text, position, start)))
        position = max(position, end)


def _line_cuts(text: str, start: int, end: int) -> Iterator[tuple[int, Cut]]:
    position = start
    for line in text[start:end].splitlines(keepends=True):
        yield from ((last, Cut.SENTENCE) for _, last in split(text, position, position + len(line)))
        position += len(line)
        yield position, Cut.PARAGRAPH


class _Holders:
    """Finds the smallest provision around a passage."""

    def __init__(self, provisions: Sequence[Provision]) -> None:
        self.provisions = provisions
        self.starts = [provision.start for provision in provisions]
        self.by_id = {provision.id: provision for provision in provisions}

    def of(self, start: int, end: int) -> str | None:
        at = bisect_right(self.starts, start) - 1
        holder = self.provisions[at] if at >= 0 else None
        while holder and holder.end < end:
            holder = self.by_id.get(holder.parent or "")
        return holder.id if holder else None
