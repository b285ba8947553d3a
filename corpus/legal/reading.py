"""The body of a legal text: preamble, the tree from part to point, and what is attached to it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.document import Paragraph, Section, Span
from corpus.legal.articles import Article, Run, article_lines, run_from
from corpus.legal.attached import Attached, Attachment, attached_texts, cut_titles
from corpus.legal.building import build
from corpus.legal.levels import GROUPS, Level
from corpus.legal.markers import Line, lines_of
from corpus.legal.outline import Outline
from corpus.legal.paragraphs import paragraphs_of
from corpus.legal.quotation import quotations
from corpus.legal.wording import ends_text, is_cited

_CONSOLIDATED = "XÁC THỰC"
_SIGNATURE = 12
_TITLE_LINES = 4
_FORM_REACH = 4
_FEWEST_ARTICLES = 2
_LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class LegalText:
    """`start`: where the first part, chapter or article begins; `end`: where its own provisions end and closing and signature begin.

    `opening` is what stands above, head included; `sections` are the provisions, then one section for each attached text;
    `attached`: where the first of these begins.
    """

    start: int
    end: int
    opening: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    attached: int | None


def read_legal(text: str) -> LegalText | None:
    """The provisions of a text that is made of articles; None for any other text."""
    lines = lines_of(text)
    if not any(line.level is Level.ARTICLE for line in lines):
        return None
    quoted = quotations(text, lines)
    found = list(article_lines(text, lines, quoted))
    ends = [i for i, line in enumerate(lines) if line.level is None and not quoted[i] and ends_text(text, line.body, line.end)]
    run = run_from(found, ends, len(lines), lines)
    if not run.articles:
        return None
    return _Reader(text, lines, quoted, found, run).read()


class _Reader:
    def __init__(self, text: str, lines: list[Line], quoted: list[int], found: Sequence[Article], run: Run) -> None:
        self.text, self.found, self.run = text, found, run
        self.lines = cut_titles(text, lines, run.end)
        self.quoted = [*quoted[: run.end], *[0] * (len(self.lines) - run.end)]

    def read(self) -> LegalText:
        first = self._first_group(self.run.articles[0].line)
        attached = attached_texts(self.text, self.lines, self.run.end, consolidated=self._is_consolidated())
        last = min(self.run.end, attached[0].first if attached else len(self.lines))
        above, sections = self._tree(first, last, self.run)
        added = [self._attached(one) for one in attached]
        start = self.lines[first].start
        end = self.lines[last - 1].end
        return LegalText(start, end, (*self._plain(0, first), *above), (*sections, *added), added[0].start if added else None)

    def _is_consolidated(self) -> bool:
        return any(self.text.startswith(_CONSOLIDATED, line.body) for line in self.lines[self.run.end : self.run.end + _SIGNATURE])

    def _first_group(self, article: int) -> int:
        """The line of the part or chapter above the first article."""
        first, between = article, 0
        for index in range(article - 1, -1, -1):
            line = self.lines[index]
            if line.level in GROUPS and not is_cited(self.text, line.rest, line.end):
                first, between = index, 0
            elif line.level is not None or between == _TITLE_LINES or self.text[line.end - 1] in ".;,":
                break
            else:
                between += 1
        return first

    def _tree(self, first: int, last: int, run: Run, *, depth: int = 0) -> tuple[tuple[Paragraph, ...], tuple[Section, ...]]:
        outline = Outline(self.text, self.lines, self.quoted, frozenset(article.line for article in run.articles))
        nodes = outline.read(first, last)
        return build(self.text, self.lines, nodes, first, last, depth=depth)

    def _attached(self, one: Attached) -> Section:
        """A regulation has its own provisions; annexes, forms and notes are running text."""
        title, taken = self._title(one)
        body = one.first + taken
        run = self._articles(body, one.last) if one.kind in (Attachment.TEXT, Attachment.ANNEX) else Run((), 0)
        paragraphs, children = self._tree(body, one.last, run, depth=1) if run.articles else (self._plain(body, one.last), ())
        start = self.lines[one.first].start
        return Section(
            number=one.name if one.number else "",
            level=1,
            heading=" ".join(self.text[start:title].split()) if taken else "Chú thích",
            start=start,
            end=title,
            body_end=self.lines[one.last - 1].end,
            paragraphs=paragraphs,
            children=children,
            flags=("attached", one.kind.value),
        )

    def _title(self, one: Attached) -> tuple[int, int]:
        """End of the title of an attached text, and how many lines it takes."""
        if one.kind is Attachment.NOTES:
            return self.lines[one.first].start, 0
        last = one.first
        while last + 1 < one.last and self.lines[last + 1].level is None:
            words = self.text[self.lines[last + 1].body : self.lines[last + 1].end]
            if not words.isupper() or words[-1] == ":" or len(words) > _LONGEST_NAME or "|" in words:
                break
            last += 1
        return self.lines[last].end, last - one.first + 1

    def _articles(self, first: int, last: int) -> Run:
        """The articles of an attached regulation; a form such as «QUYẾT ĐỊNH: Điều 1. …» has none of its own."""
        found = [article for article in article_lines(self.text, self.lines[:last], self.quoted) if article.line >= first]
        ends = [i for i in range(first, last) if self.lines[i].level is None and ends_text(self.text, self.lines[i].body, self.lines[i].end)]
        run = run_from(found, ends, last, self.lines)
        if len(run.articles) < _FEWEST_ARTICLES or self._is_form(run.articles[0].line, first):
            return Run((), 0)
        return replace(run, end=last)

    def _is_form(self, article: int, first: int) -> bool:
        above = self.lines[max(first, article - _FORM_REACH) : article]
        return any(self.text[line.end - 1] == ":" and self.text[line.start : line.end].isupper() for line in above)

    def _plain(self, first: int, last: int) -> tuple[Paragraph, ...]:
        lines = self.lines[first:last]
        return paragraphs_of(self.text, [Span(line.start, line.end) for line in lines], lines)
