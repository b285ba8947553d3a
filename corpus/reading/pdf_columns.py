"""Parts of a page set in columns, read left column first: the signature block, and the two columns of a newsletter."""

import re
import statistics
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.reading.pdf_blocks import Block
from corpus.reading.pdf_head import block_of, found
from corpus.reading.pdf_rows import Row, Segment
from corpus.reading.pdf_shape import Shape

_RECIPIENTS = re.compile(r"^\W*Nơi\s+nhận\s*:", re.IGNORECASE)
_ANNEX = re.compile(r"^\W*(?:PHỤ LỤC|Phụ lục)\b")
_FEWEST_ROWS = 8
_FEWEST_LETTERS = 20
_NARROW = 0.6


def take_tail(rows: list[Row], page: int, shape: Shape) -> tuple[list[Row], list[Block], list[Row]]:
    """Rows above the signature block, its lines (recipients first, then authority and signer), and rows of an annex below it."""
    start = next((index for index, row in enumerate(rows) if not row.cells and found(_RECIPIENTS, row.segments[0].text)), None)
    if start is None:
        return rows, [], []
    end = next((index for index in range(start + 1, len(rows)) if found(_ANNEX, rows[index].text) or rows[index].cells), len(rows))
    while start > 0 and _is_authority(rows[start - 1], rows[start], shape):
        start -= 1
    segments = [segment for row in rows[start:end] for segment in row.segments]
    edge = min(segment.left for segment in segments)
    middle = edge + 0.42 * (max(segment.right for segment in segments) - edge)
    left = _lines([segment for segment in segments if segment.left < middle], page)
    right = _lines([segment for segment in segments if segment.left >= middle], page)
    return rows[:start], [*_recipients(left), *right], rows[end:]


def _is_authority(row: Row, below: Row, shape: Shape) -> bool:
    """«TM. ỦY BAN NHÂN DÂN» set a little higher than «Nơi nhận:»."""
    right_half = row.left > (shape.left + shape.right) / 2
    return not row.cells and len(row.segments) == 1 and right_half and row.text.isupper() and row.base - below.base < 2 * shape.size


def _recipients(lines: list[Block]) -> list[Block]:
    """A recipient that runs over two lines is one."""
    result: list[Block] = []
    for line in lines:
        if result and result[-1].text.startswith("-") and not line.text.startswith(("-", "+")) and not result[-1].text.endswith((";", ".")):
            result[-1].absorb(line)
        else:
            result.append(line)
    return result


def _lines(segments: list[Segment], page: int) -> list[Block]:
    lines: list[list[Segment]] = []
    for segment in segments:
        if lines and abs(lines[-1][0].base - segment.base) < 0.35 * segment.size:
            lines[-1].append(segment)
        else:
            lines.append([segment])
    return [block_of(sorted(line, key=lambda segment: segment.left), page) for line in lines]


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that are read one after the other; `narrow` ones have margins of their own."""

    rows: list[Row]
    narrow: bool = False


def parts_of(rows: list[Row], shape: Shape) -> list[Part]:
    """The rows as one part, or those above, left, right and below where a page is set in two columns."""
    gutter = _gutter(rows)
    if gutter is None:
        return [Part(rows, _is_narrow(rows, shape))]
    parts: list[Part] = []
    for split, band in _bands(rows, gutter):
        sides = [_side(band, gutter, left=True), _side(band, gutter, left=False)] if split else []
        parts += [Part(side, narrow=True) for side in sides] if split and all(map(_is_column, sides)) else [Part(band)]
    return parts if any(part.narrow for part in parts) else [Part(rows, _is_narrow(rows, shape))]


def _is_narrow(rows: list[Row], shape: Shape) -> bool:
    """Running text that fills only the left or the right part of the page, as the last column of a newsletter does."""
    if not rows or any(row.cells for row in rows):
        return False
    width = max(row.right for row in rows) - min(row.left for row in rows)
    return width < _NARROW * (shape.right - shape.left) and _is_column(rows)


def _gutter(rows: list[Row]) -> float | None:
    """Just left of the place in the middle of the page where many segments begin."""
    segments = [segment for row in rows if not row.cells for segment in row.segments]
    if len(segments) < 2 * _FEWEST_ROWS:
        return None
    edge, end = min(segment.left for segment in segments), max(segment.right for segment in segments)
    middle = [segment for segment in segments if 0.4 < (segment.left - edge) / max(end - edge, 1) < 0.65]
    places = Counter(round(segment.left / 3) for segment in middle)
    if not places:
        return None
    place, count = places.most_common(1)[0]
    return place * 3.0 - 0.4 * statistics.median(segment.size for segment in middle) if count >= _FEWEST_ROWS // 2 else None


def _bands(rows: list[Row], gutter: float) -> Iterator[tuple[bool, list[Row]]]:
    """Neighbouring rows that leave the gutter free, and those between them."""
    band: list[Row] = []
    split = False
    for row in rows:
        free = not row.cells and all(segment.right <= gutter or segment.left >= gutter for segment in row.segments)
        if band and free != split:
            yield split, band
            band = []
        split = free
        band.append(row)
    if band:
        yield split, band


def _side(rows: list[Row], gutter: float, *, left: bool) -> list[Row]:
    sides = (tuple(segment for segment in row.segments if (segment.middle < gutter) == left) for row in rows)
    return [Row(segments) for segments in sides if segments]


def _is_column(rows: list[Row]) -> bool:
    """Running text: enough lines, long enough, at least half of them filling the column."""
    if len(rows) < _FEWEST_ROWS or sum(len(row.text) for row in rows) < _FEWEST_LETTERS * len(rows):
        return False
    right = sorted(row.right for row in rows)[-1 - len(rows) // 10]
    return sum(row.right > right - 2 * row.size for row in rows) >= len(rows) / 2
