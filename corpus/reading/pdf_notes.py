"""Footnotes of a PDF: the small lines at the foot of a page, moved to the paragraph that holds their mark."""

import re
from dataclasses import dataclass, field

from corpus.marks import MarkKind
from corpus.reading.numerals import superscript
from corpus.reading.pdf_blocks import Block, pieces_of
from corpus.reading.pdf_rows import Row

_MARK = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_ENDED = re.compile(r"[.;!?…][”\"’)\]]*$")
_RECIPIENTS = re.compile(r"\W*Nơi\s+nhận\s*:", re.IGNORECASE)
_LEADING = re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\d{1,3}(?![\d.,/)-]))\s*")
_SMALLER = 1.5


@dataclass(slots=True)
class Notes:
    """Footnotes found so far, in order; `value` of each block is its mark."""

    found: list[Block] = field(default_factory=list)
    open: bool = False

    def take(self, rows: list[Row], size: float, page: int) -> list[Row]:
        """Rows of a page without its footnotes; one that fills the foot of the next page as well is carried on."""
        start = len(rows)
        while start > 0 and rows[start - 1].size <= size - _SMALLER and not rows[start - 1].cells:
            start -= 1
        marks = {mark for row in rows for mark in _MARK.findall(row.text)}
        if not self.open:
            start = next((index for index in range(start, len(rows)) if _mark_of(rows[index], marks)), len(rows))
        small = rows[start:]
        if self.open and any(_RECIPIENTS.match(row.text) for row in small):
            self.open = False
            return rows
        for row in small:
            self._add(row, page, _mark_of(row, marks))
        self.open = bool(small) and not _ENDED.search(small[-1].text)
        return rows[:start]

    def _add(self, row: Row, page: int, mark: str) -> None:
        if mark:
            text = row.text[_LEADING.match(row.text).end() :]  # type: ignore[union-attr]
            self.found.append(Block(f"{mark} {text}", pieces_of(row, page), MarkKind.NOTE, mark))
        elif self.found:
            self.found[-1].add(row, page)


def _mark_of(row: Row, marks: set[str]) -> str:
    """The mark that a footnote begins with: raised, or plain where the page has the same mark raised."""
    begins = _LEADING.match(row.text)
    if begins is None:
        return ""
    mark = superscript(begins[1])
    return mark if mark == begins[1] or mark in marks else ""


def place(blocks: list[Block], notes: list[Block]) -> list[Block]:
    """Each footnote right after the paragraph that holds its mark; one whose mark is lost stands at the end."""
    result = list(blocks)
    start = 0
    for note in notes:
        index = next((index for index in range(start, len(result)) if _holds(result[index], note.value)), None)
        if index is None:
            result.append(note)
            continue
        result.insert(index + 1, note)
        start = index
    return result


def _holds(block: Block, mark: str) -> bool:
    return block.kind is not MarkKind.NOTE and mark in _MARK.findall(block.text)
