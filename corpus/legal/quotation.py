"""Quoted provisions of an amending text: which lines stand inside quotation marks after «… như sau:».

Marks are often lost or doubled in texts that went through a portal: a quotation also ends where the amending text plainly goes on.
"""

import re
from collections.abc import Sequence

from corpus.legal.levels import GROUPS, POINTS, Level
from corpus.legal.markers import Line
from corpus.legal.wording import amends, ends_a_law, is_passed, leads_to_quote

_SIGN = re.compile('[“”"«»]')
_NEAR = 4
_NUMBER = re.compile(r"\d+")


def quotations(text: str, lines: Sequence[Line]) -> list[int]:
    """For every line the number of the quotation it stands in, counted from 1; 0 outside quotations."""
    if not any(line.lead or line.level is Level.ARTICLE for line in lines):
        return [0] * len(lines)
    reader = _Reader(text, lines)
    for index, line in enumerate(lines):
        if line.level is None and not line.lead and not reader.is_open:
            reader.found.append(0)
        else:
            reader.read(index, line)
    return reader.found


class _Reader:
    """Goes down the lines; remembers the last article, clause and point outside quotations, to know when the amending text goes on."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self.text, self.lines = text, lines
        self.found: list[int] = []
        self._count = self._depth = 0
        self._bare = False
        self._article = self._clause = 0
        self._point = -1

    @property
    def is_open(self) -> bool:
        return self._depth > 0 or self._bare

    def read(self, index: int, line: Line) -> None:
        if self.is_open:
            if not self._goes_on(line, index):
                self._inside(line)
                return
            self._depth, self._bare = 0, False
        if (line.lead or line.level is Level.ARTICLE) and self._opens(index):
            self._count += 1
            self._inside(line, first=True)
            return
        self.found.append(0)
        if line.level is not None:
            self._outside(line)

    def _inside(self, line: Line, *, first: bool = False) -> None:
        self.found.append(self._count)
        self._depth = max(0, self._depth + self._balance(line, opened=first))
        if self._bare and self._depth == 0 and self.text[line.end - 1] in "”»":
            self._bare = False

    def _outside(self, line: Line) -> None:
        if line.level is Level.ARTICLE and _value(line.number) == self._article + 1:
            self._article, self._clause, self._point = self._article + 1, 0, -1
        elif line.level is Level.CLAUSE and _value(line.number) == self._clause + 1:
            self._clause, self._point = self._clause + 1, -1
        elif line.level is Level.POINT and POINTS.find(line.number[0]) > self._point:
            self._point = POINTS.find(line.number[0])

    def _opens(self, index: int) -> bool:
        """A quotation begins with its first provision, or with any words after a line that ends in «:»."""
        line = self.lines[index]
        above = self.lines[index - 1] if index else None
        after_colon = above is not None and (self.text[above.end - 1] == ":" or leads_to_quote(self.text, above.start, above.end))
        if line.lead == '"' and line.number == str(self._article + 1) and ends_a_law(self.text, line.rest):
            return False  # a mark that belongs to the end of the line above
        if line.lead:
            return ((line.level is not None or after_colon) and self._balance(line, opened=True) > 0) or self._is_whole(line, after_colon=after_colon)
        self._bare = bool(above and line.level is Level.ARTICLE and after_colon and self._is_announced(above, line))
        return self._bare

    def _is_whole(self, line: Line, *, after_colon: bool) -> bool:
        """A quotation of one line: «“5. Cổ tức là …”;» after «như sau:»."""
        return after_colon and line.level is not None

    def _is_announced(self, above: Line, line: Line) -> bool:
        """«Điều 5 được sửa đổi như sau:» above «Điều 5. …» without quotation marks."""
        return bool(re.search(rf"[ĐÐđ]iều\s+{line.number}(?!\w)", self.text[above.start : above.end]))

    def _goes_on(self, line: Line, index: int) -> bool:
        """Whether the amending text goes on here though the quotation was never closed."""
        if line.level in GROUPS and not line.lead:
            article = next((after for after in self.lines[index + 1 : index + _NEAR] if after.level is Level.ARTICLE), None)
            return article is not None and not article.lead and article.number == str(self._article + 1)
        if line.level is None:
            return is_passed(self.text, line.body, line.end)
        if line.level is Level.ARTICLE and line.number == str(self._article + 1) and line.lead in ("", '"', "”"):
            return amends(self.text, line.rest, line.end) or ends_a_law(self.text, line.rest)
        if line.lead:
            return False
        if line.level is Level.CLAUSE and _value(line.number) == self._clause + 1:
            return amends(self.text, line.rest, line.end)
        if line.level is Level.POINT and POINTS.find(line.number[0]) - self._point in (1, 2):
            return amends(self.text, line.rest, line.end)
        return False

    def _balance(self, line: Line, *, opened: bool) -> int:
        """Quotation marks opened less those closed in the line."""
        depth = 0
        for match in _SIGN.finditer(self.text, line.start, line.end):
            at_lead = opened and match.start() < line.body
            depth += 1 if at_lead or self._is_opening(match.start(), line) else -1
        return depth

    def _is_opening(self, at: int, line: Line) -> bool:
        """Curly marks are mistyped often: a mark before a word and after a space opens, one after a word closes."""
        before = self.text[at - 1] if at > line.start else " "
        after = self.text[at + 1] if at + 1 < line.end else " "
        if before.isspace() or before in "([:":
            return not after.isspace() and after not in ".;,)"
        if after.isalnum() and not before.isalnum():
            return self.text[at] in "“«"
        return False


def _value(number: str) -> int:
    return int(number) if number.isdecimal() else int(digits.group()) if (digits := _NUMBER.match(number)) else 0
