"""Page numbers that stand inside a sentence, left out: «Ban Thường vụ⏎⏎7⏎⏎Tỉnh ủy» reads as «Ban Thường vụ⏎Tỉnh ủy»."""

import re

from corpus.text.folding import Folded

_PAGE_LINE = re.compile(r"\n[ \t]*(?:(?i:Trang)[ \t]+)?(?:[-–][ \t]?)?\d{1,3}(?:[ \t]?[-–])?[ \t]*\r?$", re.MULTILINE)
_REACH = 12
_SENTENCE_ENDS = frozenset(".;:!?…|")
_CLOSING = frozenset('”"»)]')
_ITEM = re.compile(r"[-+*•|#(]|[IVXLC]+[.)]|\d{1,2}(?:\.\d+)*[.)]\s|[a-zđ]\)")


def without_page_numbers(text: str) -> Folded:
    """The text with every such line made a blank, or a line break before a capital; offsets map back."""
    parts: list[str] = []
    folded, original = [0], [0]
    length = done = 0
    for match in _PAGE_LINE.finditer(text):
        torn = _torn(text, match.start() + 1, match.end())
        if torn and torn[0] >= done:
            parts += (text[done : torn[0]], " " if _goes_on(text[torn[1]]) else "\n")
            length += torn[0] - done + 1
            done = torn[1]
            folded += (length - 1, length)
            original += torn
    if not parts:
        return Folded(text)
    return Folded("".join((*parts, text[done:])), tuple(folded), tuple(original))


def _goes_on(char: str) -> bool:
    return char.islower() or char.isdigit()


def _torn(text: str, start: int, end: int) -> tuple[int, int] | None:
    """From the last letter before the page number to the first after it, where a sentence runs on between them."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    left, right = before.rstrip(), after.lstrip()
    if not left or not right or left[-1] in _SENTENCE_ENDS or (left[-1] in _CLOSING and not right[0].islower()):
        return None
    if _ITEM.match(text, end + len(after) - len(right)):
        return None
    return start - len(before) + len(left), end + len(after) - len(right)
