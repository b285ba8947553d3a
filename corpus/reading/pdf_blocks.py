"""Paragraphs of a PDF being put together, and the text with its marks that they make."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.marks import Mark, MarkKind
from corpus.reading.pdf_rows import Cells, Row, Segment, join


@dataclass(slots=True)
class Block:
    """A paragraph, a table or a footnote: its text and the pieces it was made of, each with its page number from 1.

    `continues` says that it carries on the block before it, on another page or in another column.
    """

    text: str
    pieces: list[tuple[int, Segment]]
    kind: MarkKind | None = None
    value: str = ""
    cells: Cells = ()
    continues: bool = False

    def add(self, row: Row, page: int) -> None:
        self.text = join(self.text, row.text)
        self.pieces += pieces_of(row, page)

    def absorb(self, other: "Block") -> None:
        self.text = join(self.text, other.text)
        self.pieces += other.pieces


def pieces_of(row: Row, page: int) -> list[tuple[int, Segment]]:
    return [(page, segment) for segment in row.segments]


def table_block(rows: Iterable[Row], page: int, cells: Cells) -> Block:
    pieces = [piece for row in rows for piece in pieces_of(row, page)]
    return Block(table_text(cells), pieces, MarkKind.TABLE, cells=cells)


def table_text(cells: Cells) -> str:
    return "\n".join(" | ".join(line).strip() for line in cells)


def text_and_marks(blocks: list[Block], scanned: dict[int, str]) -> tuple[str, tuple[Mark, ...]]:
    """Blocks parted by a blank line, and what was seen besides the letters."""
    marks: list[Mark] = []
    pages: dict[int, tuple[int, int]] = {}
    start = 0
    for block in blocks:
        end = start + len(block.text)
        marks += _block_marks(block, start, end)
        for page, at, length, segment in _places(block, start):
            if block.kind is not MarkKind.NOTE:
                first, last = pages.get(page, (at, at))
                pages[page] = (min(first, at), max(last, at + length))
            marks += [Mark(at + place, at + place + size, MarkKind.DOUBTFUL, f"{sure:.2f}") for place, size, sure in segment.doubts]
        start = end + 2
    text = "\n\n".join(block.text for block in blocks)
    return text, tuple(sorted(marks + list(_page_marks(pages, scanned))))


def _block_marks(block: Block, start: int, end: int) -> Iterator[Mark]:
    if block.kind is not None:
        yield Mark(start, end, block.kind, block.value)
        return
    segments = [segment for _, segment in block.pieces]
    levels = {segment.level for segment in segments}
    if len(levels) == 1 and segments[0].level:
        yield Mark(start, end, MarkKind.HEADING, segments[0].level)
    if all(segment.bold for segment in segments):
        yield Mark(start, end, MarkKind.BOLD)


def _places(block: Block, start: int) -> Iterator[tuple[int, int, int, Segment]]:
    """(page, offset, length, segment) of the pieces.

    Joining never changes them, so each is found after the one before it; only in a table may a cell hold a piece of a later row.
    """
    cursor = 0
    for page, segment in block.pieces:
        at = block.text.find(segment.text, cursor)
        at = block.text.find(segment.text) if at < 0 else at
        if at >= 0:
            cursor = at + len(segment.text)
            yield page, start + at, len(segment.text), segment


def _page_marks(pages: dict[int, tuple[int, int]], scanned: dict[int, str]) -> Iterator[Mark]:
    """Page ranges do not overlap: a page ends where the next one begins."""
    order = sorted(pages)
    for place, page in enumerate(order):
        first, last = pages[page]
        following = min((pages[later][0] for later in order[place + 1 :]), default=last)
        end = max(first, min(last, following))
        yield Mark(first, end, MarkKind.PAGE, str(page))
        if page in scanned:
            yield Mark(first, end, MarkKind.SCANNED, scanned[page])
