"""Can the text layer of a page be taken for its text? Fonts without a code table and layers laid by scanners say no."""

import re
from enum import Enum, auto

from corpus.reading.pdf_layer import Layer
from corpus.text.encoding import Decoded, with_legacy_repaired
from corpus.text.syllables import is_syllable

_FEWEST_WORDS = 12
_FEWEST_LETTERS = 60
_SAMPLE = 150
_WORD = re.compile(r"[^\W\d_]+")
_PRIVATE = re.compile(r"[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f\x7f-\x9f]")
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
_HARD = re.compile(r"[bcdfghjklmnpqrstvwxz]{5}", re.IGNORECASE)


class Trust(Enum):
    """What the letters of a page are worth.

    EMPTY: there are none · TEXT: they are its text · LAID: invisible under a picture, good Vietnamese · POOR: such letters without their
    marks · GARBLED: signs that are no words.
    """

    EMPTY = auto()
    TEXT = auto()
    LAID = auto()
    POOR = auto()
    GARBLED = auto()


def trust_in(layer: Layer) -> Trust:
    """Judge the text layer of a page."""
    letters = sum(map(len, layer.words))
    if not layer.rows or not letters:
        return Trust.EMPTY
    text = " ".join(layer.words[:_SAMPLE])
    signs = max(layer.unmapped / letters, len(_PRIVATE.findall(text)) / max(len(text), 1))
    words = _WORD.findall(with_legacy_repaired(Decoded(text, "utf-8")).text)
    if signs > 0.2 or (_is_enough(words) and plausible_share(words) < 0.45):
        return Trust.GARBLED
    if layer.hidden < 0.5 * letters:
        return Trust.TEXT
    return Trust.LAID if _marked_share(words) > 0.3 and plausible_share(words) > 0.8 else Trust.POOR


def _is_enough(words: list[str]) -> bool:
    """A page with a few odd words is not judged by them."""
    return len(words) >= _FEWEST_WORDS or sum(map(len, words)) >= _FEWEST_LETTERS


def plausible_share(words: list[str]) -> float:
    """Share of the words that have the shape of a Vietnamese syllable, of an abbreviation or of a foreign word."""
    return sum(map(_plausible, words)) / max(len(words), 1)


def _plausible(word: str) -> bool:
    if is_syllable(word) or (word.isupper() and len(word) <= 6):
        return True
    return word.isascii() and bool(_VOWEL.search(word)) and not _HARD.search(word) and (word.islower() or word.istitle())


def _marked_share(words: list[str]) -> float:
    """Share of the words with a Vietnamese mark: seven of ten in running text."""
    return sum(not word.isascii() for word in words) / max(len(words), 1)
