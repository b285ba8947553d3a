"""Fetches the best candidates of a search and has them put in order by what they say (`ranking`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from corpus.document import Kind
from corpus.library import StoredPassage
from retrieval.editions import Editions, law_name
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

    def ordered(self, query: Query, fused: Ranking, answers: Answers, fetched: Fetched, *, editions: bool = False) -> Ranking:
        """The best of the fused ranking in a better order, then the rest of it; scores never rise.

        A passage that one index did not name counts as the last that it named. `editions`: all editions of an article are wanted among the best.
        """
        best = _first(fused, fetched) if editions else _first_of_each_article(fused, fetched)
        lexical, dense = _shares(answers.lexical), answers.dense
        least, farthest = _least(lexical), _least(dense)
        candidates = [
            _candidate(passage, lexical.get(passage.id, least), dense.get(passage.id, farthest), answers.exact.get(passage.id, 0.0)) for passage in best
        ]
        rarity = partial(self._indexes.lexical.rarity, unaccented=query.unaccented)
        read = order(query.words, candidates, rarity, weights=self._weights, unaccented=query.unaccented)
        seen = {number for number, _ in read}
        rest = [scored for scored in fused if scored[0] not in seen]
        if not read or not rest:
            return read
        scale = read[-1][1] / rest[0][1] if rest[0][1] > 0 else 0.0
        return read + [(number, score * scale) for number, score in rest]


def _first(fused: Ranking, fetched: Fetched) -> list[StoredPassage]:
    return [*fetched.passages([number for number, _ in fused[:READ]]).values()]


def _first_of_each_article(fused: Ranking, fetched: Fetched) -> list[StoredPassage]:
    editions, at = Editions(), 0
    while len(editions.shown) < READ and at < len(fused):
        some = fused[at : at + READ - len(editions.shown)]
        for passage in fetched.passages([number for number, _ in some]).values():
            editions.take(passage)
        at += len(some)
    return editions.shown


def _candidate(passage: StoredPassage, lexical: float, dense: float, exact: float) -> Candidate:
    whole = IndexedPassage(passage.id, passage.document, passage.kind, passage.headings, passage.text).whole
    document = law_name(passage.title) if passage.kind is Kind.LEGAL else passage.document  # editions of one law are one
    return Candidate(passage.id, document, passage.headings[-1] if passage.headings else "", whole, lexical, dense, exact)


def _shares(scores: Scores) -> Scores:
    best = max(scores.values(), default=0.0)
    return {number: score / best for number, score in scores.items()} if best > 0 else {}


def _least(scores: Mapping[int, float]) -> float:
    return max(0.0, min(scores.values(), default=0.0))
