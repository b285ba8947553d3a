"""Text to search terms: syllables, and pairs of neighbouring syllables («thi_đua»), with or without diacritics."""

import re
from itertools import pairwise

from corpus.text.folding import fold, plain_word

_SYLLABLE = re.compile(r"[^\W_]+")
_NEW_STYLE = re.compile(r"(?:o[àáảãạèéẻẽẹ]|u(?<!qu)[ỳýỷỹỵ])(?![^\W\d_])")
_OLD_STYLE = {both[:2]: both[2:] for both in "oàòa oáóa oảỏa oãõa oạọa oèòe oéóe oẻỏe oẽõe oẹọe uỳùy uýúy uỷủy uỹũy uỵụy".split()}


def syllables(text: str) -> list[str]:
    """Lower-case syllables and numbers in order; composed, so that NFD text gives the same, and «hoà», «thuỷ» as «hòa», «thủy»."""
    return _SYLLABLE.findall(_NEW_STYLE.sub(_in_old_style, fold(text).text.lower()))


def pairs(words: list[str]) -> list[str]:
    return [f"{first}_{second}" for first, second in pairwise(words)]


def without_accents(words: list[str]) -> list[str]:
    return [*map(plain_word, words)]


def _in_old_style(found: re.Match[str]) -> str:
    return _OLD_STYLE[found.group()]
