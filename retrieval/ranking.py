"""The second look: the best candidates of both indexes are read, and put in order by what their scores do not tell.

A passage gains when the query's neighbouring words are neighbours in it, when its heading speaks of nothing but what was asked, when the rest of
its document speaks of what it leaves out itself, and, for a question what something is, when it says «… là …». The weights were chosen on the
622 development questions of docs/retrieval-evaluation.md; nothing of them is in what the model or the indexes hold.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.text.folding import plain, strip_accents
from retrieval.tokens import spaced

Rarity = Callable[[str], float]
READ = 25  # candidates that are read
_IS = ("là", "la")
_ASKS_WHAT_IT_IS = re.compile(r"\b(?:la gi|the nao la|dinh nghia|khai niem|duoc hieu|la nhu the nao)\b")
_NUMBERING = re.compile(r"^(?:(?:điều|mục|chương|phần)\s+)?(?:\d+(?:\.\d+)*[a-zđ]?|[ivxlc]+|[a-zđ])[.):]*\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RankWeights:
    """What each sign counts; all signs lie between 0 and 1."""

    lexical: float = 1.0
    dense: float = 4.4
    pairs: float = 6.7
    heading: float = 1.8
    document: float = 3.8
    definition: float = 6.3
    exact: float = 60.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage to be read. `lexical` and `dense`: its scores, the best of the query being 1; `document`: what it is a part of.

    `exact`: 1 for a part of the provision that the query names, less for another part of the document it names.
    """

    number: int
    document: str
    heading: str
    text: str
    lexical: float
    dense: float
    exact: float = 0.0


@dataclass(frozen=True, slots=True)
class _Read:
    """A candidate as words: those of heading and text together, each between two spaces, and of its own heading without its number."""

    candidate: Candidate
    words: str
    heading: Sequence[str]


def order(
    query: Sequence[str], candidates: Iterable[Candidate], rarity: Rarity, *, weights: RankWeights | None = None, unaccented: bool = False
) -> list[tuple[int, float]]:
    """Candidates with their joint score, best first.

    `query`: its syllables, typed without diacritics where `unaccented` says so: then all words are compared without. `rarity`: the inverse
    document frequency of a syllable.
    """
    weights = weights or RankWeights()
    form = _plain if unaccented else spaced
    read = [_Read(each, form(each.text), form(_NUMBERING.sub("", each.heading)).split()) for each in candidates]
    asked = _Asked(query, rarity)
    around = asked.of_documents(read)
    scored = [
        (
            each.candidate.number,
            weights.lexical * each.candidate.lexical
            + weights.dense * each.candidate.dense
            + weights.pairs * asked.pairs_in(each.words)
            + weights.heading * asked.share_of(each.heading)
            + weights.document * around[each.candidate.document]
            + weights.definition * asked.defined_in(each.words)
            + weights.exact * each.candidate.exact,
        )
        for each in read
    ]
    return sorted(scored, key=lambda item: (-item[1], item[0]))


def _plain(text: str) -> str:
    return strip_accents(spaced(text))


class _Asked:
    """The words of a query, weighed by how rare they are."""

    def __init__(self, words: Sequence[str], rarity: Rarity) -> None:
        self._rarity = rarity
        self._words = {word: rarity(word) for word in words}
        self._between_spaces = [(word, f" {word} ") for word in self._words]
        self._pairs = {f" {a} {b} ": 1.0 + min(self._words[a], self._words[b]) for a, b in pairwise(words)}
        self._whole = sum(self._words.values()) or 1.0
        self._all_pairs = sum(self._pairs.values()) or 1.0
        self._what_it_is = bool(_ASKS_WHAT_IT_IS.search(plain(" ".join(words))))

    def pairs_in(self, words: str) -> float:
        """How much of the query's pairs of neighbours stand in `words`."""
        if not self._pairs:
            return self._covered(self._found_in(words))
        return sum([weight for pair, weight in self._pairs.items() if pair in words]) / self._all_pairs

    def share_of(self, words: Sequence[str]) -> float:
        """How much of `words` the query asks for."""
        distinct = set(words)
        asked = sum([self._words[word] for word in distinct if word in self._words])
        whole = asked + sum([self._rarity(word) for word in distinct if word not in self._words]) if asked else 0.0
        return asked / whole if whole else 0.0

    def of_documents(self, read: Iterable[_Read]) -> dict[str, float]:
        """How much of the query the candidates of each document speak of together."""
        words: dict[str, set[str]] = {}
        for each in read:
            words.setdefault(each.candidate.document, set()).update(self._found_in(each.words))
        return {document: self._covered(found) for document, found in words.items()}

    def defined_in(self, text: str) -> float:
        """How much of the query stands right before an «là», in a question what something is."""
        if not self._what_it_is:
            return 0.0
        words, longest = text.split(), 0
        for at, word in enumerate(words):
            if word in _IS:
                start = at
                while start > 0 and words[start - 1] in self._words:
                    start -= 1
                longest = max(longest, at - start if at - start > 1 else 0)
        return min(1.0, longest / max(1, len(self._words)))

    def _found_in(self, words: str) -> set[str]:
        return {word for word, between in self._between_spaces if between in words}

    def _covered(self, found: set[str]) -> float:
        return sum(self._words[word] for word in found) / self._whole
