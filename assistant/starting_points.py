"""Passages of the library that a section without text can be written from, as sources with their quotes."""

from assistant.draft import Source
from assistant.drafter import Passages
from assistant.precedents import Wanted, precedents
from corpus.library import Library
from corpus.periods import Period
from corpus.text.folding import key
from retrieval.hits import Hit
from retrieval.searcher import Searcher

_DEPTH = 8


def starting_points(library: Library, searcher: Searcher) -> Passages:
    """A search over the library; what the office itself wrote about the period or after it is left out."""

    def passages(wanted: Wanted) -> list[Source]:
        found = precedents(library, searcher, wanted, k=_DEPTH)
        return [Source(hit.document, hit.start, hit.end, hit.text) for hit in found if not _is_own_and_later(library, hit, wanted)]

    return passages


def _is_own_and_later(library: Library, hit: Hit, wanted: Wanted) -> bool:
    document = library.get(hit.document)
    if wanted.period is None or wanted.agency is None or document.period is None or document.agency is None:
        return False
    return key(document.agency) == key(wanted.agency) and Period.parse(document.period).end >= wanted.period.end
