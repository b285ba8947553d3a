"""How text is set on a kind of page: margins, usual size, distance of base lines."""

import statistics
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from corpus.reading.pdf_rows import Row

_FALLBACK = (14.0, 18.0)


@dataclass(frozen=True, slots=True)
class Shape:
    """Left and right margin, size of the letters and pitch of the lines, in points."""

    left: float
    right: float
    size: float
    pitch: float


def shape_of(rows: list[Row], width: float) -> Shape:
    """The usual shape of `rows` (all of one width)."""
    rows = [row for row in rows if not row.cells] or rows
    if not rows:
        return Shape(0, width, *_FALLBACK)
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[round(row.size, 1)] += len(row.text)
    size = sizes.most_common(1)[0][0]
    body = [row for row in rows if abs(row.size - size) < 1] or rows
    lefts = Counter(round(row.left / 2) for row in body)
    often = [place for place, count in lefts.items() if count >= max(2, len(body) // 8)] or list(lefts)
    rights = sorted(row.right for row in body)
    return Shape(min(often) * 2.0, rights[-1 - len(rights) // 20], size, _pitch(body, size))


def _pitch(body: list[Row], size: float) -> float:
    """The smallest step between base lines that is common: larger ones have space between paragraphs."""
    steps = [above.base - below.base for above, below in pairwise(body) if 0.8 * size < above.base - below.base < 3 * size and _stacked(above, below)]
    if not steps:
        return 1.3 * size
    counts = Counter(round(step) for step in steps)
    common = [step for step in counts if counts[step] + counts[step + 1] >= max(2, len(steps) // 6)]
    smallest = min(common, default=round(statistics.median(steps)))
    near = [step for step in steps if smallest - 0.5 <= step < smallest + 1.5] or steps
    return min(statistics.median(near), 1.75 * size)


def _stacked(above: Row, below: Row) -> bool:
    """One under the other, not in two columns."""
    shared = min(above.right, below.right) - max(above.left, below.left)
    return shared > 0.5 * min(above.right - above.left, below.right - below.left) and len(above.segments) == len(below.segments)
