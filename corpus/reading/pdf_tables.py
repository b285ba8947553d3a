"""Rows with several segments under each other → the lines « | » of a table."""

from itertools import pairwise

from corpus.reading.pdf_rows import Row


def table_end(rows: list[Row], start: int) -> int:
    """Where the table that begins at `start` ends; `start` itself where there is none (one such row makes no table)."""
    if len(rows[start].segments) < 2:
        return start
    end, full = start + 1, 1
    while end < len(rows) and _belongs(rows[start:end], rows[end]):
        full += len(rows[end].segments) > 1
        end += 1
    while len(rows[end - 1].segments) < 2 and not _continues(rows[start : end - 1], rows[end - 1]):
        end -= 1
    return end if full > 1 else start


def table_lines(rows: list[Row]) -> list[str]:
    """One line a row; the second line of a cell is added to its cell."""
    borders = _borders(rows)
    lines: list[list[str]] = []
    for row in rows:
        cells = [""] * (len(borders) + 1)
        for segment in row.segments:
            column = sum(segment.middle > border for border in borders)
            cells[column] = f"{cells[column]} {segment.text}".strip()
        if lines and not cells[0]:
            lines[-1] = [f"{above} {cell}".strip() for above, cell in zip(lines[-1], cells, strict=True)]
        else:
            lines.append(cells)
    return [" | ".join(cells).strip() for cells in lines]


def _belongs(table: list[Row], row: Row) -> bool:
    close = table[-1].base - row.base < 2.6 * max(row.size, table[-1].size)
    return close and not row.table and (len(row.segments) > 1 or _continues(table, row))


def _continues(table: list[Row], row: Row) -> bool:
    """A lone segment that lies in one column other than the first."""
    borders = _borders(table)
    segment = row.segments[0]
    left, right = (sum(place > border for border in borders) for place in (segment.left, segment.right))
    return len(row.segments) == 1 and left == right and left > 0


def _borders(rows: list[Row]) -> list[float]:
    """Places half-way between the columns of the fullest row."""
    widest = max(rows, key=lambda row: len(row.segments))
    return [(left.right + right.left) / 2 for left, right in pairwise(widest.segments)]
