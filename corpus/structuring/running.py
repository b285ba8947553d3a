"""Running text between headings as paragraphs: torn lines joined, footnotes lifted out, rows of tables kept whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corpus.document import Paragraph, Span
from corpus.structuring.blocks import Block
from corpus.structuring.flow import goes_on, is_page_number, is_torn, paragraph_of, row_of
from corpus.structuring.headings import Heading
from corpus.text.sentences import trim

_PAGE = 12  # how many blocks (footnotes, page numbers) may stand between the two parts of a torn paragraph
_NOTE_SIGNS = "¹²³⁴⁵⁶⁷⁸⁹[("


@dataclass
class _Run:
    """A paragraph in the making. `owner`: index of the heading above it (-1: none); `last`: the block that may be torn; None where nothing may follow."""

    pieces: list[Span]
    owner: int
    last: Block | None
    note: bool = False
    row: bool = False
    known: bool = False
    torn: bool = False


@dataclass
class RunningText:
    """Reads ranges of blocks; `rows` are blocks of tables, `notes` those that the reader knows for footnotes."""

    text: str
    blocks: Sequence[Block]
    headings: Sequence[Heading]
    rows: frozenset[int] = frozenset()
    notes: frozenset[int] = frozenset()
    runs: list[_Run] = field(default_factory=list)

    def read(self, first: int, last: int) -> None:
        """Read `blocks[first:last]`."""
        by_block = {heading.block: i for i, heading in enumerate(self.headings)}
        owner, open_note, index = -1, False, first
        while index < last:
            block = self.blocks[index]
            if index in by_block:
                owner, open_note = by_block[index], False
                index = self._run_in(owner)
                continue
            if index in self.rows:
                self.runs.append(_Run([Span(block.start, block.end)], owner, None, row=True))
            elif index in self.notes:
                self._add(Span(block.start, block.end), owner, block, note=True, known=True)
            elif not self._continues(block):
                open_note = block.footnote or (open_note and not block.bullet)
                self._add(Span(block.start, block.end), owner, block, note=open_note)
            index += 1

    def _add(self, span: Span, owner: int, block: Block, *, note: bool = False, known: bool = False) -> None:
        self.runs.append(_Run([span], owner, block, note=note, known=known, torn=is_torn(self.text, block)))

    def owned(self) -> Mapping[int, list[Paragraph]]:
        """Paragraphs by the index of the heading they stand under, in reading order."""
        by_owner: dict[int, list[Paragraph]] = {}
        for run in self.runs:
            made = row_of(run.pieces[0]) if run.row else paragraph_of(self.text, run.pieces, footnote=self._is_note(run))
            by_owner.setdefault(run.owner, []).append(made)
        return by_owner

    def _is_note(self, run: _Run) -> bool:
        """Text after a footnote belongs to it only when the footnote goes on past the next heading."""
        if not run.note:
            return False
        first, last = run.pieces[0], run.pieces[-1]
        if self.text[first.start] in _NOTE_SIGNS or run.known:
            return True
        return len(run.pieces) > 1 and bool(self.text[first.end : last.start].strip())

    def _run_in(self, owner: int) -> int:
        """The rest of a heading's lines as its first paragraph; the index of the block after them."""
        heading = self.headings[owner]
        block = self.blocks[heading.last]
        start, end = trim(self.text, heading.rest, block.end)
        if start < end:
            self._add(Span(start, end), owner, block)
        return heading.last + 1

    def _continues(self, block: Block) -> bool:
        """Join a line to the torn one it carries on: the one just above, else the last that is still open."""
        if not self.runs or is_page_number(self.text, block):
            return False
        above = len(self.runs) - 1
        while above and self._is_page(self.runs[above]):
            above -= 1
        if self._may_join(self.runs[above], block):
            return self._join(self.runs[above], block)
        if not self.text[block.body].islower() or block.style is not None or block.bullet:
            return False
        for run in reversed(self.runs[max(0, len(self.runs) - 1 - _PAGE) : -1]):
            if run.torn and run.last and not run.last.style:
                return self._join(run, block)
        return False

    def _is_page(self, run: _Run) -> bool:
        return run.last is not None and is_page_number(self.text, run.last)

    def _may_join(self, run: _Run, block: Block) -> bool:
        return run.torn and run.last is not None and goes_on(self.text, run.last, block)

    def _join(self, run: _Run, block: Block) -> bool:
        run.pieces.append(Span(block.start, block.end))
        run.last, run.torn = block, is_torn(self.text, block)
        return True
