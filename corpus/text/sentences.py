"""Sentences of a paragraph, as spans. Long lists joined by «;» are cut into their members."""

import re
from collections.abc import Iterator

from corpus.text.letters import compile_vi

_END = compile_vi(r"(?:\.{3}|…|[.!?])[”\"'’)\]]*(?:\s+(?=[“\"'‘(\[]?[A-ZĐÀ-Ỹ0-9*+-])|(?<=\.\.\.)(?=[A-ZĐÀ-Ỹ]))")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:TP|TX|TT|Th\.?S|TS|PGS|GS|KT|TM|TL|TUQ|Q|P|H|Tr|ĐT|BS|KS|CN|St|No|v\.v|[A-ZĐ])\.$")
_ITEM_NUMBER = re.compile(r"[-+*\s]*(?:\d{1,2}|[IVXL]+|[A-ZĐ])\.$")  # only where the sentence begins: «trong tháng 5.» ends one
_MEMBER = re.compile(r";\s+")
_LONG = 300


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Half-open spans of the sentences in `text[start:end]`, without surrounding white space."""
    position = start
    for match in _END.finditer(text, start, end):
        stop = match.start() + len(match.group().rstrip())
        if _is_abbreviation(text, position, match):
            continue
        yield from _members(text, position, stop)
        position = match.end()
    yield from _members(text, position, end)


def _is_abbreviation(text: str, start: int, match: re.Match[str]) -> bool:
    if not match.group().startswith(".") or match.group().startswith(".."):
        return False
    dot = match.start() + 1
    return bool(_ABBREVIATION.search(text[max(start, dot - 9) : dot])) or bool(_ITEM_NUMBER.match(text[start : min(dot, start + 12)]) and dot - start <= 12)


def _members(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    start, end = trim(text, start, end)
    if end - start <= _LONG:
        if end > start:
            yield start, end
        return
    position = counted = start
    brackets = quotes = 0
    for match in _MEMBER.finditer(text, start, end):
        brackets += text.count("(", counted, match.start()) - text.count(")", counted, match.start())
        quotes += text.count("“", counted, match.start()) - text.count("”", counted, match.start())
        counted = match.start()
        if brackets > 0 or quotes > 0:
            continue
        yield position, match.start() + 1
        position, brackets, quotes = match.end(), 0, 0
    if end > position:
        yield position, end


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
