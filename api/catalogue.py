"""The library as a list to look through: filtered, sorted, counted; kept in memory until the library changes."""

import re
import threading
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.document import Kind
from corpus.library import Library, StoredDocument
from corpus.text.folding import plain

Sort = Literal["added", "-added", "date", "-date", "title", "-title", "number", "-number", "agency", "-agency"]
_DIGITS = re.compile(r"(\d+)")  # 9/BC comes before 87/BC


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to list. `query` is looked for in title, number, agency and file name, with or without accents; `year` is that of period or date."""

    query: str = ""
    kind: Kind | None = None
    agency: str | None = None
    period: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many documents there are of each kind, agency, year and period; most first, years newest first. `samples`: of the shipped ones."""

    total: int
    samples: int
    passages: int
    kinds: tuple[tuple[str, int], ...]
    agencies: tuple[tuple[str, int], ...]
    years: tuple[tuple[int, int], ...]
    periods: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class _Row:
    document: StoredDocument
    words: str


class Catalogue:
    """Looks through the documents of a library; safe to use from several threads. `samples`: file names of the shipped documents."""

    def __init__(self, library: Library, *, samples: Collection[str] = ()) -> None:
        self._library = library
        self._samples = frozenset(samples)
        self._lock = threading.Lock()
        self._seen: tuple[int, tuple[_Row, ...]] = (-1, ())

    def find(self, wanted: Wanted, sort: Sort | None = None) -> list[StoredDocument]:
        """Documents that fit, in the order of `sort` (as they came in without)."""
        words = plain(wanted.query).split()
        found = [row.document for row in self._rows() if _fits(row.document, wanted) and all(word in row.words for word in words)]
        return _sorted(found, sort) if sort else found

    def counts(self) -> Counts:
        """Of the whole library."""
        documents = [row.document for row in self._rows()]
        years = Counter(year for year in map(year_of, documents) if year)
        return Counts(
            total=len(documents),
            samples=sum(document.name in self._samples for document in documents),
            passages=sum(document.passages for document in documents),
            kinds=tuple(Counter(document.kind.value for document in documents).most_common()),
            agencies=tuple(Counter(document.agency for document in documents if document.agency).most_common()),
            years=tuple(sorted(years.items(), reverse=True)),
            periods=tuple(sorted(Counter(document.period for document in documents if document.period).items(), reverse=True)),
        )

    def _rows(self) -> tuple[_Row, ...]:
        generation = self._library.generation()
        with self._lock:
            if self._seen[0] != generation:
                self._seen = (generation, tuple(_Row(document, _words(document)) for document in self._library.list()))
            return self._seen[1]


def year_of(document: StoredDocument) -> int | None:
    """The year a document is about, else of its date."""
    if document.period:
        return int(document.period[:4])
    return document.issued.year if document.issued else None


def _words(document: StoredDocument) -> str:
    return plain(" ".join(part for part in (document.title, document.number, document.agency, document.name) if part))


def _fits(document: StoredDocument, wanted: Wanted) -> bool:
    return (
        wanted.kind in (None, document.kind)
        and wanted.agency in (None, document.agency)
        and wanted.period in (None, document.period)
        and (wanted.year is None or wanted.year == year_of(document))
    )


_KEYS: dict[str, Callable[[StoredDocument], object]] = {
    "added": lambda document: document.added_at,
    "date": lambda document: document.issued,
    "title": lambda document: plain(document.title),
    "number": lambda document: [int(part) if part.isdigit() else part for part in _DIGITS.split(document.number)] if document.number else None,
    "agency": lambda document: document.agency and plain(document.agency),
}


def _sorted(documents: Sequence[StoredDocument], sort: Sort) -> list[StoredDocument]:
    """Those that lack what is sorted by come last, whichever way."""
    value = _KEYS[sort.removeprefix("-")]
    having = [document for document in documents if value(document) is not None]
    lacking = [document for document in documents if value(document) is None]
    return sorted(having, key=value, reverse=sort.startswith("-")) + lacking  # type: ignore[arg-type]
