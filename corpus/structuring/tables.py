"""Lines of cells (« | ») that belong together, as tables with their rows and captions."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from corpus.document import Span, Table
from corpus.marks import Mark, MarkKind
from corpus.structuring.blocks import Block
from corpus.text.sentences import trim

_CAPTION = re.compile(r"(?:Bảng|Biểu|BẢNG|BIỂU)(?:\s+(?:số|SỐ|tổng hợp))?\s*[:.]?\s*(?:\d|[IVX]+\b)|(?:Bảng|BẢNG)\s")
_LONGEST_CAPTION = 250
_FEWEST_ROWS = 2


def tables_of(text: str, blocks: Sequence[Block], body: Iterable[tuple[int, int]], marks: Sequence[Mark]) -> tuple[tuple[Table, ...], frozenset[int]]:
    """The tables of the body in order, and the indexes of the blocks that are their rows."""
    marked = [mark for mark in marks if mark.kind is MarkKind.TABLE]
    tables, rows = [], set[int]()
    for first, last in body:
        for start, end in _runs(text, blocks, first, last, marked):
            rows.update(range(start, end))
            tables.append(_table(text, blocks, (start, end), (first, last)))
    return tuple(tables), frozenset(rows)


def _runs(text: str, blocks: Sequence[Block], first: int, last: int, marked: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """Index ranges of blocks that form a table: those under a mark of the reader, else two or more lines of cells in a row."""
    starts = [mark.start for mark in marked]
    index = first
    while index < last:
        at = bisect_left(starts, blocks[index].start + 1) - 1
        end = index
        if at >= 0 and blocks[index].end <= marked[at].end:
            while end < last and blocks[end].end <= marked[at].end:
                end += 1
            yield index, end
        else:
            while end < last and _is_row(text, blocks[end]) and (end == index or _adjoins(text, blocks[end - 1], blocks[end])):
                end += 1
            if end - index >= _FEWEST_ROWS:
                yield index, end
        index = max(end, index + 1)


def _adjoins(text: str, before: Block, after: Block) -> bool:
    """Whether no blank line stands between; the rule under a head row of markdown is none."""
    gap = text[before.end : after.start]
    return gap.count("\n") == 1 or bool(gap.strip())


def _is_row(text: str, block: Block) -> bool:
    return "|" in text[block.start : block.end].strip("|")


def _table(text: str, blocks: Sequence[Block], run: tuple[int, int], body: tuple[int, int]) -> Table:
    first, last = run
    beside = [blocks[i] for i in (first - 1, last) if body[0] <= i < body[1] and _is_caption(text, blocks[i])]
    caption = Span(beside[0].start, beside[0].end) if beside else None
    return Table(blocks[first].start, blocks[last - 1].end, tuple(_cells(text, block) for block in blocks[first:last]), caption)


def _is_caption(text: str, block: Block) -> bool:
    words = block.words(text)
    return len(words) <= _LONGEST_CAPTION and "|" not in words and bool(_CAPTION.match(words))


def _cells(text: str, block: Block) -> tuple[Span, ...]:
    """The cells between the bars; bars at both ends of the line (markdown) close no cell."""
    start, end = block.start, block.end
    if text[start] == "|":
        start += 1
    if end > start and text[end - 1] == "|":
        end -= 1
    spans, position = [], start
    for cell in text[start:end].split("|"):
        spans.append(Span(*trim(text, position, position + len(cell))))
        position += len(cell) + 1
    return tuple(spans)
