"""Text of a draft → pieces: markdown leftovers become bold and italic or vanish, open slots are marked. The draft itself is not touched."""

import re

from assistant.export.layout import Line, Piece

SLOT = re.compile(r"\[…[^\[\]]*?…\]")
"""An open slot: «[…số tập thể được tặng Bằng khen (kỳ trước: 03)…]»."""

_HASHES = re.compile(r"^\s*#{1,6}\s+")
_OPENS = r"(?:(?<=^)|(?<=[\s\"'“‘«(\[-]))"
_CLOSES = r"(?=$|[\s\"'”’».,;:!?)\]])"
_EMPHASIS = re.compile(rf"{_OPENS}(\*{{1,3}})(?=[^\s*])(.+?)(?<=[^\s*])\1{_CLOSES}", re.DOTALL)
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # no XML file can hold these
_STRAY = re.compile(r"\*{2,}")


def pieces_of(text: str, *, bold: bool = False, italic: bool = False) -> Line:
    """Pieces of one paragraph; `bold` and `italic` are the look of what carries no mark of its own."""
    text = _HASHES.sub("", _UNWRITABLE.sub("", text))
    line: list[Piece] = []
    position = 0
    for match in _EMPHASIS.finditer(text):
        line += _with_slots(text[position : match.start()], bold=bold, italic=italic)
        stars = len(match[1])
        line += _with_slots(match[2], bold=bold or stars >= 2, italic=italic or stars != 2)
        position = match.end()
    return tuple(line + _with_slots(text[position:], bold=bold, italic=italic))


def plain(text: str) -> str:
    """The text without markdown leftovers."""
    return text_of(pieces_of(text)).strip()


def text_of(line: Line) -> str:
    return "".join(piece.text for piece in line)


def has_slot(text: str) -> bool:
    return bool(SLOT.search(text))


def _with_slots(text: str, *, bold: bool, italic: bool) -> list[Piece]:
    text = _STRAY.sub("", text)
    pieces: list[Piece] = []
    position = 0
    for match in SLOT.finditer(text):
        pieces += [Piece(text[position : match.start()], bold, italic), Piece(match[0], bold, italic, slot=True)]
        position = match.end()
    return [piece for piece in [*pieces, Piece(text[position:], bold, italic)] if piece.text]
