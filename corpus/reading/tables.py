"""Cells of a table → lines « | », or, for the two columns of a letter head, the cells one after the other."""

import re
import unicodedata
from dataclasses import dataclass, field

_WIDEST = 64
_TALLEST = 5_000
_LAYOUT = re.compile(
    r"""CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI        # quốc hiệu
    | Độc\s+lập\s*-\s*Tự\s+do             # tiêu ngữ
    | Nơi\s+nhận\s*:
    | ^\W*Số\s*:.{0,40}$                  # number line
    | ^\W*(?:KT|TM|TL|TUQ|Q)\.\s         # KT. GIÁM ĐỐC
    """,
    re.MULTILINE | re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """Paragraphs of a cell and how many columns and rows it covers."""

    paragraphs: tuple[str, ...]
    columns: int = 1
    rows: int = 1

    @property
    def line(self) -> str:
        return " ".join(" ".join(self.paragraphs).split("\n"))


@dataclass(slots=True)
class Table:
    """Rows being collected."""

    rows: list[list[Cell]] = field(default_factory=list)

    def start_row(self) -> None:
        self.rows.append([])

    def add(self, cell: Cell) -> None:
        if not self.rows:
            self.start_row()
        self.rows[-1].append(cell)


def table_blocks(table: Table) -> list[str]:
    """One block of lines for a table of data; the paragraphs of each cell for a table that only places text."""
    if _places_text(table):
        return [line for row in table.rows for cell in row for paragraph in cell.paragraphs for line in paragraph.split("\n")]
    lines = [" | ".join(row).strip() for row in _grid(table) if any(row)]
    return ["\n".join(lines)] if lines else []


def _places_text(table: Table) -> bool:
    """Heads, signature blocks and single-column frames hold running text, not data."""
    widest = max((len(row) for row in table.rows), default=0)
    if widest <= 1:
        return True
    return widest <= 3 and any(_LAYOUT.search(unicodedata.normalize("NFC", "\n".join(cell.paragraphs))) for row in table.rows for cell in row)


def _grid(table: Table) -> list[list[str]]:
    """Rows of equal columns: a merged cell stands once, its other places are empty."""
    covered: dict[int, int] = {}
    grid: list[list[str]] = []
    for row in table.rows[:_TALLEST]:
        cells: list[str] = []
        _skip_covered(covered, cells)
        for cell in row:
            for extra in range(min(cell.columns, _WIDEST)):
                if cell.rows > 1:
                    covered[len(cells)] = min(cell.rows, _TALLEST)
                cells.append("" if extra else cell.line)
            _skip_covered(covered, cells)
        covered = {column: left - 1 for column, left in covered.items() if left > 1}
        grid.append(cells)
    return grid


def _skip_covered(covered: dict[int, int], cells: list[str]) -> None:
    while covered.get(len(cells), 0) > 0 and len(cells) < _WIDEST:
        cells.append("")
