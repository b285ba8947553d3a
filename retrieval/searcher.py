"""A query → passages: both indexes are asked, their scores fused, the passages fetched from the library."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from corpus.document import Kind
from corpus.library import Library, StoredPassage
from corpus.text.folding import key
from retrieval.accented import with_accents
from retrieval.crossencoder import DEPTH as RERANKED
from retrieval.crossencoder import LocalCrossEncoder
from retrieval.editions import law_name
from retrieval.errors import BrokenIndex, UnknownPassage
from retrieval.fetching import Fetched
from retrieval.filters import EVERYTHING, Filters, Within
from retrieval.forces import Forces
from retrieval.fusion import ScoreList, fuse
from retrieval.hits import Hit, IndexedPassage, Scores
from retrieval.indexes import Indexes
from retrieval.narrowing import NarrowedVectors
from retrieval.query import Query, read_query
from retrieval.second_look import Answers, Ranking, SecondLook
from retrieval.similar import likeness, passage_query, shingles

if TYPE_CHECKING:
    from corpus.registry.snapshot import Registry

_DEEPER = (1, 4, 16, 64)  # times the depth, until a page is full
_COMPARED = 50  # candidates whose text is compared with that of a passage
_TITLES, _A_NAME = 50, 2  # passages of an article whose title is looked at; words that a title has at least
_ASIDE = 4  # searches whose vectors are compared at the same time
_TRIES = 4  # while another program keeps changing the library


@dataclass(frozen=True, slots=True)
class SearchWeights:
    """How deep each index is asked and what its answer counts; one that counts nothing is not asked.

    `exact` is what a passage of the named document or article gains. `reads`: the best candidates are read and put in order (`ranking`).
    """

    depth: int = 100
    lexical: float = 1.0
    dense: float = 0.6
    exact: float = 3.0
    reads: bool = True


class Searcher:
    """Searches the library of a data folder; notices by itself when another process has changed it.

    `registry`: asked whether legal documents are in force. `reranker`: puts the best passages in a better order.
    While the vectors are those of another model than the one configured, only the lexical index is asked.
    """

    def __init__(
        self,
        library: Library,
        indexes: Indexes,
        *,
        weights: SearchWeights | None = None,
        registry: "Callable[[], Registry] | None" = None,
        reranker: LocalCrossEncoder | None = None,
    ) -> None:
        self._library = library
        self._indexes = indexes
        self._weights = weights or SearchWeights()
        self._registry = registry
        self._reranker = reranker
        self._nearest = NarrowedVectors(indexes)
        self._second_look = SecondLook(indexes)
        self._aside = ThreadPoolExecutor(_ASIDE, thread_name_prefix="dense")
        self._generation = library.generation()

    def search(
        self, query: str, *, k: int = 10, offset: int = 0, filters: Filters = EVERYTHING, kind: Kind | None = None, exclude: str | None = None
    ) -> list[Hit]:
        """The best `k` passages after the first `offset`, best first; pages never overlap while the library stays as it is.

        `kind` and `exclude` (a document whose passages are not wanted: the one being drafted) narrow `filters` further.
        """
        filters = filters.narrowed(kind=kind, exclude=exclude)
        return self._undisturbed(lambda fetched: self._page(self._ordered(query, filters, fetched), filters, fetched, k, offset))

    def similar(self, passage: int | str, *, k: int = 10, offset: int = 0, filters: Filters = EVERYTHING, elsewhere: bool = False) -> list[Hit]:
        """Passages that read like a passage of the library (its number) or like a text, most alike first, itself left out.

        Figures and dates do not count, so that the same section of other periods comes first. `score` is the share in common,
        0 to 1. `elsewhere`: the document of the passage is left out too. Raises UnknownPassage.
        """
        return self._undisturbed(lambda fetched: self._similar(passage, filters, fetched, k, offset, elsewhere=elsewhere))

    def _similar(self, passage: int | str, filters: Filters, fetched: Fetched, k: int, offset: int, *, elsewhere: bool) -> list[Hit]:
        if isinstance(passage, str):
            return self._page(iter(self._alike(passage, None, filters, fetched)), filters, fetched, k, offset)
        like = fetched.passages([passage]).get(passage)
        if like is None:
            raise UnknownPassage(f"Thư viện không có đoạn số {passage}: hãy tìm lại để lấy số đoạn.")
        filters = filters.narrowed(exclude=like.document) if elsewhere else filters
        return self._page(iter(self._alike(_whole(like), passage, filters, fetched)), filters, fetched, k, offset)

    def rank(self, text: str, filters: Filters = EVERYTHING, depth: int | None = None, fetched: Fetched | None = None) -> Ranking:
        """Numbers of passages with their scores, best first, up to `depth` of each index together; `in_force_on` is left to `search`."""
        query, depth = read_query(text), depth or self._weights.depth
        if not query.words:
            return []
        fetched = fetched or Fetched(self._library)
        answers = self._asked(query, filters, depth, fetched)
        fused = self._fused(answers, depth)
        if depth > self._weights.depth or not self._weights.reads:
            return fused
        return self._second_look.ordered(query, fused, answers, fetched, editions=filters.in_force_on is not None)

    def _asked(self, query: Query, filters: Filters, depth: int, fetched: Fetched) -> Answers:
        try:
            return self._answers(query, filters, depth, fetched)
        except BrokenIndex:
            self._indexes.reload()  # another process may just have made the index that this one had not seen
            return self._answers(query, filters, depth, fetched)

    def _answers(self, query: Query, filters: Filters, depth: int, fetched: Fetched) -> Answers:
        """An index whose answer weighs nothing is not asked."""
        within, weights = self._within(filters), self._weights
        if within.is_empty:
            return Answers({}, {}, {})
        reading = with_accents(query)
        nearest = self._aside.submit(self._near, reading.for_meaning, within, depth) if weights.dense and self._indexes.fits() else None
        try:
            lexical = self._indexes.lexical.search(reading.for_words, within=within, limit=depth) if weights.lexical else {}
            exact = self._exact(query, within, depth, fetched)
        finally:
            dense = nearest.result() if nearest else {}
        return Answers(lexical, dense, exact)

    def _near(self, query: Query, within: Within, depth: int) -> Scores:
        return self._nearest.search(self._indexes.embedding.embed([query.text])[0], within, limit=depth)

    def _fused(self, answers: Answers, depth: int) -> Ranking:
        weights = self._weights
        lists = (
            ScoreList(answers.lexical, weights.lexical, full=len(answers.lexical) == depth),
            ScoreList(answers.dense, weights.dense, full=len(answers.dense) >= depth // 4),
            ScoreList(answers.exact, weights.exact),
        )
        return fuse(lists)

    def _exact(self, query: Query, within: Within, depth: int, fetched: Fetched) -> Scores:
        """The provision named first, then the rest of its document."""
        lexical = self._indexes.lexical
        scores: Scores = {}
        if query.article and not query.number and not query.number_start:
            return dict.fromkeys(self._named_by_title(query, within, fetched), 1.0)
        for number in (query.number,) if query.number else lexical.numbers_starting(query.number_start) if query.number_start else ():
            scores |= dict.fromkeys(lexical.numbered(number, within=within, limit=depth), 0.5)
            if query.article:
                scores |= dict.fromkeys(lexical.numbered(number, article=query.article, within=within, limit=depth), 1.0)
        return scores

    def _named_by_title(self, query: Query, within: Within, fetched: Fetched) -> list[int]:
        """Passages of the article named in documents all words of whose title stand in the query («Điều 74 Luật Thi đua, khen thưởng»)."""
        articles = replace(within, fields=(*within.fields, ("article", (query.article or "",))))
        found = fetched.passages(list(self._indexes.lexical.search(query, within=articles, limit=_TITLES)))
        asked = set(key(query.text).split())
        names = {number: law_name(passage.title).split() for number, passage in found.items()}
        return [number for number, name in names.items() if len(name) >= _A_NAME and asked.issuperset(name)]

    def _within(self, filters: Filters) -> Within:
        fields = []
        if filters.agency is not None:
            fields.append(("agency", self._indexes.lexical.agencies(key(filters.agency))))
        if filters.period is not None:
            fields.append(("period", (filters.period,)))
        if filters.year is not None:
            fields.append(("year", (str(filters.year),)))
        return Within(filters.kinds, tuple(fields), filters.exclude)

    def _ordered(self, text: str, filters: Filters, fetched: Fetched) -> Iterator[tuple[int, float]]:
        """The ranking, then what deeper rankings add to it: the order does not depend on how much of it is asked for. Scores never rise."""
        given: set[int] = set()
        lowest = float("inf")
        for times in _DEEPER:
            ranked = [scored for scored in self.rank(text, filters, times * self._weights.depth, fetched) if scored[0] not in given]
            if not ranked:
                return
            for passage, score in ranked if given else self._reranked(text, ranked, fetched):
                lowest = min(lowest, score)
                yield passage, lowest
            given.update(passage for passage, _ in ranked)

    def _reranked(self, text: str, ranked: Ranking, fetched: Fetched) -> Ranking:
        """The best in the order of the reranker; the scores stay with the places."""
        if self._reranker is None:
            return ranked
        held = fetched.passages([passage for passage, _ in ranked[:RERANKED]])
        best = [scored for scored in ranked[:RERANKED] if scored[0] in held]
        order = self._reranker.order(text, [_whole(held[passage]) for passage, _ in best])
        return [(best[at][0], score) for at, (_, score) in zip(order, best, strict=True)] + ranked[RERANKED:]

    def _alike(self, text: str, itself: int | None, filters: Filters, fetched: Fetched) -> Ranking:
        depth = self._weights.depth
        found = [passage for passage, _ in self._fused(self._asked(passage_query(text), filters, depth, fetched), depth) if passage != itself][:_COMPARED]
        own = shingles(text)
        scored = [(number, likeness(own, shingles(_whole(passage)))) for number, passage in fetched.passages(found).items()]
        return sorted(scored, key=lambda item: (-item[1], item[0]))

    def _page(self, ordered: Iterator[tuple[int, float]], filters: Filters, fetched: Fetched, k: int, offset: int) -> list[Hit]:
        """Fetch what is ranked, some at a time, leaving out what the library no longer holds or what is not in force."""
        forces = Forces(self._library, self._registry, filters.in_force_on) if filters.in_force_on and self._registry else None
        found: list[tuple[StoredPassage, float, bool | None]] = []
        while len(found) < offset + k and (some := list(islice(ordered, offset + k + k))):
            held = fetched.passages([number for number, _ in some])
            force = forces.of([passage.document for passage in held.values()]) if forces else {}
            kept = [(held[number], score) for number, score in some if number in held]
            found += [(passage, score, force.get(passage.document)) for passage, score in kept if force.get(passage.document) is not False]
        return [_hit(passage, score, rank, force) for rank, (passage, score, force) in enumerate(found[: offset + k], start=1)][offset:]

    def _undisturbed(self, find: Callable[[Fetched], list[Hit]]) -> list[Hit]:
        """Search again where the library changed meanwhile: a passage that the indexes named may just have been replaced."""
        for _ in range(_TRIES):
            generation = self._keep_up()
            hits = find(Fetched(self._library))
            if self._library.generation() == generation:
                break
        return hits

    def _keep_up(self) -> int:
        generation = self._library.generation()
        if generation != self._generation:
            self._indexes.reload()
            self._nearest.forget()
            self._generation = generation
        return generation


def _whole(passage: StoredPassage) -> str:
    return IndexedPassage(passage.id, passage.document, passage.kind, passage.headings, passage.text).whole


def _hit(passage: StoredPassage, score: float, rank: int, in_force: bool | None) -> Hit:
    return Hit(
        passage=passage.id,
        document=passage.document,
        title=passage.title,
        kind=passage.kind,
        headings=passage.headings,
        score=score,
        rank=rank,
        start=passage.start,
        end=passage.end,
        text=passage.text,
        in_force=in_force,
    )
