"""A sentence as words that can be compared over periods: numbers, dates and symbols count as one and the same word."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel, Levenshtein

_WORD = re.compile(r"\d[\d.,/-]*\d|\d|[^\s\d,.;:()…“”\"«»!?|]+")
_ANY_NUMBER = "#"
_ALIKE = 0.7


@dataclass(frozen=True, slots=True)
class Word:
    """A word at `[start:end]` of its sentence, as it is compared."""

    start: int
    end: int
    form: str

    @property
    def masked(self) -> str:
        return _ANY_NUMBER if self.form[0].isdigit() else self.form


def words_of(quote: str) -> tuple[Word, ...]:
    """The words of a sentence in lower case with composed letters; marks between them are left out."""
    return tuple(Word(match.start(), match.end(), unicodedata.normalize("NFC", match.group()).lower()) for match in _WORD.finditer(quote))


def masked(words: tuple[Word, ...]) -> tuple[str, ...]:
    """The words with every number alike."""
    return tuple(word.masked for word in words)


def likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """0 to 1: the share of words that two masked sentences have in common, in order; 0 where too few are."""
    return float(Indel.normalized_similarity(one, other, score_cutoff=_ALIKE))


def varying(words: Sequence[Word], other: Sequence[Word]) -> set[int]:
    """Indexes of the words that the other sentence does not have in their place."""
    edits = Levenshtein.opcodes([word.form for word in words], [word.form for word in other])
    return {index for edit in edits if edit.tag != "equal" for index in range(edit.src_start, edit.src_end)}
