"""Text to search terms: syllables, and pairs of neighbouring syllables («thi_đua»), with or without diacritics."""

import re
from functools import lru_cache
from itertools import pairwise

from corpus.text.folding import fold, plain_word

_WORD = re.compile(r"[^\W_]+")
_SPACES = bytes(code if code > 127 or chr(code).isalnum() else 32 for code in range(256))  # ASCII signs become spaces
_OTHER_STYLE = re.compile(r"(?:o[àáảãạèéẻẽẹ]|u(?<!qu)[ỳýỷỹỵ]|q[ùúủũụ]y)(?= )")
_STYLE = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy", "qùy": "quỳ", "qúy": "quý", "qủy": "quỷ", "qũy": "quỹ", "qụy": "quỵ",
}  # fmt: skip


def syllables(text: str) -> list[str]:
    """Lower-case syllables and numbers in order; composed, so that NFD text gives the same, and the tone where «hòa», «thủy», «quý» have it."""
    return spaced(text).split()


def spaced(text: str) -> str:
    """The same as one text with a space before, between and after them, so that ` thi đua ` is found in it."""
    return _in_one_style(f" {' '.join(split_words(fold(text).text.lower()))} ")


@lru_cache(maxsize=16_384)
def syllable(word: str) -> str:
    """One word of folded text as `syllables` gives it."""
    return _in_one_style(f"{word.lower()} ").rstrip()


def split_words(text: str) -> list[str]:
    """Runs of letters and digits."""
    words = text.encode("utf-8", "surrogatepass").translate(_SPACES).decode("utf-8", "surrogatepass").split()
    return words if "".join(words).isalnum() else _WORD.findall(text)  # the pattern takes three times as long


def pairs(words: list[str]) -> list[str]:
    return [f"{first}_{second}" for first, second in pairwise(words)]


def without_accents(words: list[str]) -> list[str]:
    return [*map(plain_word, words)]


def _in_one_style(words: str) -> str:
    return _OTHER_STYLE.sub(lambda found: _STYLE[found.group()], words)
