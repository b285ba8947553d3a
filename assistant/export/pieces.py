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
    return tuple(piece for _, piece in placed_pieces(_UNWRITABLE.sub("", text), bold=bold, italic=italic))


def placed_pieces(text: str, *, bold: bool = False, italic: bool = False) -> list[tuple[int, Piece]]:
    """The pieces with the offset at which the letters of each stand in `text`."""
    position = hashes.end() if (hashes := _HASHES.match(text)) else 0
    line: list[tuple[int, Piece]] = []
    for match in _EMPHASIS.finditer(text, position):
        line += _with_slots(text, position, match.start(), bold=bold, italic=italic)
        stars = len(match[1])
        line += _with_slots(text, match.start(2), match.end(2), bold=bold or stars >= 2, italic=italic or stars != 2)
        position = match.end()
    return line + _with_slots(text, position, len(text), bold=bold, italic=italic)


def plain(text: str) -> str:
    """The text without markdown leftovers."""
    return text_of(pieces_of(text)).strip()


def text_of(line: Line) -> str:
    return "".join(piece.text for piece in line)


def has_slot(text: str) -> bool:
    return bool(SLOT.search(text))


def writable(text: str) -> str:
    """The text without letters that no XML file can hold."""
    return _UNWRITABLE.sub("", text)


def _with_slots(text: str, start: int, end: int, *, bold: bool, italic: bool) -> list[tuple[int, Piece]]:
    """Pieces of `text[start:end]`; what is neither a slot nor a stray mark stays together."""
    pieces: list[tuple[int, Piece]] = []
    position = start
    for match in SLOT.finditer(text, start, end):
        pieces += _without_strays(text, position, match.start(), bold=bold, italic=italic)
        pieces.append((match.start(), Piece(match[0], bold, italic, slot=True)))
        position = match.end()
    return pieces + _without_strays(text, position, end, bold=bold, italic=italic)


def _without_strays(text: str, start: int, end: int, *, bold: bool, italic: bool) -> list[tuple[int, Piece]]:
    pieces: list[tuple[int, Piece]] = []
    position = start
    for match in [*_STRAY.finditer(text, start, end), None]:
        stop = match.start() if match else end
        if stop > position:
            pieces.append((position, Piece(text[position:stop], bold, italic)))
        position = match.end() if match else end
    return pieces
