"""Which lines are the articles of a text: they count on from 1; citations, quoted articles, forms and a table of contents do not."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.legal.levels import GROUPS, POINTS, Level
from corpus.legal.markers import Line
from corpus.legal.wording import is_cited, is_listed, is_torn

_WIDEST_GAP = 10
_NOTE_DIGITS = 3
_FEW = 3


@dataclass(frozen=True, slots=True)
class Article:
    """A line that may begin an article: its index, number «5» and letter «a» («» for most); `dotted`: a mark closes the number."""

    line: int
    value: int
    letter: str
    dotted: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Articles that count on, and the index of the line where their text ends (closing, recipients, signature; the number of lines if none)."""

    articles: tuple[Article, ...]
    end: int


def article_lines(text: str, lines: Sequence[Line], quoted: Sequence[int]) -> Iterator[Article]:
    """Lines outside quotations that begin «Điều 5.» and are no citation torn off the line above."""
    for index, line in enumerate(lines):
        if line.level is not Level.ARTICLE or quoted[index]:
            continue
        after = text[line.rest : line.end].lstrip()
        dotted = after[:1] in tuple(".:-–")
        if not dotted and is_cited(text, line.rest, line.end):
            continue
        above = lines[index - 1].end if index else 0
        if not (dotted and after.strip(" .:-–")) and (is_torn(text, above) or (line.number != "1" and is_listed(text, above))):
            continue
        digits = next((i for i, sign in enumerate(line.number) if not sign.isdigit()), len(line.number))
        yield Article(index, int(line.number[:digits]), line.number[digits:], dotted)


def run_from(found: Sequence[Article], ends: Sequence[int], count: int, lines: Sequence[Line]) -> Run:
    """The articles among `found` that count on from 1, up to the first of `ends` (indexes of lines) that none of them goes on after."""
    chain = _Chain(found, ends)
    for position in range(len(found)):
        if not chain.read(position):
            break
        if chain.starts_over(position) and _is_contents(chain.articles, lines, found[position].line):
            chain.restart(position)
    last = chain.articles[-1].line if chain.articles else 0
    following = bisect_left(ends, last)
    return Run(tuple(chain.articles), ends[following] if following < len(ends) else count)


class _Chain:
    """Articles taken so far; `later`: where each number stands among the candidates."""

    def __init__(self, found: Sequence[Article], ends: Sequence[int]) -> None:
        self.found, self.ends = found, ends
        self.articles: list[Article] = []
        self.later: dict[int, list[int]] = {}
        for position, article in enumerate(found):
            if article.dotted and not article.letter:
                self.later.setdefault(article.value, []).append(position)

    def read(self, position: int) -> bool:
        """Take the article if it goes on from the last; False when the text ended before it."""
        article = self.found[position]
        last = self.articles[-1] if self.articles else Article(-1, 0, "", dotted=True)
        article = _without_note_digits(article, last)
        if _goes_on(article, last):
            self.articles.append(article)
            return True
        if self.articles and self._ended(last.line, article.line):
            return False
        if self._skips(article, last, position):
            self.articles.append(article)
        return True

    def starts_over(self, position: int) -> bool:
        """«Điều 1» again, as below a table of contents."""
        article = self.found[position]
        return article.value == 1 and not article.letter and len(self.articles) >= _FEW and self.articles[-1] is not article

    def restart(self, position: int) -> None:
        self.articles = [self.found[position]]

    def _ended(self, last: int, line: int) -> bool:
        following = bisect_left(self.ends, last)
        return following < len(self.ends) and self.ends[following] < line

    def _skips(self, article: Article, last: Article, position: int) -> bool:
        """A number left out: the text lost an article, unless the missing one comes later."""
        if not article.dotted or article.letter or not last.value + 1 < article.value <= last.value + _WIDEST_GAP:
            return False
        if all(_goes_on(after, before) for before, after in pairwise(self.found[position : position + _FEW])):
            return position + _FEW <= len(self.found) or not self.later.get(last.value + 1)
        missing = range(last.value + 1, article.value)
        return not any(later > position for number in missing for later in self.later.get(number, ()))


def _goes_on(article: Article, last: Article) -> bool:
    if article.value == last.value:
        return bool(article.letter) and _order(article.letter) > _order(last.letter)
    return article.value == last.value + 1 and not article.letter


def _order(letter: str) -> tuple[int, str]:
    return (POINTS.find(letter[0]), letter[1:]) if letter else (-1, "")


def _without_note_digits(article: Article, last: Article) -> Article:
    """«Điều 1032.»: article 103 with the mark of note 2 run into its number."""
    expected = str(last.value + 1)
    written = str(article.value)
    if article.value > last.value + _WIDEST_GAP and len(expected) > 1 and written.startswith(expected) and len(written) - len(expected) <= _NOTE_DIGITS:
        return replace(article, value=last.value + 1)
    return article


def _is_contents(articles: Sequence[Article], lines: Sequence[Line], end: int) -> bool:
    """Articles without any text below them are a table of contents."""
    following = [*(article.line for article in articles[1:]), end]
    empty = sum(all(lines[i].level in GROUPS for i in range(article.line + 1, after)) for article, after in zip(articles, following, strict=True))
    return empty * 5 >= len(articles) * 4
