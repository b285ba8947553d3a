"""Which lines are provisions: parts, chapters, sections, articles, clauses and points, each where its number goes on from the one before it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from corpus.legal.headings import article_title, group_title, words_at
from corpus.legal.levels import GROUPS, POINTS, Level
from corpus.legal.markers import Line
from corpus.legal.wording import is_cited, is_torn

_FARTHEST_POINT = 3
_FARTHEST_CLAUSE = 3
_LONGEST_TITLE = 160
_REACH = 400
_CLOSERS = frozenset(".)/:")
_NO_TITLE = frozenset('.;:,…”"]')


class Node(NamedTuple):
    """A provision: it begins at `start`, its heading is `[heading:end]`, text in the same line goes on at `rest`.

    `line` is the index of its line; `taken` lines below are heading too; `stop`: where the text at `rest` ends (0: with its line).
    `quotation`: number of the quotation that holds it, 0 for the text's own provisions.
    """

    level: Level
    number: str
    line: int
    start: int
    heading: int
    end: int
    rest: int
    taken: int = 0
    quotation: int = 0
    flags: tuple[str, ...] = ()
    stop: int = 0


@dataclass(slots=True)
class _Place:
    """What was read last in one article (or quotation): clause, its mark, point."""

    clause: str = ""
    mark: str = ""
    point: str = ""
    has_article: bool = False
    article: str = ""


@dataclass(slots=True)
class Outline:
    """Reads `lines[first:last]`; `articles` are the indexes of the lines that begin the text's own articles."""

    text: str
    lines: Sequence[Line]
    quoted: Sequence[int]
    articles: frozenset[int]
    nodes: list[Node] = field(default_factory=list)
    _own: _Place = field(default_factory=_Place)
    _quote: _Place = field(default_factory=_Place)
    _quotation: int = 0

    def read(self, first: int, last: int) -> list[Node]:
        """The provisions among the lines, in order."""
        self.lines = self.lines[:last]
        index = first
        while index < last:
            line = self.lines[index]
            node = self._node(line, index) if line.level is not None else None
            if node:
                self.nodes.append(node)
            index += 1 + (node.taken if node else 0)
        return self.nodes

    def _node(self, line: Line, index: int) -> Node | None:
        quotation = self.quoted[index]
        if quotation and quotation != self._quotation:
            self._quotation, self._quote = quotation, _Place()
        place = self._quote if quotation else self._own
        if line.level in GROUPS:
            return self._group(line, index, quotation)
        if line.level is Level.ARTICLE:
            return self._article(line, index, quotation, place)
        if not quotation and not place.has_article:
            return None
        return self._clause(line, index, quotation, place) if line.level is Level.CLAUSE else self._point(line, index, quotation, place)

    def _group(self, line: Line, index: int, quotation: int) -> Node | None:
        if is_cited(self.text, line.rest, line.end) or (index and is_torn(self.text, self.lines[index - 1].end)):
            return None
        end, taken = group_title(self.text, self.lines, index)
        word = self.text[line.body : line.rest]
        return Node(line.level or Level.CHAPTER, " ".join(word.split()), index, line.start, line.body, end, line.end, taken, quotation)

    def _article(self, line: Line, index: int, quotation: int, place: _Place) -> Node | None:
        if quotation:
            if is_cited(self.text, line.rest, line.end) or is_torn(self.text, self.lines[index - 1].end):
                return None
        elif index not in self.articles:
            return self._said_again(line, index, place)
        place.clause = place.mark = place.point = ""
        place.has_article, place.article = True, line.number
        end, rest, taken = article_title(self.text, self.lines, index)
        return Node(Level.ARTICLE, f"Điều {line.number}", index, line.start, line.body, end, rest, taken, quotation)

    def _said_again(self, line: Line, index: int, place: _Place) -> Node | None:
        """A running head that names the article before every clause: «Luật X. Điều 1. Sửa đổi … Khoản 2. Bổ sung …»."""
        clause = self.lines[index + 1] if index + 1 < len(self.lines) else line
        if line.number != place.article or clause.level is not Level.CLAUSE or clause.mark or not self._counts_on(clause, index + 1, place):
            return None
        place.clause, place.mark, place.point = clause.number, "", ""
        rest = clause.rest + (self.text[clause.rest : clause.rest + 1] in _CLOSERS)
        return Node(Level.CLAUSE, clause.number, index, line.start, clause.body, rest, rest, 1, stop=clause.end)

    def _clause(self, line: Line, index: int, quotation: int, place: _Place) -> Node | None:
        first_quoted = bool(quotation) and not place.clause and not place.has_article
        if not first_quoted and not self._counts_on(line, index, place):
            return None
        place.clause, place.mark, place.point = line.number, line.mark, ""
        end, rest = self._titled(line, index)
        return Node(Level.CLAUSE, line.number, index, line.start, line.body, end, rest, 0, quotation)

    def _counts_on(self, line: Line, index: int, place: _Place) -> bool:
        if place.mark and line.mark != place.mark:
            return False
        value, letter = _split(line.number)
        last, last_letter = _split(place.clause)
        if value == last + 1 and not letter:
            return True
        if value == last and letter and _letters(letter) > _letters(last_letter):
            return True
        return last + 1 < value <= last + _FARTHEST_CLAUSE and not letter and bool(last) and self._is_next(line, index, last + 1)

    def _is_next(self, line: Line, index: int, missing: int) -> bool:
        """Whether a number left out is lost for good: it does not come later in the article."""
        if is_torn(self.text, self.lines[index - 1].end):
            return False
        for after in range(index + 1, min(index + _REACH, len(self.lines))):
            if after in self.articles:
                return True
            other = self.lines[after]
            if other.level is Level.CLAUSE and other.mark == line.mark and other.number == str(missing):
                return False
        return True

    def _point(self, line: Line, index: int, quotation: int, place: _Place) -> Node | None:
        number = line.number
        flags: tuple[str, ...] = ()
        if number[0].isdigit():
            if not place.clause or number.split(".")[0] != place.clause:
                return None
        else:
            first_quoted = bool(quotation) and not place.point and not place.clause
            if number == "d" and place.point == "d":
                number, flags = "đ", ("written-d",)
            if not first_quoted and not _point_goes_on(number, place.point):
                return None
            place.point = number
        end, rest = self._titled(line, index)
        return Node(Level.POINT, number, index, line.start, line.body, end, rest, 0, quotation, flags)

    def _titled(self, line: Line, index: int) -> tuple[int, int]:
        """A short line without a full stop is a title («1. Mức phạt»); else the heading is the number alone."""
        end = line.rest + (self.text[line.rest : line.rest + 1] in _CLOSERS)
        if line.end - end > _LONGEST_TITLE or self.text[line.end - 1] in _NO_TITLE or not self._heads(line, index):
            return end, end
        words = words_at(self.text, line)
        return (line.end, line.end) if words < line.end and self.text[words].isupper() else (end, end)

    def _heads(self, line: Line, index: int) -> bool:
        """Whether finer provisions, or text that does not carry the line on, stand below it."""
        below = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if below is None or is_torn(self.text, line.end):
            return False
        return self.text[below.body].isupper() if below.level is None else below.level > (line.level or Level.CLAUSE)


def _split(number: str) -> tuple[int, str]:
    if number.isdecimal():
        return int(number), ""
    digits = next((i for i, sign in enumerate(number) if not sign.isdigit()), len(number))
    return int(number[:digits] or 0), number[digits:]


def _letters(letter: str) -> tuple[int, str]:
    return (POINTS.find(letter[0]), letter[1:]) if letter else (-1, "")


def _point_goes_on(number: str, last: str) -> bool:
    """«a» begins a list; else the next letter, one that leaves a letter or two out, or the same with a figure («a1»)."""
    if not last:
        return number[0] == "a"
    step = POINTS.find(number[0]) - POINTS.find(last[0])
    if step == 0:
        return number[1:] > last[1:]
    return 0 < step <= _FARTHEST_POINT or number == "a"
