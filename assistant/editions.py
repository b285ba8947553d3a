"""The documents of one office and kind over several periods, as the library holds them."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from corpus.document import Document, Kind
from corpus.periods import Period
from corpus.text.folding import key

if TYPE_CHECKING:
    from corpus.library import Library, StoredDocument

EARLIER = 3
_PEERS = 6
_LOOKED_AT = 60
_CACHED = 24


@dataclass(frozen=True, slots=True)
class Edition:
    """A document with the period it reports on and the id that names it."""

    id: str
    period: Period
    document: Document


class Editions:
    """Finds editions in a library; documents stay parsed until the library changes."""

    def __init__(self, library: "Library") -> None:
        self._library = library
        self._parsed: OrderedDict[tuple[str, int], Document] = OrderedDict()

    def before(self, origin: Edition, *, kind: Kind, agency: str | None) -> tuple[Edition, ...]:
        """Documents of the office that are older than `origin`, those of a like period only, newest first, at most three."""
        stored = self._library.series(agency=agency, kind=kind, until=origin.period.end) if agency else ()
        older = [(period, each) for period, each in _with_periods(stored) if period.kind == origin.period.kind and each.id != origin.id]
        return tuple(Edition(each.id, period, self.document(each.id)) for period, each in _first_of_each(older, lambda each: each.period)[:EARLIER])

    def of_peers(self, *, kind: Kind, agency: str | None, before: Period) -> tuple[Edition, ...]:
        """The newest document of each other office of the kind, about a like period not later than `before`; newest first, at most six."""
        stored = self._library.of_others(agency=agency, kind=kind, until=before.end + timedelta(days=1), limit=_LOOKED_AT)
        alike = [(period, each) for period, each in _with_periods(stored) if period.kind == before.kind]
        newest = _first_of_each(alike, lambda each: key(each.agency or ""))
        return tuple(Edition(each.id, period, self.document(each.id)) for period, each in newest[:_PEERS])

    def document(self, document_id: str) -> Document:
        """A parsed document of the library. Raises UnknownDocument."""
        place = (document_id, self._library.generation())
        if place not in self._parsed:
            self._parsed[place] = self._library.document(document_id)
            while len(self._parsed) > _CACHED:
                self._parsed.popitem(last=False)
        self._parsed.move_to_end(place)
        return self._parsed[place]


def _with_periods(stored: "Iterable[StoredDocument]") -> "list[tuple[Period, StoredDocument]]":
    return [(Period.parse(each.period), each) for each in stored if each.period]


def _first_of_each(pairs: "Iterable[tuple[Period, StoredDocument]]", same: "Callable[[StoredDocument], str | None]") -> "list[tuple[Period, StoredDocument]]":
    """The first pair of each group: a period reported twice, or an office with several reports, counts once."""
    kept: dict[str | None, tuple[Period, StoredDocument]] = {}
    for period, each in pairs:
        kept.setdefault(same(each), (period, each))
    return list(kept.values())
