"""A section to be written → the passages of earlier documents that it can be written from, those of the previous period first."""

from collections.abc import Iterable
from dataclasses import replace

from rapidfuzz import fuzz

from assistant.wanted import Wanted, without_figures
from corpus.library import Library, StoredDocument
from corpus.periods import Period
from corpus.text.folding import key
from retrieval.filters import Filters
from retrieval.hits import Hit
from retrieval.searcher import Searcher

_DEPTH = 60  # passages of the office that are put in order
_PREVIOUS = 1.5  # what the score of a passage of the previous period's document is multiplied by
_EARLIER = 1.2  # of another earlier document of the office
_LATER = 0.8  # of one about the same period or a later one
_ABOVE = 0.8  # what a heading above the passage counts beside its own


def precedents(library: Library, searcher: Searcher, wanted: Wanted, *, drafted: str | None = None, k: int = 10) -> list[Hit]:
    """The best `k` passages of documents of that kind: the office's own first, the newest before the period preferred, then those of others.

    `drafted` is the document being written, which is never given back.
    """
    filters = Filters(kinds=(wanted.kind,)).narrowed(exclude=drafted)
    own = _own(library, searcher, wanted, filters) if wanted.agency else []
    known = {hit.passage for hit in own}
    others = [hit for hit in searcher.search(wanted.query, k=len(own) + k, filters=filters) if hit.passage not in known] if len(own) < k else []
    return [replace(hit, rank=rank) for rank, hit in enumerate([*own, *others][:k], start=1)]


def _own(library: Library, searcher: Searcher, wanted: Wanted, filters: Filters) -> list[Hit]:
    hits = searcher.search(wanted.query, k=_DEPTH, filters=replace(filters, agency=wanted.agency))
    if wanted.period is None or wanted.agency is None:
        return hits
    previous = library.predecessor(agency=wanted.agency, kind=wanted.kind, before=wanted.period)
    documents = {document: library.get(document) for document in {hit.document for hit in hits}}
    return _best_first(replace(hit, score=hit.score * _closeness(wanted, hit) * _preference(documents[hit.document], previous, wanted.period)) for hit in hits)


def _closeness(wanted: Wanted, hit: Hit) -> float:
    """How well the headings agree, 1 to 2: a section of the same name stands before one that only speaks of the same matter."""
    own = _words(wanted.headings[-1]) if wanted.headings else ""
    agreed = [fuzz.token_sort_ratio(own, _words(heading)) / 100 for heading in hit.headings]
    return 1 + max((*agreed[-1:], *(_ABOVE * one for one in agreed[:-1])), default=0.0)


def _preference(document: StoredDocument, previous: StoredDocument | None, before: Period) -> float:
    if previous is not None and document.id == previous.id:
        return _PREVIOUS
    if document.period is None:
        return 1.0
    return _EARLIER if Period.parse(document.period).end < before.start else _LATER


def _words(heading: str) -> str:
    return key(without_figures(heading))


def _best_first(hits: Iterable[Hit]) -> list[Hit]:
    return sorted(hits, key=lambda hit: (-hit.score, hit.rank))


__all__ = ["Wanted", "precedents"]
