"""How tall and how deep the letters of a word are → the size of the type and the base line of a recognised line."""

import statistics
import unicodedata
from collections.abc import Iterable

from corpus.reading.ocr_words import Word

# Shares of the type size, measured on serif type of 13 and 14 points at 200 dpi.
_X, _HORNED, _ASCENDER, _CAPITAL = 0.48, 0.58, 0.72, 0.69
_MARKED, _TWICE_MARKED = 0.72, 0.76
_CAPITAL_MARKED, _CAPITAL_TWICE_MARKED = 0.86, 0.92
_DEEP = 0.2

_TALL, _DEEP_LETTERS = frozenset("bdđfhkltij"), frozenset("gjpqyQ,;()[]/|")
_DOT_BELOW, _HORN, _BAR = "\u0323", "\u031b", "đĐ"
_FLAT = frozenset(".,-–—_'\"“”‘’:;…·•*+=~^°¹²³")


def size_of(words: Iterable[Word]) -> float | None:
    """The type size in pixels, None where no word tells it."""
    found = [word.height / _extent(word.text) for word in words if not is_flat(word.text)]
    return statistics.median(found) if found else None


def base_of(words: list[Word], size: float) -> float:
    """Where the letters stand, in pixels from the top."""
    telling = [word for word in words if not is_flat(word.text)] or words
    return statistics.median(word.bottom - _depth(word.text) * size for word in telling)


def is_flat(text: str) -> bool:
    """Marks alone say nothing of the size of the type."""
    return all(letter in _FLAT for letter in text)


def _extent(text: str) -> float:
    return max(_height(letter) for letter in text if letter not in _FLAT) + _depth(text)


def _depth(text: str) -> float:
    return _DEEP if any(letter in _DEEP_LETTERS or _DOT_BELOW in unicodedata.normalize("NFD", letter) for letter in text) else 0.0


def _height(letter: str) -> float:
    base, marks = _parts(letter)
    above = sum(mark not in {_DOT_BELOW, _HORN} for mark in marks)
    if letter.isdigit() or base.isupper():
        return (_CAPITAL, _CAPITAL_MARKED, _CAPITAL_TWICE_MARKED)[min(above, 2)]
    plain = _ASCENDER if base in _TALL or not letter.isalpha() else _HORNED if _HORN in marks else _X
    return max(plain, (0.0, _MARKED, _TWICE_MARKED)[min(above, 2)])


def _parts(letter: str) -> tuple[str, str]:
    """The letter without its marks, and the marks."""
    parts = unicodedata.normalize("NFD", letter)
    return parts[0], parts[1:]
