"""Numbers that headings begin with: their style, depth, and place in a row («II» is the second, «2.6.1» the first of 2.6)."""

import re

from corpus.text.letters import compile_vi

_HEADING = compile_vi(
    r"""
    (?P<part>(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục|Tiểu\smục)\s+(?:thứ\s+\w+|THỨ\s+\w+|[IVXLC]+|\d+)(?=\b)[.:]?)
  | (?P<article>Điều\s+\d+[a-zđ]?(?=[.:]))[.:]
  | (?P<question>(?:CÂU|Câu)(?:\s+(?:HỎI|hỏi))?\s+\d{1,3}(?=[.:)]))[.:)]\s*                            # Câu 1. …
  | (?P<letter>[A-H])[.)/]\s+(?=[A-ZĐÀ-Ỹ])
  | (?P<roman>[IVXLC]{1,6})\s?[.\-–)/]\s*(?=[A-ZĐÀ-Ỹ“"])
  | (?P<decimal>\d{1,2}(?:\.\d{1,2}){1,4})(?:[.)/]\s+(?=[^\W\d_]|[“"])|\s+(?=[A-ZĐÀ-Ỹ“"]))
  | (?P<arabic>\d{1,2})(?:[.)]\s*|/\s*(?!\d)|-\s+)(?=[A-ZĐÀ-Ỹ“"])
  | (?P<point>[a-zđ])(?:[)/]\s*|\.\s+)(?=[A-ZĐÀ-Ỹ“"])
    """,
    re.VERBOSE,
)
_FIRST, _CLOSERS = frozenset("PCMTĐIVXL"), frozenset(".)/")  # of «Phần», «Chương», «Câu», «Mục», «Tiểu mục», «Điều», Roman numbers; of «a)», «A.»
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
LETTERS = ("a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y")
_ORDINALS = {"nhất": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_PARTS = {"phần": -4, "chương": -3, "mục": -2, "tiểu": -1}
_DEPTHS = {"article": 3, "question": 9, "letter": 0, "roman": 1, "arabic": 10, "point": 30}


def numbering_at(text: str, start: int, end: int) -> tuple[str | None, str | None]:
    """Style and number of what may be a heading at `start`, (None, None) for running text."""
    if not (text[start].isdigit() or text[start] in _FIRST or text[start + 1 : start + 2] in _CLOSERS):
        return None, None
    match = _HEADING.match(text, start, end)
    if not match:
        return None, None
    style = match.lastgroup or ""
    if style == "part" and not _is_part_title(text, match):
        return None, None
    return style, " ".join(match[style].rstrip(".:").split())


def _is_part_title(text: str, match: re.Match[str]) -> bool:
    """«Mục 1» opens a heading when a title or the end of the line follows, not running text («Mục 1 của …»)."""
    following = text[match.end() : match.end() + 8].lstrip(" .:")
    return not following or following[0] in "\r\n" or following[0].isupper()


def rank(style: str, number: str) -> int:
    """Depth of a numbering style; decimal numbers go deeper with each part."""
    if style == "part":
        return _PARTS[number.split(maxsplit=1)[0].lower()]
    if style == "decimal":
        return 10 + number.count(".")
    return _DEPTHS[style]


def roman_value(number: str) -> int | None:
    """Value of a Roman number, None for anything else."""
    if not number or any(c not in _ROMAN for c in number):
        return None
    values = [_ROMAN[c] for c in number]
    return sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))


def place_of(style: str, number: str) -> int | None:
    """Which one in its row a number is: «II» → 2, «2.6.1» → 1, «c» → 3, «Phần thứ hai» → 2."""
    last = number.rsplit(maxsplit=1)[-1].rpartition(".")[2] if number else ""
    if last.isdecimal():
        return int(last)
    if style in ("point", "letter"):
        return LETTERS.index(last.lower()) + 1 if last.lower() in LETTERS else None
    return roman_value(last) or _ORDINALS.get(last.lower())
