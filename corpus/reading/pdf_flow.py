"""Rows of running text → paragraphs: lines are joined by indent, fullness and distance, across pages too."""

import re
import statistics
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from corpus.reading.pdf_rows import Row, join
from corpus.reading.pdf_tables import table_end, table_lines

_ENDED = re.compile(r"[.;:!?…](?:[”\"’)\]]|[⁰¹²³⁴⁵⁶⁷⁸⁹])*$")
_ITEM = re.compile(r"(?:[-+*•–]\s|(?:[IVXLC]{1,6}|\d{1,2}(?:\.\d{1,2})*)[.)]\s|[a-zđ]\)\s)")


@dataclass(frozen=True, slots=True)
class Shape:
    """How text is set on pages of one width: margins, usual size, distance of base lines."""

    left: float
    right: float
    size: float
    pitch: float


@dataclass(frozen=True, slots=True)
class Line:
    """A row of text with the page it stands on."""

    text: str
    left: float
    right: float
    base: float
    page: int
    shape: Shape

    @property
    def indented(self) -> bool:
        return self.left > self.shape.left + 0.6 * self.shape.size

    @property
    def centred(self) -> bool:
        before, after = self.left - self.shape.left, self.shape.right - self.right
        return before > 1.2 * self.shape.size and abs(before - after) < max(6.0, 0.08 * before) and after > self.shape.size

    def has_room_for(self, text: str) -> bool:
        """True where the first word of `text` would have fitted on this line: then the line ended on purpose."""
        word = text.split(" ", 1)[0]
        letter = (self.right - self.left) / max(len(self.text), 1)
        return self.right + (len(word) + 1) * letter < self.shape.right - 0.2 * self.shape.size


def shape_of(rows: list[Row]) -> Shape:
    """The usual shape of `rows` (all pages of one width)."""
    sizes: Counter[float] = Counter()
    rows = [row for row in rows if not row.table] or rows
    for row in rows:
        sizes[round(row.size, 1)] += len(row.text)
    size = sizes.most_common(1)[0][0]
    body = [row for row in rows if abs(row.size - size) < 1] or rows
    lefts = Counter(round(row.left / 2) for row in body)
    often = [place for place, count in lefts.items() if count >= max(2, len(body) // 8)] or list(lefts)
    rights = sorted(row.right for row in body)
    steps = [above.base - below.base for above, below in pairwise(body) if 0 < above.base - below.base < 3 * size]
    return Shape(min(often) * 2.0, rights[-1 - len(rights) // 20], size, min(statistics.median(steps), 1.75 * size) if steps else 1.3 * size)


def paragraphs_of(rows: list[Row], page: int, shape: Shape, last: Line | None) -> tuple[list[str], Line | None]:
    """Paragraphs of a page's rows. The first one begins with a space where it carries on the paragraph that `last` ended."""
    paragraphs: list[str] = []
    index = 0
    while index < len(rows):
        end = index + 1 if rows[index].table else table_end(rows, index)
        if end > index:
            paragraphs.append(rows[index].table or "\n".join(table_lines(rows[index:end])))
            last, index = None, end
            continue
        line = Line(rows[index].text, rows[index].left, rows[index].right, rows[index].base, page, shape)
        if last is None or _begins(last, line):
            paragraphs.append(line.text)
        elif paragraphs:
            paragraphs[-1] = join(paragraphs[-1], line.text)
        else:
            paragraphs.append(f" {line.text}")
        last, index = line, index + 1
    return paragraphs, last


def _begins(last: Line, line: Line) -> bool:
    """True where `line` starts a new paragraph after `last`."""
    if last.page != line.page:
        return _begins_on_new_page(last, line)
    if last.centred or line.centred:
        return not _same_heading(last, line)
    if last.base - line.base > 1.2 * line.shape.pitch:
        return True
    if line.indented and not (line.text[:1].islower() and not last.has_room_for(line.text)):
        return not _hangs(last, line)
    return last.has_room_for(line.text)


def _begins_on_new_page(last: Line, line: Line) -> bool:
    if last.centred or line.centred or line.indented or _ITEM.match(line.text):
        return True
    return bool(_ENDED.search(last.text)) and last.has_room_for(line.text)


def _same_heading(last: Line, line: Line) -> bool:
    """Lines of one centred title; «BÁO CÁO» and the title below it are two."""
    close = last.base - line.base < 1.5 * line.shape.pitch
    return last.centred and line.centred and close and last.text.isupper() == line.text.isupper()


def _hangs(last: Line, line: Line) -> bool:
    """The second line of a list item set with a hanging indent."""
    return bool(_ITEM.match(last.text)) and line.left > last.left + 4 and not last.has_room_for(line.text)
