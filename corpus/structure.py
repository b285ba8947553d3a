"""Text to Document: head, section tree, paragraphs, sentences, tail. Nothing of the text is changed; every node keeps its offsets."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from corpus.document import Document, Kind
from corpus.legal.document import legal_document
from corpus.marks import Mark, MarkKind
from corpus.structuring.agencies import agency_of, place_of_document
from corpus.structuring.blocks import Block, blocks_of
from corpus.structuring.frame import Frame, find_frame
from corpus.structuring.headings import Heading, find_headings
from corpus.structuring.kinds import kind_of
from corpus.structuring.placing import in_original, in_view
from corpus.structuring.running import RunningText
from corpus.structuring.sections import tree
from corpus.structuring.spoken_periods import period_of
from corpus.structuring.tables import tables_of
from corpus.structuring.unnumbered import unnumbered_headings
from corpus.text.folding import compose


def parse(text: str, *, kind: Kind | None = None, marks: tuple[Mark, ...] = (), name: str = "") -> Document:
    """Read the structure of `text` (as a reader returned it, with its `marks`). `kind` overrides what the head suggests.

    `name` is the file's, asked for the period where the text names none. Text in decomposed form or with invisible characters
    gives the same structure, with offsets into the text as it is.
    """
    view = compose(text)
    document = _parse(view.text, kind, in_view(marks, view), name)
    return replace(document if view.keeps_offsets else in_original(document, view, text), marks=marks)


def _parse(text: str, kind: Kind | None, marks: Sequence[Mark], name: str) -> Document:
    legal = legal_document(text, kind, marks=marks, name=name)
    if legal:
        return legal
    frame = find_frame(text, blocks_of(text))
    head = frame.head
    kind = kind or kind_of(text, head)
    tables, rows = tables_of(text, frame.blocks, frame.body, marks)
    headings, ends = _headings(text, frame, kind, marks, rows)
    running = RunningText(text, frame.blocks, headings, rows, _notes(frame.blocks, marks))
    for first, last in frame.body:
        running.read(first, last)
    owned = running.owned()
    return Document(
        text=text,
        kind=kind,
        head=head,
        preamble=tuple(owned.get(-1, ())),
        sections=tree(text, headings, owned, ends),
        tail=frame.tail,
        agency=agency_of(text, head),
        place=place_of_document(text, head),
        period=period_of(text, head, kind, name=name),
        annex_start=frame.annex_start,
        tables=tables,
        annexes=frame.annexes,
    )


def _headings(text: str, frame: Frame, kind: Kind, marks: Sequence[Mark], rows: frozenset[int]) -> tuple[list[Heading], list[int]]:
    """The headings of every part of the body, and for each where its part ends."""
    plain = {} if kind is Kind.LEGAL else unnumbered_headings(text, frame.blocks, frame.body, marks, rows)
    headings: list[Heading] = []
    ends: list[int] = []
    for first, last in frame.body:
        found = find_headings(text, frame.blocks, first, last, unnumbered=plain, rows=rows)
        headings += found
        ends += [frame.blocks[last - 1].end for _ in found]
    return headings, ends


def _notes(blocks: Sequence[Block], marks: Sequence[Mark]) -> frozenset[int]:
    """Blocks that the reader knows for footnotes."""
    starts = [block.start for block in blocks]
    found: set[int] = set()
    for mark in marks:
        if mark.kind is MarkKind.NOTE:
            index = bisect_left(starts, mark.start)
            while index < len(blocks) and blocks[index].end <= mark.end:
                found.add(index)
                index += 1
    return frozenset(found)
