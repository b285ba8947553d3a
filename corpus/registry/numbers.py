"""Document numbers as keys: what is equal («1/KH-UBND» = «01/KH-UBND»), what is one damage away («93/2023/NĐ-CP», «98/2023/NĐ-CP»)."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from corpus.text.folding import strip_accents

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-") | {"\u00d0": "Đ", "\u0189": "Đ"})
_SERIAL = re.compile(r"0*(\d+)")
_YEAR = re.compile(r"\d+[A-ZĐ]?/(\d{4})/")
_LETTERS = "ABCDĐEGHIKLMNOPQRSTUVXY"
_LOOKALIKES = {"O": "0", "I": "1", "L": "1", "Z": "2", "S": "5", "B": "8"}


@lru_cache(maxsize=8192)
def number_key(number: str) -> str:
    """Upper case, no spaces, plain dashes, no leading zeros: «01 / KH – UBND» → «1/KH-UBND»."""
    text = unicodedata.normalize("NFC", "".join(number.split())).upper().translate(_DASHES)
    return _SERIAL.sub(r"\1", text, count=1) if text[:1] == "0" else text


def plain_number_key(number: str) -> str:
    """The key without marks, for numbers typed without them: «98/2023/ND-CP»."""
    return strip_accents(number_key(number))


def year_in(number: str) -> int | None:
    """The year that legal numbers carry: «98/2023/NĐ-CP» → 2023."""
    match = _YEAR.match(number_key(number))
    return int(match[1]) if match else None


def serial_of(number: str) -> int:
    """«98/2023/NĐ-CP» → 98; 0 where there is none."""
    match = re.match(r"\d+", number_key(number))
    return int(match.group()) if match else 0


def symbol_of(number: str) -> str:
    """What follows the serial (and the year): «98/2023/NĐ-CP» → «NĐ-CP», «34-CT/TW» → «CT/TW»."""
    return re.sub(r"^\d+[A-ZĐ]?[/-](?:\d{4}/)?", "", number_key(number))


def one_damage(left: str, right: str) -> bool:
    """Whether two keys differ by one character put in, left out, changed, or by two neighbours swapped."""
    if left == right or abs(len(left) - len(right)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    a, b = left[start:], right[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (len(a) > 1 and a[:2] == b[1::-1] and a[2:] == b[2:])


def damages(key: str) -> Iterator[str]:
    """Every key from which one digit or one letter of the symbol may have been damaged to `key`; a letter may have been the digit that it looks like."""
    for at, char in enumerate(key):
        pool = "0123456789" if char.isdigit() else _LETTERS + _LOOKALIKES.get(char, "") if char.isalpha() else "-/"
        for other in pool:
            if other != char:
                yield key[:at] + other + key[at + 1 :]
        if char.isdigit():
            yield key[:at] + key[at + 1 :]
            for digit in "0123456789":
                yield key[:at] + digit + key[at:]
        if at and char != key[at - 1]:
            yield key[: at - 1] + char + key[at - 1] + key[at + 1 :]
