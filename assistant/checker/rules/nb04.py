"""NB04: one fact with two values.

What: the same sentence, or the same words around a figure, twice in the document with different figures. Why: one of the two is wrong, and nobody can
say which. Example: «có 29/29 người tham dự» in item 1 and «có 28/29 người tham dự» in item 7. Instead: the right figure in both places.
Basis: 30/2020/NĐ-CP, article 10.4. Only places that agree in every name and date count; a table, a citation and a legal text do not.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import flag
from assistant.checker.sheltered import Sheltered, citations_of
from assistant.checker.views import small
from corpus.document import Kind
from corpus.text.letters import compile_vi

code = "NB04"
name = "Số liệu không thống nhất"
title = "Một sự việc có hai con số"
explanation = (
    "Hai chỗ trong văn bản nói về cùng một việc, bằng cùng lời, cùng tên và thời gian, nhưng ghi hai con số khác nhau. "
    "Hãy đối chiếu với hồ sơ và ghi thống nhất."
)
example = "Mục 1: «cuộc họp định kỳ (có 29/29 công chức tham dự)»; mục 7: «cuộc họp định kỳ (có 28/29 công chức tham dự)»"
instead = "Cả hai mục: «cuộc họp định kỳ (có 29/29 công chức tham dự)»"
basis = "Nghị định số 30/2020/NĐ-CP, Điều 10 khoản 4"
most = Severity.WARNING

_FIGURE = re.compile(r"\d(?<![\d/.,\w-].)\d*(?:[.,/]\d+)*%?(?![\w/-])")
_WORD = re.compile(r"\d+(?:[.,/]\d+)*%?|[^\W\d_]+")
_ANCHOR = compile_vi(r"(?<=\s)[^\W\d_a-zà-ỹ]\w*|\d{1,2}/\d{1,2}(?:/\d{4})?|\d{4}\s*-\s*\d{4}|(?:tháng|năm|quý|ngày)\s+\w+")
_TIME = frozenset({"ngày", "tháng", "năm", "quý", "số", "lần", "thứ", "khóa", "khoá", "điều", "khoản", "điểm", "mục", "cụm", "khối", "nhóm", "kỳ", "từ", "đến"})
_TIMES = tuple(f" {word} " for word in _TIME)
_AROUND = 5
_REACH = 60
_LEAST = 8  # words among the ten around a figure


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at `[start:end]` of the text, the sentence and the section it stands in."""

    start: int
    end: int
    value: str
    sentence: tuple[int, int]
    section: int


def check(context: Context) -> Iterable[Finding]:
    if context.document.kind is Kind.LEGAL:
        return
    cited = citations_of(context)
    first: dict[tuple[str, ...], Figure] = {}
    for section, sentence in _sentences(context):
        for around, figure in _figures(context.text, sentence, section, cited):
            earlier = first.setdefault(around, figure)
            if earlier.section != section and earlier.value != figure.value and _agree(context.text, earlier, figure):
                first[around] = figure
                yield _finding(context, figure, earlier)


def _sentences(context: Context) -> Iterator[tuple[int, tuple[int, int]]]:
    """Sentences of the body with the number of their section: members of one list are alike without being one fact.

    Table rows speak through their columns and are left out.
    """
    for number, section in enumerate(context.document.walk()):
        for paragraph in section.paragraphs:
            if "|" not in context.text[paragraph.start : paragraph.end]:
                yield from ((number, (sentence.start, sentence.end)) for sentence in paragraph.sentences)


def _figures(text: str, sentence: tuple[int, int], section: int, cited: Sheltered) -> Iterator[tuple[tuple[str, ...], Figure]]:
    """Every count in a sentence with the five words on either side; days, years and numerals that only name something are no counts."""
    start, end = sentence
    for match in _FIGURE.finditer(text, start, end):
        if cited.covers(match.start()):
            continue
        said = small(text, max(start, match.start() - _REACH), match.start())
        if said.endswith(_TIMES):
            continue
        before = _WORD.findall(said)[-_AROUND:]
        if len(before) < _AROUND or before[-1] in _TIME:
            continue
        after = _WORD.findall(small(text, match.end(), min(end, match.end() + _REACH)))[:_AROUND]
        around = (*before, "#", *after)
        if len(after) == _AROUND and sum(word[0].isalpha() for word in around) >= _LEAST:
            yield around, Figure(match.start(), match.end(), match.group().lstrip("0"), sentence, section)


def _agree(text: str, one: Figure, other: Figure) -> bool:
    """Whether the two sentences name the same bodies and times, as far as both name any."""
    names, others = _anchors(text, one), _anchors(text, other)
    return names <= others or others <= names


def _anchors(text: str, figure: Figure) -> frozenset[str]:
    start, end = figure.sentence
    words = text[start : figure.start] + "#" + text[figure.end : end]
    return frozenset(match.group() for match in _ANCHOR.finditer(words) if not match.group()[0].islower() or match.group()[-1].isdigit())


def _finding(context: Context, figure: Figure, earlier: Figure) -> Finding:
    here, there = context.text[figure.start : figure.end], context.text[earlier.start : earlier.end]
    message = f"Cùng một việc nhưng ở đây ghi «{here}», dòng {context.line(earlier.start)} ghi «{there}»: hãy xem lại con số nào đúng."
    return flag(context, (figure.start, figure.end), (code, name), Severity.WARNING, message)
