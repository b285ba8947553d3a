"""Text to Document: head, section tree, paragraphs, sentences, tail. Nothing of the text is changed; every node keeps its offsets."""

from dataclasses import dataclass, field, replace

from corpus.blocks import Block, blocks_of
from corpus.document import Document, Kind, Paragraph, Section, Span
from corpus.flow import goes_on, is_page_number, is_torn, paragraphs_of
from corpus.head import Frame, find_frame
from corpus.headings import Heading, find_headings
from corpus.identity import agency_of, kind_of, period_of, place_of_document
from corpus.marks import Mark
from corpus.placing import in_original
from corpus.text.folding import compose
from corpus.text.sentences import trim

_PAGE = 12  # how many blocks (footnotes, page numbers) may stand between the two parts of a torn paragraph


def parse(text: str, *, kind: Kind | None = None, marks: tuple[Mark, ...] = ()) -> Document:
    """Read the structure of `text` (as a reader returned it, with its `marks`). `kind` overrides what the head suggests.

    Text in decomposed form or with invisible characters gives the same structure, with offsets into the text as it is.
    """
    view = compose(text)
    document = _parse(view.text, kind)
    return replace(document if view.keeps_offsets else in_original(document, view, text), marks=marks)


def _parse(text: str, kind: Kind | None) -> Document:
    blocks = blocks_of(text)
    frame = find_frame(text, blocks)
    headings = [heading for first, last in frame.body for heading in find_headings(text, blocks, first, last)]
    flow = _Flow(text, blocks, headings)
    for first, last in frame.body:
        flow.run(first, last)
    preamble, sections = _tree(text, headings, flow.collect(), frame, blocks)
    agency, place = agency_of(text, frame.head), place_of_document(text, frame.head)
    return Document(
        text=text,
        kind=kind or kind_of(text, frame.head),
        head=frame.head,
        preamble=preamble,
        sections=sections,
        tail=frame.tail,
        agency=agency,
        place=place,
        period=period_of(text, frame.head),
        annex_start=frame.annex_start,
    )


@dataclass
class _Flow:
    """Running text between headings. `owner` of a paragraph is the index of the heading above it (-1: none)."""

    text: str
    blocks: list[Block]
    headings: list[Heading]
    pieces: list[list[Span]] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    notes: list[bool] = field(default_factory=list)
    last: list[Block] = field(default_factory=list)

    def run(self, first: int, last: int) -> None:
        """Read `blocks[first:last]`."""
        by_block = {heading.block: i for i, heading in enumerate(self.headings)}
        owner = -1
        open_note = False
        for index in range(first, last):
            block = self.blocks[index]
            if index in by_block:
                owner, open_note = by_block[index], False
                self._run_in(self.headings[owner], block, owner)
                continue
            if self._continues(block):
                continue
            open_note = block.footnote or (open_note and not block.bullet)
            self._add(Span(block.start, block.end), owner, block, note=open_note)

    def collect(self) -> list[tuple[int, Paragraph]]:
        """Paragraphs with their owners, in reading order."""
        notes = [is_note and self._is_note(i) for i, is_note in enumerate(self.notes)]
        return list(zip(self.owners, paragraphs_of(self.text, self.pieces, notes), strict=True))

    def _is_note(self, index: int) -> bool:
        """Text after a footnote belongs to it only when the footnote goes on past the next heading."""
        if self.text[self.pieces[index][0].start] in "¹²³⁴⁵⁶⁷⁸⁹[(":
            return True
        spans = self.pieces[index]
        between = self.text[spans[0].end : spans[-1].start]
        return len(spans) > 1 and len(between.strip()) > 0

    def _run_in(self, heading: Heading, block: Block, owner: int) -> None:
        start, end = trim(self.text, heading.rest, block.end)
        if start < end:
            self._add(Span(start, end), owner, block, note=False)

    def _add(self, span: Span, owner: int, block: Block, *, note: bool) -> None:
        self.pieces.append([span])
        self.owners.append(owner)
        self.notes.append(note)
        self.last.append(block)

    def _continues(self, block: Block) -> bool:
        """Join a line to the torn one it carries on: the one just above, else the last that is still open."""
        if not self.pieces or is_page_number(self.text, block):
            return False
        above = len(self.pieces) - 1
        while above and is_page_number(self.text, self.last[above]):
            above -= 1
        if is_torn(self.text, self.last[above]) and goes_on(self.text, self.last[above], block):
            return self._join(above, block)
        if not self.text[block.body].islower() or block.style is not None or block.bullet:
            return False
        for index in range(len(self.pieces) - 2, max(-1, len(self.pieces) - 2 - _PAGE), -1):
            if is_torn(self.text, self.last[index]) and not self.last[index].style:
                return self._join(index, block)
        return False

    def _join(self, index: int, block: Block) -> bool:
        self.pieces[index].append(Span(block.start, block.end))
        self.last[index] = block
        return True


def _tree(
    text: str, headings: list[Heading], paragraphs: list[tuple[int, Paragraph]], frame: Frame, blocks: list[Block]
) -> tuple[tuple[Paragraph, ...], tuple[Section, ...]]:
    """Hang paragraphs under their headings and headings under each other."""
    owned: dict[int, list[Paragraph]] = {}
    for owner, paragraph in paragraphs:
        owned.setdefault(owner, []).append(paragraph)
    last_block = max((last for _, last in frame.body), default=0)
    text_end = blocks[last_block - 1].end if last_block else 0
    roots, _ = _siblings(text, headings, owned, 0, 1, text_end)
    return tuple(owned.get(-1, ())), roots


def _siblings(text: str, headings: list[Heading], owned: dict[int, list[Paragraph]], index: int, level: int, text_end: int) -> tuple[tuple[Section, ...], int]:
    sections: list[Section] = []
    while index < len(headings) and headings[index].level >= level:
        heading = headings[index]
        children, following = _siblings(text, headings, owned, index + 1, heading.level + 1, text_end)
        body_end = headings[following].start if following < len(headings) else text_end
        sections.append(
            Section(
                number=heading.number,
                level=heading.level,
                heading=" ".join(text[heading.start : heading.end].split()),
                start=heading.start,
                end=heading.end,
                body_end=body_end,
                paragraphs=tuple(owned.get(index, ())),
                children=children,
                flags=heading.flags,
            )
        )
        index = following
    return tuple(sections), index
