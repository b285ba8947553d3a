"""Signs of the fonts Symbol and Wingdings → Unicode; their letters are signs by position (docx_symbols.toml)."""

import re
import tomllib
from functools import cache
from importlib.resources import files

_FONTS = {"symbol", "wingdings", "wingdings 2"}
_PRIVATE = range(0xF020, 0xF100)
_PRIVATE_SIGN = re.compile("[\uf020-\uf0ff]")


@cache
def _tables() -> dict[str, dict[int, str]]:
    """Font name in small letters → place → sign."""
    read = tomllib.loads((files("corpus.reading") / "docx_symbols.toml").read_text(encoding="utf-8"))
    return {font: {int(place, 16): sign for place, sign in signs.items()} for font, signs in read.items()}


def symbol(code: int, font: str) -> str:
    """The sign at this place of the font, or the character itself where no sign is known."""
    place = code - 0xF000 if code in _PRIVATE else code
    table = _tables().get(font.lower())
    if table is None:
        return chr(place) if 0x20 <= place < 0xD800 else chr(code)
    if place in table:
        return table[place]
    return chr(place) if font.lower() == "symbol" and place < 0x80 else chr(0xF000 + place) if place < 0x100 else chr(code)


def with_symbols(text: str, font: str) -> str:
    """Text in a symbol font; also private characters that newer programs keep in other fonts. Letters no such font has stay."""
    if font.lower() in _FONTS:
        return "".join(symbol(ord(letter), font) if ord(letter) < 0x100 or ord(letter) in _PRIVATE else letter for letter in text)
    return _PRIVATE_SIGN.sub(lambda match: symbol(ord(match.group()), "Wingdings"), text)
