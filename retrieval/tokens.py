"""Text to search terms: syllables, and pairs of neighbouring syllables («thi_đua»), with or without diacritics."""

import re
from itertools import pairwise

from corpus.text.folding import fold, plain_word

_WORD = re.compile(r"[^\W_]+")
_SPACES = bytes(code if code > 127 or chr(code).isalnum() else 32 for code in range(256))  # ASCII signs become spaces
_NEW_STYLE = re.compile(r"(?:o[àáảãạèéẻẽẹ]|u(?<!qu)[ỳýỷỹỵ])(?![^\W\d_])")
_OLD_STYLE = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip


def syllables(text: str) -> list[str]:
    """Lower-case syllables and numbers in order; composed, so that NFD text gives the same, and «hoà», «thuỷ» as «hòa», «thủy»."""
    return split_words(_NEW_STYLE.sub(_in_old_style, fold(text).text.lower()))


def split_words(text: str) -> list[str]:
    """Runs of letters and digits."""
    words = text.encode("utf-8", "surrogatepass").translate(_SPACES).decode("utf-8", "surrogatepass").split()
    return words if "".join(words).isalnum() else _WORD.findall(text)  # the pattern takes three times as long


def pairs(words: list[str]) -> list[str]:
    return [f"{first}_{second}" for first, second in pairwise(words)]


def without_accents(words: list[str]) -> list[str]:
    return [*map(plain_word, words)]


def _in_old_style(found: re.Match[str]) -> str:
    return _OLD_STYLE[found.group()]
