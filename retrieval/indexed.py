"""Passages as prepared, or as the library holds them → what goes into the indexes; the same passage gives the same either way."""

from collections.abc import Iterable, Iterator
from datetime import date

from corpus.library import Library, StoredDocument
from corpus.library_changes import Arrival
from corpus.periods import Period
from corpus.prepared import PreparedDocument
from corpus.text.folding import key
from retrieval.hits import IndexedPassage


def arriving(arrival: Arrival) -> Iterator[IndexedPassage]:
    """The passages of a document on its way in."""
    document = arrival.prepared.document
    for number, passage in zip(arrival.numbers, arrival.prepared.passages, strict=True):
        yield IndexedPassage(
            id=number,
            document=arrival.id,
            kind=passage.kind,
            headings=passage.headings,
            text=passage.text(document.text),
            number=document.head.number,
            agency=key(document.agency) if document.agency else None,
            period=document.period.code if document.period else None,
            years=_years(document.period, document.head.issued),
        )


def provisional(prepared: PreparedDocument) -> Arrival:
    """A document before its id and numbers are given out: enough to make the vectors of its passages."""
    return Arrival("", prepared, tuple(range(len(prepared.passages))))


def stored(library: Library, documents: Iterable[StoredDocument]) -> Iterator[IndexedPassage]:
    """The passages of documents of the library."""
    for document in documents:
        for passage in library.passages_of(document.id):
            yield IndexedPassage(
                id=passage.id,
                document=document.id,
                kind=passage.kind,
                headings=passage.headings,
                text=passage.text,
                number=document.number,
                agency=key(document.agency) if document.agency else None,
                period=document.period,
                years=_years(Period.parse(document.period) if document.period else None, document.issued),
            )


def _years(period: Period | None, issued: date | None) -> tuple[int, ...]:
    if period:
        return tuple(range(period.start.year, period.end.year + 1))
    return (issued.year,) if issued else ()
