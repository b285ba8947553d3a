"""Fetches the best candidates of a search and has them put in order by what they say (`ranking`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from corpus.document import Kind
from corpus.library import StoredPassage
from retrieval.fetching import Fetched
from retrieval.hits import IndexedPassage, Scores
from retrieval.indexes import Indexes
from retrieval.query import Query
from retrieval.ranking import READ, Candidate, RankWeights, order

Ranking = list[tuple[int, float]]


@dataclass(frozen=True, slots=True)
class Answers:
    """What each index answered to one query; `exact`: passages of the document and the provision that it names."""

    lexical: Scores
    dense: Scores
    exact: Scores


class SecondLook:
    """The second stage of a search over a library."""

    def __init__(self, indexes: Indexes, *, weights: RankWeights | None = None) -> None:
        self._indexes = indexes
        self._weights = weights or RankWeights()

    def ordered(self, query: Query, fused: Ranking, answers: Answers, fetched: Fetched) -> Ranking:
        """The best of the fused ranking in a better order, then the rest of it; scores never rise.

        A passage that one index did not name counts as the last that it named.
        """
        best, rest = fused[:READ], fused[READ:]
        held = fetched.passages([number for number, _ in best])
        lexical, dense = _shares(answers.lexical), answers.dense
        least, farthest = _least(lexical), _least(dense)
        candidates = [
            _candidate(held[number], lexical.get(number, least), dense.get(number, farthest), answers.exact.get(number, 0.0))
            for number, _ in best
            if number in held
        ]
        rarity = partial(self._indexes.lexical.rarity, unaccented=query.unaccented)
        read = order(query.words, candidates, rarity, weights=self._weights, unaccented=query.unaccented)
        if not read or not rest:
            return read
        scale = read[-1][1] / rest[0][1] if rest[0][1] > 0 else 0.0
        return read + [(number, score * scale) for number, score in rest]


def _candidate(passage: StoredPassage, lexical: float, dense: float, exact: float) -> Candidate:
    whole = IndexedPassage(passage.id, passage.document, passage.kind, passage.headings, passage.text).whole
    document = passage.title if passage.kind is Kind.LEGAL else passage.document  # editions of one law are one
    return Candidate(passage.id, document, passage.headings[-1] if passage.headings else "", whole, lexical, dense, exact)


def _shares(scores: Scores) -> Scores:
    best = max(scores.values(), default=0.0)
    return {number: score / best for number, score in scores.items()} if best > 0 else {}


def _least(scores: Mapping[int, float]) -> float:
    return max(0.0, min(scores.values(), default=0.0))
