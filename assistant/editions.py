"""The documents of one office and kind over several periods, as the library holds them."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.document import Document, Kind
from corpus.periods import Period
from corpus.text.folding import key

if TYPE_CHECKING:
    from corpus.library import Library, StoredDocument

EARLIER = 3
_PEERS = 6
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
        stored = self._of_kind(kind)
        own = [each for each in stored if agency and each.agency and key(each.agency) == key(agency) and each.id != origin.id]
        found = [(Period.parse(each.period), each) for each in own if each.period]
        older = [(period, each) for period, each in found if period.end < origin.period.end and period.kind == origin.period.kind]
        older.sort(key=lambda pair: pair[0].end, reverse=True)
        return tuple(Edition(each.id, period, self.document(each.id)) for period, each in _one_a_period(older)[:EARLIER])

    def of_peers(self, *, kind: Kind, agency: str | None, before: Period) -> tuple[Edition, ...]:
        """The newest document of each other office of the kind, about a like period not later than `before`; newest first, at most six."""
        found: dict[str, tuple[Period, StoredDocument]] = {}
        for each in self._of_kind(kind):
            if not each.period or not each.agency or (agency and key(each.agency) == key(agency)):
                continue
            period = Period.parse(each.period)
            known = found.get(key(each.agency))
            if period.kind == before.kind and period.end <= before.end and (known is None or known[0].end < period.end):
                found[key(each.agency)] = (period, each)
        newest = sorted(found.values(), key=lambda pair: pair[0].end, reverse=True)
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

    def _of_kind(self, kind: Kind) -> "Sequence[StoredDocument]":
        return self._library.list(kind=kind)


def _one_a_period(older: "Sequence[tuple[Period, StoredDocument]]") -> "list[tuple[Period, StoredDocument]]":
    """A period reported twice counts once."""
    kept: dict[Period, tuple[Period, StoredDocument]] = {}
    for period, each in older:
        kept.setdefault(period, (period, each))
    return list(kept.values())
