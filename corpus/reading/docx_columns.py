"""Letter heads and signatures set by tabs or rows of spaces instead of a table → one paragraph after the other.

A head is read line by line, left before right; of «Nơi nhận» and the signature beside it, first the left column, then the right one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.reading.paragraphs import LINE_BREAK, Block, Piece, paragraphs_of
from corpus.reading.tables import opens_tail, places_text

_GAP = re.compile(
    r"""[\s\u00a0]*\t[\s\u00a0]*
    | [ \u00a0]{5,}(?=[\U000f0000-\U000ffffd]*(?:
        CỘNG\s+H | Cộng\s+h | Độc\s+lập | ĐẢNG\s+CỘNG | [^\W\d_][\w\s]{1,30},\s*ngày                # the right half of a letter head
      | (?:KT|TM|TL|TUQ|Q)\.\s | GIÁM\s+ĐỐC | PHÓ\s | CHỦ\s+TỊCH | CHÁNH\s | TRƯỞNG\s | BỘ\s+TRƯỞNG))   # of a signature
    | (?<!\S)[ \u00a0]{8,}(?=\S)                                                                # what stands far to the right
    """,
    re.VERBOSE,
)
_BLANK = re.compile(r"[/-]|tháng\b|năm\b")
_MARKS = re.compile("[\U000f0000-\U000ffffd]")
_MOST = 3
_LONG = 90


@dataclass(slots=True)
class Columns:
    """The right column of a tail that is being read, kept back until the left one ends."""

    _right: list[Block] | None = field(default=None)

    def take(self, pieces: Sequence[Piece], *, heading: str | None) -> list[Block]:
        """The blocks of a paragraph, and before them a right column that it shows to be finished."""
        text = "".join(piece.text for piece in pieces)
        sides = _sides(pieces, text) if _GAP.search(text.strip()) or (self._right is not None and _GAP.match(text)) else []
        if self._right is None and len(sides) == 2 and opens_tail(text):
            self._right = []
        if self._right is not None:
            return self._tail(pieces, sides, heading)
        if 1 < len(sides) <= _MOST and any(places_text(_words(side)) for side in sides):
            return [block for side in sides for block in paragraphs_of(side, heading=heading)]
        return paragraphs_of(pieces, heading=heading)

    def finish(self) -> list[Block]:
        """The right column, when nothing more can belong to it."""
        right, self._right = self._right or [], None
        return right

    def _tail(self, pieces: Sequence[Piece], sides: list[list[Piece]], heading: str | None) -> list[Block]:
        whole = paragraphs_of(pieces, heading=heading)
        if self._right is not None and len(sides) == 2:
            left, right = (paragraphs_of(side) for side in sides)
            self._right += right
            return left
        if not whole or (len(whole) == 1 and _MARKS.sub("", whole[0].text).startswith(("-", "+")) and len(whole[0].text) < _LONG):
            return whole
        return [*self.finish(), *whole]


def _sides(pieces: Sequence[Piece], text: str) -> list[list[Piece]]:
    """The pieces parted at the gaps; an empty left side stays. A gap inside «Số:    /BC-SCT» parts nothing."""
    gaps = [match.span() for match in _GAP.finditer(text) if not _BLANK.match(_MARKS.sub("", text[match.end() : match.end() + 12]))]
    starts, ends = [0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(text)]
    sides = [_cut(pieces, start, end) for start, end in zip(starts, ends, strict=True)]
    return [side for index, side in enumerate(sides) if index == 0 or any(part.text.strip() for part in side)]


def _words(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces).replace(LINE_BREAK, "\n")


def _cut(pieces: Sequence[Piece], start: int, end: int) -> list[Piece]:
    """The pieces between two places of their joined text."""
    cut, position = [], 0
    for piece in pieces:
        first, last = max(start - position, 0), min(end - position, len(piece.text))
        if first < last:
            cut.append(Piece(piece.text[first:last], piece.bold))
        position += len(piece.text)
    return cut
