"""Bookmarks of a .docx → the stretches of its text that they stand around.

While the letters are collected an edge is a sign of two letters that no text holds, a non-character and a letter of the private planes; afterwards
the signs are taken out and every mark moves along.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from lxml import etree

from corpus.reading.docx_names import WORD
from corpus.reading.reading import Reading

BOOKMARK_EDGES = {f"{WORD}bookmarkStart", f"{WORD}bookmarkEnd"}
_OPENS, _CLOSES, _FIRST = "\ufdd0", "\ufdd1", 0xF0000
_MOST = 60_000
_SIGN = re.compile("[\ufdd0\ufdd1][\U000f0000-\U000ffffd]")


class Bookmarked(NamedTuple):
    """`text[start:end]` stands under the bookmark `name`."""

    start: int
    end: int
    name: str


@dataclass(slots=True)
class Bookmarks:
    """Names met so far, those that begin with `prefix`; at most some tens of thousands are followed."""

    prefix: str
    names: list[str] = field(default_factory=list)
    _open: dict[str, int] = field(default_factory=dict)

    def sign(self, edge: etree._Element) -> str:
        """The sign of an edge; nothing for one that is not followed."""
        identity = str(edge.get(f"{WORD}id"))
        if edge.tag == f"{WORD}bookmarkEnd":
            number = self._open.pop(identity, None)
            return "" if number is None else f"{_CLOSES}{chr(_FIRST + number)}"
        name = str(edge.get(f"{WORD}name") or "")
        if not name.startswith(self.prefix) or len(self.names) >= _MOST:
            return ""
        self._open[identity] = len(self.names)
        self.names.append(name)
        return f"{_OPENS}{chr(_FIRST + len(self.names) - 1)}"


def taken_out(reading: Reading, bookmarks: Bookmarks) -> tuple[Reading, tuple[Bookmarked, ...]]:
    """The reading without signs, and the bookmarks that were closed, in order of their start."""
    signs = list(_SIGN.finditer(reading.text))
    ends = [sign.end() for sign in signs]

    def moved(offset: int) -> int:
        return offset - 2 * bisect_left(ends, offset + 1)

    found: list[Bookmarked] = []
    opened: dict[int, int] = {}
    for number, sign in enumerate(signs):
        which, at = ord(sign[0][1]) - _FIRST, sign.start() - 2 * number
        if sign[0][0] == _OPENS:
            opened[which] = at
        elif which in opened and which < len(bookmarks.names):
            found.append(Bookmarked(opened.pop(which), at, bookmarks.names[which]))
    marks = tuple(sorted(replace(mark, start=moved(mark.start), end=moved(mark.end)) for mark in reading.marks))
    return replace(reading, text=_SIGN.sub("", reading.text), marks=marks), tuple(sorted(found))
