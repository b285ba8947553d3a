"""A .txt or .md file with changes: every byte outside them stays, the encoding and the line ends too."""

import codecs

from corpus.text.encoding import decode
from corpus.writing.change import Change, changed

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def write_plain(data: bytes, text: str, changes: tuple[Change, ...]) -> tuple[bytes, bool]:
    """The new file, and whether it kept its encoding: one whose letters had to be repaired (old fonts, damage) becomes UTF-8."""
    mark = next((each for each in _MARKS if data.startswith(each)), b"")
    decoded = decode(data)
    encoding = decoded.encoding if decoded and decoded.text == text else "utf-8"
    try:
        if mark + text.encode(encoding) == data:
            return mark + changed(text, changes).encode(encoding), True
    except (LookupError, UnicodeEncodeError):
        pass  # an encoding that only reading knows, or a new letter that it lacks: UTF-8 holds them all
    return changed(text, changes).encode(), False
