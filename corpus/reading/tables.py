"""Cells of a table → lines « | »; cells that only place text on the page (letter head, signature) → paragraphs one after the other.

A whole letter may stand in one table: its head and tail are placed text, the rows between them data.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from corpus.marks import MarkKind
from corpus.reading.paragraphs import Block, flattened

_WIDEST = 64
_TALLEST = 5_000
_PRIVATE = re.compile("[\U000f0000-\U000ffffd]+")
_NATION = re.compile(r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI|Độc\s+lập\s*-\s*Tự\s+do|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM", re.IGNORECASE)
_NUMBER = re.compile(r"^\W*Số\s*:.{0,40}$", re.MULTILINE | re.IGNORECASE)
_RECIPIENTS = re.compile(r"Nơi\s+nhận\s*:", re.IGNORECASE)
_SIGNATURE = re.compile(r"^\W*(?:KT|TM|TL|TUQ|Q)\.\s", re.MULTILINE | re.IGNORECASE)
_HEAD_ROWS = 8
_SMALL = 8


@dataclass(frozen=True, slots=True)
class Cell:
    """Paragraphs of a cell and how many columns and rows it covers."""

    paragraphs: tuple[Block, ...]
    columns: int = 1
    rows: int = 1

    @property
    def line(self) -> str:
        """All of the cell in one line; the columns of a table inside it are parted by semicolons."""
        return " ".join(" ".join(block.text.replace(" | ", "; ") if block.is_table else block.text for block in self.paragraphs).split("\n"))


Row = list[Cell]


@dataclass(slots=True)
class Table:
    """Rows being collected."""

    rows: list[Row] = field(default_factory=list)

    def start_row(self) -> None:
        self.rows.append([])

    def add(self, cell: Cell) -> None:
        if not self.rows:
            self.start_row()
        self.rows[-1].append(cell)


def table_blocks(table: Table) -> list[Block]:
    """The paragraphs of the rows that place text, and one block of lines for the rows of data; notes follow them."""
    rows = table.rows
    if max(map(len, rows), default=0) <= 1:
        return [block for row in rows for cell in row for block in _placed(cell)]
    top, bottom = _frame(rows)
    middle = rows[top:bottom]
    head = [block for row in rows[:top] for cell in row for block in _placed(cell)]
    tail = [block for column in zip_longest(*rows[bottom:], fillvalue=Cell(())) for cell in column for block in _placed(cell)]
    if (top or bottom < len(rows)) and not _is_data(middle):
        return [*head, *(block for row in middle for cell in row for block in _placed(cell)), *tail]
    return [*head, *_data(middle), *tail]


def places_text(words: str) -> bool:
    """Whether words belong to a letter head or signature, so that columns beside them are places and no data."""
    clean = _plain(words)
    return any(pattern.search(clean) for pattern in (_NATION, _NUMBER, _RECIPIENTS, _SIGNATURE))


def opens_tail(words: str) -> bool:
    """«Nơi nhận:» stands beside the signature."""
    return bool(_RECIPIENTS.search(_plain(words)))


def opens_nation(words: str) -> bool:
    """Words of the letter head that no running header repeats: quốc hiệu, tiêu ngữ."""
    return bool(_NATION.search(_plain(words)))


def _frame(rows: Sequence[Row]) -> tuple[int, int]:
    """Up to which row the table is a letter head, and from which row it is recipients and signature."""
    words = [_plain("\n".join(block.text for cell in row for block in cell.paragraphs)) for row in rows]
    narrow = [sum(bool(cell.paragraphs) for cell in row) <= 3 for row in rows]
    heads = [index for index in range(min(_HEAD_ROWS, len(rows))) if narrow[index] and (_NATION.search(words[index]) or _NUMBER.search(words[index]))]
    top = heads[-1] + 1 if heads and (len(rows) <= _SMALL or any(_NATION.search(words[index]) for index in heads)) else 0
    ends = [_RECIPIENTS, _SIGNATURE] if len(rows) - top <= _SMALL else [_RECIPIENTS]
    bottom = next((index for index in range(top, len(rows)) if narrow[index] and any(end.search(words[index]) for end in ends)), len(rows))
    return top, bottom


def _is_data(rows: Sequence[Row]) -> bool:
    """Rows between head and tail are data where several of them fill several columns."""
    return sum(sum(bool(cell.paragraphs) for cell in row) > 1 for row in rows) >= 3


def _placed(cell: Cell) -> Iterator[Block]:
    for block in cell.paragraphs:
        yield from [block] if block.is_table else block.lines()


def _data(rows: Sequence[Row]) -> list[Block]:
    lines = [" | ".join(row).strip() for row in _grid(rows) if any(row)]
    if not lines:
        return []
    notes = tuple(note for row in rows for cell in row for block in cell.paragraphs for note in flattened(block.notes))
    return [replace(Block("\n".join(lines)).marked(MarkKind.TABLE), notes=notes)]


def _grid(rows: Sequence[Row]) -> Iterator[list[str]]:
    """Rows of equal columns: a merged cell stands once, its other places are empty."""
    covered: dict[int, int] = {}
    for row in rows:
        cells: list[str] = []
        _skip_covered(covered, cells)
        for cell in row:
            for extra in range(min(cell.columns, _WIDEST)):
                if cell.rows > 1:
                    covered[len(cells)] = min(cell.rows, _TALLEST)
                cells.append("" if extra else cell.line)
            _skip_covered(covered, cells)
        covered = {column: left - 1 for column, left in covered.items() if left > 1}
        yield cells


def _skip_covered(covered: dict[int, int], cells: list[str]) -> None:
    while covered.get(len(cells), 0) > 0 and len(cells) < _WIDEST:
        cells.append("")


def _plain(words: str) -> str:
    """Composed, and without the private signs that the writer of changes puts before each run."""
    return unicodedata.normalize("NFC", _PRIVATE.sub("", words))
