"""Lines of a text as blocks, each with its decoration (markdown marks, bullet) set aside and its nature guessed from its beginning."""

import re
from dataclasses import dataclass

from corpus.text.letters import compile_vi
from corpus.text.sentences import trim

_DECORATION = re.compile(r"[\s#*_>|]*")
_HEADING = compile_vi(
    r"""
    (?P<part>(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục|Tiểu\smục)\s+(?:thứ\s+\w+|[IVXLC]+|\d+)(?=\b)[.:]?)
  | (?P<article>Điều\s+\d+[a-zđ]?(?=[.:]))[.:]
  | (?P<letter>[A-H])[.)]\s+(?=[A-ZĐÀ-Ỹ])
  | (?P<roman>[IVXLC]{1,6})\s?[.\-–)]\s*(?=[A-ZĐÀ-Ỹ“"])
  | (?P<decimal>\d{1,2}(?:\.\d{1,2}){1,4})(?:[.)]\s+(?=[^\W\d_]|[“"])|\s+(?=[A-ZĐÀ-Ỹ“"]))
  | (?P<arabic>\d{1,2})(?:[.)]\s*|-\s+)(?=[A-ZĐÀ-Ỹ“"])
  | (?P<point>[a-zđ])\)\s*(?=[A-ZĐÀ-Ỹ“"])
    """,
    re.VERBOSE,
)
_BULLET = re.compile(r"[-–+•*]\s*(?=\S)")
_FOOTNOTE = re.compile(r"(?:[¹²³⁴⁵⁶⁷⁸⁹]+|\[\d{1,2}\]|\(\d{1,2}\))\s*")
_TERMINAL = '.;:!?…”")»'
_RULE = re.compile(r"[-–—_*=.\s]{2,}[oO0]{1,3}[-–—_*=.\s]{2,}")
_SUPERSCRIPT_END = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹]+$")
_RANKS = ("part", "letter", "roman", "arabic", "decimal", "point")


@dataclass(frozen=True, slots=True)
class Block:
    """One non-empty line. `start`, `end` leave white space out; `body` is where the words begin after decoration.

    `style` is the numbering style of what may be a heading (None for running text); `number` as written, without its mark.
    """

    start: int
    end: int
    body: int
    style: str | None
    number: str | None
    bullet: bool
    footnote: bool
    decorated: bool

    def words(self, text: str) -> str:
        """The line without decoration."""
        return text[self.body : self.end].rstrip("*_ ").replace("**", "")

    def is_complete(self, text: str) -> bool:
        """Whether the line ends as a sentence, list member or lead-in does."""
        return text[self.end - 1] in _TERMINAL or bool(_SUPERSCRIPT_END.search(text[self.body : self.end])) or text[self.end - 2 : self.end] in ("**", "/.")


def blocks_of(text: str) -> list[Block]:
    """The non-empty lines of `text`."""
    blocks = []
    position = 0
    for line in text.splitlines(keepends=True):
        start, end = trim(text, position, position + len(line))
        position += len(line)
        if end > start and not _only_marks(text, start, end):
            blocks.append(_block(text, start, end))
    return blocks


def _only_marks(text: str, start: int, end: int) -> bool:
    return not any(c.isalnum() for c in text[start:end]) or bool(_RULE.fullmatch(text, start, end))


def _block(text: str, start: int, end: int) -> Block:
    decoration = _DECORATION.match(text, start, end)
    body = decoration.end() if decoration else start
    heading = _HEADING.match(text, body, end)
    style, number = _numbering(heading, text, body)
    bullet = style is None and (bool(_BULLET.match(text, body, end)) or (text[start] == "*" and text[start : start + 2] not in ("**", "*-")))
    footnote = style is None and bool(_FOOTNOTE.match(text, body, end))
    return Block(start, end, body, style, number, bullet, footnote, decorated=body > start)


def _numbering(match: re.Match[str] | None, text: str, body: int) -> tuple[str | None, str | None]:
    if not match:
        return None, None
    style = match.lastgroup or ""
    number = match[style].rstrip(".:")
    if style == "part" and not _is_part_title(text, match):
        return None, None
    del body
    return style, " ".join(number.split())


def _is_part_title(text: str, match: re.Match[str]) -> bool:
    """«Mục 1» opens a heading when a title or the end of the line follows, not running text («Mục 1 của …»)."""
    following = text[match.end() : match.end() + 8].lstrip(" .:")
    return not following or following[0] == "\n" or following[0].isupper()


def rank(style: str, number: str) -> int:
    """Depth of a numbering style; decimal numbers go deeper with each part."""
    if style == "article":
        return 3
    if style == "part":
        return {"phần": -4, "chương": -3, "mục": -2, "tiểu": -1}[number.split(maxsplit=1)[0].lower()]
    if style == "decimal":
        return 10 + number.count(".")
    return {"letter": 0, "roman": 1, "arabic": 10, "point": 30}[style]
