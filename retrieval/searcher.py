"""A query → passages: both indexes are asked, their scores fused, the passages fetched from the library."""

from dataclasses import dataclass

from corpus.document import Kind
from corpus.library import Library, StoredPassage
from retrieval.errors import BrokenIndex
from retrieval.fusion import ScoreList, fuse
from retrieval.hits import Hit, Scores
from retrieval.indexes import Indexes
from retrieval.query import Query, read_query


@dataclass(frozen=True, slots=True)
class SearchWeights:
    """How deep each index is asked and what its answer counts. `exact` is what a passage of the named document or article gains."""

    depth: int = 100
    lexical: float = 1.0
    dense: float = 0.6
    exact: float = 3.0


class Searcher:
    """Searches the library of a data folder; notices by itself when another process has changed it."""

    def __init__(self, library: Library, indexes: Indexes, *, weights: SearchWeights | None = None) -> None:
        self._library = library
        self._indexes = indexes
        self._weights = weights or SearchWeights()
        self._generation = library.generation()

    def search(self, query: str, *, k: int = 10, kind: Kind | None = None, exclude: str | None = None) -> list[Hit]:
        """The best `k` passages, best first; `exclude` is a document whose passages are not wanted (the one being drafted)."""
        self._keep_up()
        ranked = self.rank(query, kind=kind)
        spare = 0 if exclude is None else self._weights.depth
        passages = self._library.passages([passage for passage, _ in ranked[: k + spare + k]])
        found = [(passages[number], score) for number, score in ranked if number in passages and passages[number].document != exclude]
        return [_hit(passage, score, rank) for rank, (passage, score) in enumerate(found[:k], start=1)]

    def rank(self, text: str, *, kind: Kind | None = None) -> list[tuple[int, float]]:
        """Numbers of passages with their scores, best first, up to both depths together."""
        query = read_query(text)
        if not query.words:
            return []
        try:
            return fuse(self._lists(query, kind))
        except BrokenIndex:
            self._indexes.reload()  # another process may just have made the index that this one had not seen
            return fuse(self._lists(query, kind))

    def _lists(self, query: Query, kind: Kind | None) -> list[ScoreList]:
        kinds = (kind,) if kind else ()
        weights, depth = self._weights, self._weights.depth
        lexical = self._indexes.lexical.search(query, kinds=kinds, limit=depth)
        lists = [ScoreList(lexical, weights.lexical, full=len(lexical) == depth)]
        if not query.unaccented:
            dense = self._indexes.vectors.search(self._indexes.embedding.embed([query.text])[0], kinds=kinds, limit=depth)
            lists.append(ScoreList(dense, weights.dense, full=len(dense) == depth))
        if query.number:
            lists.append(ScoreList(self._exact(query.number, query.article, kinds), weights.exact))
        return lists

    def _exact(self, number: str, article: str | None, kinds: tuple[Kind, ...]) -> Scores:
        """The provision named first, then the rest of its document."""
        lexical, depth = self._indexes.lexical, self._weights.depth
        scores = dict.fromkeys(lexical.numbered(number, kinds=kinds, limit=depth), 0.5)
        return scores | dict.fromkeys(lexical.numbered(number, article=article, kinds=kinds, limit=depth) if article else (), 1.0)

    def _keep_up(self) -> None:
        generation = self._library.generation()
        if generation != self._generation:
            self._indexes.reload()
            self._generation = generation


def _hit(passage: StoredPassage, score: float, rank: int) -> Hit:
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
    )
