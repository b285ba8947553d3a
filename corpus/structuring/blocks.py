"""Lines of a text as blocks, each with its decoration (markdown marks, bullet) set aside and its nature guessed from its beginning."""

import re
from dataclasses import dataclass

from corpus.structuring.numbering import numbering_at
from corpus.text.sentences import trim

_DECORATION = re.compile(r"[\s#*_>|]*")
_BULLET = re.compile(r"[-–+•*]\s*(?=\S)")
_FOOTNOTE = re.compile(r"(?:[¹²³⁴⁵⁶⁷⁸⁹]+|\[\d{1,2}\]|\(\d{1,2}\))\s*")
_TERMINAL = '.;:!?…”")»'
_RULE = re.compile(r"[-–—_*=.\s]{2,}[oO0]{1,3}[-–—_*=.\s]{2,}")
_SUPERSCRIPT_END = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹]+$")


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
    if text[start].isalnum():
        return False
    return not any(c.isalnum() for c in text[start:end]) or bool(_RULE.fullmatch(text, start, end))


def _block(text: str, start: int, end: int) -> Block:
    decoration = _DECORATION.match(text, start, end)
    body = decoration.end() if decoration else start
    style, number = numbering_at(text, body, end)
    if text[start].isalpha():
        return Block(start, end, body, style, number, bullet=False, footnote=False, decorated=False)
    bullet = style is None and (bool(_BULLET.match(text, body, end)) or (text[start] == "*" and text[start : start + 2] not in ("**", "*-")))
    footnote = style is None and bool(_FOOTNOTE.match(text, body, end))
    return Block(start, end, body, style, number, bullet, footnote, decorated=body > start)
