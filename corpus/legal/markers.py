"""Lines of a legal text with the marker each begins with: «Chương II», «Điều 5.», «3.», «a)».

A text that lost its line breaks is cut again where a marker follows a title in capitals or the end of a sentence.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from corpus.legal.flattened import cuts_of_article, cuts_of_points
from corpus.legal.levels import Level
from corpus.text.letters import compile_vi

_ROMAN = r"[IVXLCl1|]{1,7}"
_MARKER = compile_vi(
    rf"""
    (?P<division>(?:PHẦN|Phần)\s+(?P<division_no>(?:thứ|THỨ)\s+\w+|{_ROMAN}|\d{{1,2}}|[A-H])(?![\w/]))          # Phần thứ hai
  | (?P<chapter>(?:CHƯƠNG|Chương)\s+(?P<chapter_no>{_ROMAN}[a-zđ]?|\d{{1,2}}[a-zđ]?)(?![\w/]))                  # Chương IIa
  | (?P<section>(?:MỤC|Mục)\s+(?P<section_no>{_ROMAN}|\d{{1,2}}[a-zđ]?|[A-H])(?![\w/]))                         # Mục 1
  | (?P<subsection>(?:TIỂU\s+MỤC|Tiểu\s+mục)\s+(?P<subsection_no>{_ROMAN}|\d{{1,2}}[a-zđ]?|[A-H])(?![\w/]))
  | (?P<article>(?:[ĐÐ]iều|[ĐÐ]IỀU)\s{{0,40}}(?P<article_no>\d{{1,4}}(?:[a-zđ]\d?)?)(?![\w/]))                  # Điều 5a
  | (?P<titled>Khoản\s+(?P<titled_no>\d{{1,3}}(?:[a-zđ]\d?)?)(?=\.\s))                                   # Khoản 2. (running heads of portals)
  | (?P<decimal>(?P<decimal_no>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})\.?(?=\s\s?[^\W\d_]))                             # 1.1.
  | (?P<clause>(?P<clause_no>\d{{1,3}}(?:[a-zđ]\d?)?)\s?(?P<clause_mark>[.)/]|[-–](?=\s))(?!\d))                # 3.
  | (?P<point>(?P<point_no>[a-zđ]\d?)\s?(?P<point_mark>[)/])(?!\w/))                                            # đ)
    """,
    re.VERBOSE,
)
_LEVELS = {
    "division": Level.DIVISION,
    "chapter": Level.CHAPTER,
    "section": Level.SECTION,
    "subsection": Level.SUBSECTION,
    "article": Level.ARTICLE,
    "titled": Level.CLAUSE,
    "decimal": Level.POINT,
    "clause": Level.CLAUSE,
    "point": Level.POINT,
}
_HOLDERS = (Level.ARTICLE, Level.CLAUSE)
_SHORTEST_FLAT = 30
_MARKED = ("clause", "point")
_DIGITS = frozenset("0123456789")
_POINT_LETTERS = frozenset("abcdđefghijklmnopqrstuvwxyz")
_AFTER_LETTER = frozenset(")/ 0123456789")
_WORDS = ("Điều", "Ðiều", "ĐIỀU", "ÐIỀU", "Chương", "CHƯƠNG", "Mục", "MỤC", "Tiểu", "TIỂU", "Phần", "PHẦN", "Khoản")
_WORDS_BEGIN = frozenset(word[0] for word in _WORDS)
_TITLES_BEGIN = frozenset("PCMT \t\u00a0")
_LEADS_BEGIN = frozenset(' \t\u00a0\r\x0b\x0c\u2003#*_>“"«”')
_LEAD = re.compile(r"\s*(?P<first>)[\s#*_>]*(?P<quote>[“\"«”]{0,2})\s?(?:\*\*)?")
# A line; «Điều», «Mục» at its end go on with the number that the next line begins with.
_BREAKS = r"\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
_LINE = re.compile(rf"[^{_BREAKS}]+(?:(?:(?<=[ĐÐ]iều)|(?<=Mục)|(?<=Tiểu mục))[^\S\n]?\n(?=[^\S\n]?\d{{1,3}}[a-zđ]?\.\s)[^{_BREAKS}]+)*")
_ARTICLE_INSIDE = compile_vi(
    r"[ĐÐ]iều\s\d{1,4}[a-zđ]?(?:\.(?:\s?[A-ZĐÀ-Ỹ“]|$)|\s(?:Luật|Nghị\s(?:định|quyết)|Thông\stư|Pháp\slệnh|Quyết\sđịnh)\snày\s(?:có\shiệu|quy))"
)  # … thi hành. Điều 5. Phạm vi
_GROUP = r"(?:Phần\sthứ\s\w+|(?:Chương|CHƯƠNG)\s(?:[IVXLC]+|\d{1,2})|Tiểu\smục\s\d{1,2}|(?:Mục|MỤC)\s\d{1,2})[.:]?"
_GROUP_INSIDE = compile_vi(rf"{_GROUP}\s[A-ZĐÀ-Ỹ]{{2}}")
_GROUP_AFTER_NOTE = re.compile(rf"\][^\S\n]+(?={_GROUP}\s*(?:\[|\n))")
_QUOTED_INSIDE = re.compile(r":\s*(?:\[[^\]\n]*\]\s*)?(?=[“\"]\s?(?:[ĐÐ]iều\s\d|\d{1,3}[a-zđ]?\.\s|[a-zđ]\)\s|(?:Chương|Mục)\s))")  # như sau: “5. …
_CONSOLIDATED = "XÁC THỰC VĂN BẢN HỢP NHẤT"
_SENTENCE_END = compile_vi(r"(?:[.,;:”\])]|(?<!:)\"|[A-ZĐÀ-Ỹ]{2})[^\S\n]*\Z")
_IN_TITLE = compile_vi(r"(?<=[A-ZĐÀ-Ỹ\]\d.)])\s+(?=(?:(?:Chương|CHƯƠNG)\s[IVXLC\d]+|(?:Mục|MỤC)\s\d+|Tiểu\smục\s\d+|[ĐÐ]iều\s+\d{1,4}[a-zđ]?)[.:]?\s)")
_AFTER_HEAD = re.compile(r"\.[^\S\n](?:Điều\s\d|Chương\s[IVXLC\d]|Phần\s|Mục\s\d)")
_LONGEST_HEAD = 160
_SHORTEST_HEAD = 4
_FEWEST_HEADS = 3
_NOTE = re.compile(r"\[[^\[\]]{12,3000}\]")
_PART_WORD = re.compile(r"[^\S\n]*(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục|TIỂU|Tiểu)\s")
_TITLED_CLAUSE = re.compile(r"(?<=\.)\s(?=Khoản\s\d{1,3}[a-zđ]?\.\s)")


class Line(NamedTuple):
    """A line, `[start:end]` without white space around it; `level` and `number` of its marker, None and «» without one.

    `body`: where the words begin after decoration, opening quotes and a running head; `rest`: where they go on after the marker.
    `lead`: the opening quotes; `mark`: what closes the number («.», «)», «»).
    """

    start: int
    end: int
    body: int
    level: Level | None
    number: str
    rest: int
    lead: str
    mark: str


def lines_of(text: str) -> list[Line]:
    """Every line of `text` that holds a letter or digit, in order."""
    head = _running_head(text)
    notes = _Notes(text)
    lines: list[Line] = []
    for start, end in _spans(text, head, notes):
        line = _line(text, start, end, head, notes)
        if line is None:
            continue
        cuts = _cuts_of_provision(text, line) if line.level in _HOLDERS and line.end - line.rest > _SHORTEST_FLAT else None
        if not cuts:
            lines.append(line)
            continue
        lines.append(line._replace(end=_before_space(text, cuts[0])))
        for first, last in pairwise((*cuts, line.end)):
            part = _line(text, first, last, "", notes)
            if part is not None:
                lines.append(part)
    return lines


def _cuts_of_provision(text: str, line: "Line") -> list[int]:
    """Where clauses and points begin inside the line of an article or clause."""
    if line.level is Level.ARTICLE:
        return cuts_of_article(text, line.rest, line.end)
    return cuts_of_points(text, line.rest, line.end)


def _before_space(text: str, position: int) -> int:
    while text[position - 1].isspace():
        position -= 1
    return position


def _running_head(text: str) -> str:
    """The title that a portal repeats before headings («Luật X 2020. Điều 5. …»), «» where none stands at least thrice or is the first line."""
    counts: dict[str, int] = {}
    for match in _AFTER_HEAD.finditer(text):
        begin = text.rfind("\n", max(0, match.start() - _LONGEST_HEAD), match.start()) + 1
        words = text[begin : match.start()].strip()
        if begin and len(words) >= _SHORTEST_HEAD and "." not in words:
            counts[words] = counts.get(words, 0) + 1
    best = max(counts, key=lambda words: counts[words], default="")
    return f"{best}." if best and (counts[best] >= _FEWEST_HEADS or text.lstrip().startswith(f"{best}\n")) else ""


def _spans(text: str, head: str, notes: "_Notes") -> Iterator[tuple[int, int]]:
    """Lines, cut again where a marker stands inside one."""
    inside = sorted({*_markers_inside(text), *notes.torn_ends(), len(text) + 1})
    following = 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        if inside[following] >= end and text[start] not in _TITLES_BEGIN and not (head and text.startswith(head, start)):
            yield start, end
            continue
        cuts = []
        while inside[following] < end:
            if inside[following] > start and text[start : inside[following]].strip():
                cuts.append(inside[following])
            following += 1
        headed = bool(head) and text.startswith(head, start)
        titles = [place for place in (start, *cuts) if _PART_WORD.match(text, place, end)]
        if headed or titles:
            cuts = sorted({*cuts, *_cuts_of_title(text, start + len(head) if headed else titles[0], end, headed=headed)})
        cuts = [cut for cut in cuts if not notes.holds(cut) and not (headed and cut <= start + len(head) + 1)]
        yield from pairwise((start, *cuts, end))


class _Notes:
    """Notes that a publisher put into the text («[Điều này được hướng dẫn bởi …]»): a marker inside one is a citation."""

    def __init__(self, text: str) -> None:
        found = [match.span() for match in _NOTE.finditer(text)]
        self._starts, self._ends = [start for start, _ in found], [end for _, end in found]
        self._torn = [end for start, end in found if "\n" in text[start:end]]

    def holds(self, position: int) -> bool:
        at = bisect_right(self._starts, position) - 1
        return at >= 0 and self._starts[at] < position < self._ends[at]

    def torn_ends(self) -> list[int]:
        """Where notes end that go over several lines: the text goes on behind them in the same line."""
        return self._torn


def _markers_inside(text: str) -> Iterator[int]:
    """Where a marker may follow the end of a sentence without a line break."""
    for pattern in (_ARTICLE_INSIDE, _GROUP_INSIDE):
        for match in pattern.finditer(text):
            if _SENTENCE_END.search(text, max(0, match.start() - 6), match.start()):
                yield match.start()
    for pattern in (_QUOTED_INSIDE, _GROUP_AFTER_NOTE):
        for match in pattern.finditer(text):
            yield match.end()
    signature = text.find(_CONSOLIDATED)
    if signature >= 0:
        yield signature


def _cuts_of_title(text: str, start: int, end: int, *, headed: bool) -> Iterator[int]:
    """«Phần thứ nhất QUY ĐỊNH CHUNG Chương I …», «Mục 1. QUY ĐỊNH CHUNG Điều 20. …» in one line."""
    for match in _IN_TITLE.finditer(text, start, end):
        yield match.end()
    if headed:
        for match in _TITLED_CLAUSE.finditer(text, start, end):
            yield match.end()


def _line(text: str, start: int, end: int, head: str, notes: "_Notes") -> Line | None:
    """None for a line without letters and digits."""
    first = start
    if text[start] in _LEADS_BEGIN:
        lead = _LEAD.match(text, start, end)
        first, body, quote = (lead.start("first"), lead.end(), lead["quote"]) if lead else (start, start, "")
    else:
        body, quote = start, ""
    if head and text.startswith(head, body):
        body = _after_space(text, body + len(head), end)
    if body >= end or not (text[body].isalnum() or any(sign.isalnum() for sign in text[body:end])):
        return None
    while text[end - 1].isspace():
        end -= 1
    marker = _MARKER.match(text, body, end) if _may_begin(text, body) and not notes.holds(start) else None
    if marker is None:
        return Line(first, end, body, None, "", body, quote, "")
    name = str(marker.lastgroup)
    mark = marker[f"{name}_mark"] if name in _MARKED else ""
    return Line(first, end, body, _LEVELS[name], marker[f"{name}_no"], marker.end(), quote, mark)


def _may_begin(text: str, body: int) -> bool:
    """Whether a marker may begin here: most lines of running text are told by one letter or two."""
    sign = text[body]
    if sign in _DIGITS:
        return True
    if sign in _POINT_LETTERS:
        return text[body + 1 : body + 2] in _AFTER_LETTER
    return sign in _WORDS_BEGIN and text.startswith(_WORDS, body)


def _after_space(text: str, position: int, end: int) -> int:
    while position < end and text[position].isspace():
        position += 1
    return position
