"""Footnotes of a PDF: the small lines at the foot of a page, moved to the paragraph that holds their mark."""

import re
from dataclasses import dataclass, field

from corpus.reading.pdf_rows import Row, join

_MARK = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_SMALLER = 1.5


@dataclass(slots=True)
class Notes:
    """Footnotes found so far, in order: mark and text."""

    found: list[tuple[str, str]] = field(default_factory=list)
    open: bool = False

    def take(self, rows: list[Row], size: float) -> list[Row]:
        """Rows of a page without its footnotes; one that fills the foot of the next page as well is carried on."""
        start = len(rows)
        while start > 0 and rows[start - 1].size <= size - _SMALLER:
            start -= 1
        small = rows[start:]
        if not small or not (self.open or _MARK.match(small[0].text)):
            self.open = False
            return rows
        for row in small:
            self._add(row.text)
        self.open = True
        return rows[:start]

    def _add(self, text: str) -> None:
        mark = _MARK.match(text)
        if mark:
            self.found.append((mark[0], f"{mark[0]} {text[mark.end() :].strip()}"))
        elif self.found:
            name, before = self.found[-1]
            self.found[-1] = (name, join(before, text))


def place(paragraphs: list[str], notes: list[tuple[str, str]]) -> list[str]:
    """Each footnote right after the paragraph that holds its mark; one whose mark is lost stands at the end."""
    result = list(paragraphs)
    start = 0
    for mark, text in notes:
        index = next((index for index in range(start, len(result)) if _holds(result[index], mark)), None)
        if index is None:
            result.append(text)
            continue
        result.insert(index + 1, text)
        start = index
    return result


def _holds(paragraph: str, mark: str) -> bool:
    return mark in _MARK.findall(paragraph) and not paragraph.startswith(mark)
