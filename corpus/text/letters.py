"""Vietnamese letters in regular expressions. Code points mix capitals and small letters, so a plain range cannot tell them apart."""

import re
import unicodedata

_MARKED = [
    unicodedata.normalize("NFC", base + shape + tone)
    for base in "aeiouy"
    for shape in ("", "\u0302", "\u0306", "\u031b")
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
]
_SMALL = "đ" + "".join(sorted({letter for letter in _MARKED if len(letter) == 1 and not letter.isascii()}))
_CAPITAL = _SMALL.upper()


def compile_vi(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile` in which «À-Ỹ» inside a class stands for the marked capitals (Đ too) and «à-ỹ» for the marked small letters."""
    return re.compile(pattern.replace("À-Ỹ", _CAPITAL).replace("à-ỹ", _SMALL), flags)
