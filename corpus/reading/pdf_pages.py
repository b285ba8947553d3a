"""Pages of rows, from a text layer or from a scan → paragraphs in reading order with their marks."""

from dataclasses import dataclass

from corpus.marks import Mark, MarkKind
from corpus.reading.pdf_blocks import Block, text_and_marks
from corpus.reading.pdf_columns import parts_of, take_tail
from corpus.reading.pdf_flow import Column, Line, paragraphs_of
from corpus.reading.pdf_furniture import Sheet, without_furniture
from corpus.reading.pdf_head import head_start, take_head
from corpus.reading.pdf_notes import Notes, place
from corpus.reading.pdf_rows import Row
from corpus.reading.pdf_shape import Shape, shape_of
from corpus.reading.pdf_tables import carry_over


@dataclass(frozen=True, slots=True)
class Page:
    """Rows from top to bottom and the size in points; `confidence` (0…1, mean of its words) only for a page recognised in a picture."""

    rows: tuple[Row, ...]
    width: float
    height: float
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Composition:
    """The text of a document, its marks, and sentences on what was left out."""

    text: str
    marks: tuple[Mark, ...]
    notes: tuple[str, ...]


def compose(pages: list[Page]) -> Composition:
    """Running headers and page numbers dropped, the head read column by column, lines joined, footnotes after their mark."""
    bare, sentences = without_furniture([Sheet(list(page.rows), page.width, page.height) for page in pages])
    blocks = _Composer(pages, bare).blocks()
    scanned = {number: f"{page.confidence:.2f}" for number, page in enumerate(pages, 1) if page.confidence is not None}
    text, marks = text_and_marks(blocks, scanned)
    return Composition(text, marks, sentences)


class _Composer:
    """Walks the pages; a paragraph, a table and a footnote may run on from page to page."""

    def __init__(self, pages: list[Page], bare: list[list[Row]]) -> None:
        self._pages = pages
        self._bare = bare
        self._shapes = _shapes(pages, bare)
        self._notes = Notes()
        self._blocks: list[Block] = []
        self._last: Line | None = None
        self._column = 0

    def blocks(self) -> list[Block]:
        for number, (page, rows) in enumerate(zip(self._pages, self._bare, strict=True), 1):
            self._page(rows, number, self._shapes[_format_of(page)])
        return place([block for block in self._blocks if block.text.strip()], self._notes.found)

    def _page(self, rows: list[Row], number: int, shape: Shape) -> None:
        rows = self._notes.take(rows, shape.size, number)
        start = head_start(rows)
        if start is not None:
            self._flow(rows[:start], number, shape)
            head, rows = take_head(rows[start:], number)
            self._stop(head)
        body, tail, after = take_tail(rows, number, shape)
        self._flow(body, number, shape)
        if tail:
            self._stop(tail)
            self._flow(after, number, shape)

    def _stop(self, blocks: list[Block]) -> None:
        self._blocks += blocks
        self._last = None

    def _flow(self, rows: list[Row], page: int, shape: Shape) -> None:
        for part in parts_of(rows, shape):
            self._column += 1
            own = shape_of(part.rows, shape.right) if part.narrow else shape
            blocks, self._last = paragraphs_of(part.rows, Column(page, self._column, own), self._last)
            for index, block in enumerate(blocks):
                self._take(block, first=index == 0)

    def _take(self, block: Block, *, first: bool) -> None:
        before = self._blocks[-1] if self._blocks else None
        if first and before is not None and block.continues:
            before.absorb(block)
        elif not (first and before is not None and before.kind is MarkKind.TABLE and carry_over(before, block)):
            self._blocks.append(block)


def _shapes(pages: list[Page], bare: list[list[Row]]) -> dict[float, Shape]:
    """Shape by page width: an annex may lie on its side."""
    by_width: dict[float, list[Row]] = {}
    for page, rows in zip(pages, bare, strict=True):
        by_width.setdefault(_format_of(page), []).extend(rows)
    return {width: shape_of(rows, width) for width, rows in by_width.items()}


def _format_of(page: Page) -> float:
    """Width to the nearest ten points: scanners are not exact."""
    return round(page.width, -1)
