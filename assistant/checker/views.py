"""Views of the checked text that several rules read: made once for a text, remembered for the last ones only."""

import re
import unicodedata
from functools import lru_cache
from itertools import compress, count
from operator import eq

from assistant.checker.marking import Span
from assistant.checker.signs import only_words, without_marks
from corpus.citations.parts import Chain, find_chains
from corpus.text.folding import Folded, fold, plain

_LAST = 2
_QUOTATION = re.compile(r"“[^“”\n]{0,600}”|«[^«»\n]{0,600}»|\"[^\"\n]{0,400}\"")


@lru_cache(maxsize=_LAST)
def folded(text: str) -> Folded:
    """The folded view with its map back."""
    return fold(text)


@lru_cache(maxsize=_LAST)
def lowered(text: str) -> str:
    """The folded view in small letters, same length as the folded view; every kind of white space is one space or line end."""
    return folded(text).text.replace("İ", "I").lower()


@lru_cache(maxsize=_LAST)
def bare(text: str) -> str:
    """The folded view in small letters without marks, same length as the folded view."""
    return without_marks(lowered(text))


@lru_cache(maxsize=_LAST)
def spaced(text: str) -> str:
    """The folded view in small letters with a blank for all that is no part of a word, same length as the folded view."""
    return only_words(lowered(text))


@lru_cache(maxsize=_LAST)
def words_of(text: str) -> list[str]:
    """The words of the folded view in small letters, in their order."""
    return spaced(text).split()


@lru_cache(maxsize=_LAST)
def doubled(text: str) -> tuple[int, ...]:
    """Which of the words stand twice in a row, whatever stands between."""
    words = words_of(text)
    return tuple(compress(count(), map(eq, words, words[1:])))


@lru_cache(maxsize=_LAST)
def chains(text: str) -> tuple[Chain, ...]:
    """Every chain of parts («điểm a khoản 1 Điều 5») in the folded view."""
    return tuple(find_chains(folded(text).text))


def folded_between(text: str, start: int, end: int) -> str:
    """A stretch of the text, folded; its offsets are not those of the text."""
    return folded(text).text[start:end] if folded(text).keeps_offsets else fold(text[start:end]).text


def folded_bare(text: str, start: int, end: int) -> str:
    """As `folded_between`, in small letters without marks."""
    return bare(text)[start:end] if folded(text).keeps_offsets else plain(fold(text[start:end]).text)


def small(text: str, start: int, end: int) -> str:
    """A stretch of the text, composed, in small letters; its offsets are not those of the text."""
    return lowered(text)[start:end] if folded(text).keeps_offsets else unicodedata.normalize("NFC", text[start:end]).lower()


def words_between(text: str, start: int, end: int) -> list[str]:
    """The words of a stretch of the text in small letters."""
    return (spaced(text)[start:end] if folded(text).keeps_offsets else only_words(small(text, start, end))).split()


def plainly(text: str, start: int, end: int) -> str:
    """As `small`, without marks."""
    return bare(text)[start:end] if folded(text).keeps_offsets else simple(text[start:end])


def simple(words: str) -> str:
    """A few words, composed, in small letters without marks: for headings and sentences."""
    return plain(unicodedata.normalize("NFC", words))


@lru_cache(maxsize=_LAST)
def quotations(text: str) -> tuple[Span, ...]:
    """Everything in quotation marks on one line, in the text itself."""
    return tuple(match.span() for match in _QUOTATION.finditer(text))
