"""Text to search terms: syllables, and pairs of neighbouring syllables («thi_đua»), with or without diacritics."""

import re
from itertools import pairwise

from corpus.text.folding import fold, strip_accents

_SYLLABLE = re.compile(r"[^\W_]+")


def syllables(text: str) -> list[str]:
    """Lower-case syllables and numbers in order; composed, so that NFD text gives the same."""
    return _SYLLABLE.findall(fold(text).text.lower())


def pairs(words: list[str]) -> list[str]:
    return [f"{first}_{second}" for first, second in pairwise(words)]


def without_accents(words: list[str]) -> list[str]:
    return strip_accents(" ".join(words)).split(" ") if words else []
