"""The registry as it stands at one moment: every question the checker asks of it, answered by key from a source of records.

Read-only and without locks, so that a check never waits. The records may lie in memory (`Registry(entries)`) or in a database
(`Registry.over(source)`); they are merged to entries when they are asked for, and no answer grows with the size of the registry.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar, cast

from corpus.citations.model import Citation
from corpus.registry.agencies import Agencies, agencies_with
from corpus.registry.entry import Coverage, Entry, Event
from corpus.registry.events import subject_key
from corpus.registry.matching import IMPOSSIBLE
from corpus.registry.merging import merged, same_document
from corpus.registry.names import name_key
from corpus.registry.numbers import damages, number_key, plain_number_key, year_in
from corpus.registry.offices import Fit, Home, compare, places_for, read_home
from corpus.registry.source import Layers, Memory, Narrow, Places, Source
from corpus.registry.suggest import near, near_days, ranked
from corpus.registry.titles import title_words
from corpus.registry.validity import has_ended, in_force

_FITTING = (Fit.SAME, Fit.HEAD, Fit.SILENT)
_KEPT = 8192
_SHOWN = 200
_T = TypeVar("_T")
Answers = dict[tuple[object, ...], Any]


class Registry:
    """Entries and declared coverage, asked by number, name, title or day.

    An answer is found in time that does not grow with the number of entries. `answers` keeps what has been asked; it may be shared
    by registries that stand on the same records.
    """

    def __init__(self, entries: Iterable[Entry], coverage: Iterable[Coverage] = ()) -> None:
        self._source: Source = Memory(entries, coverage)
        self._answers: Answers = {}

    @property
    def generation(self) -> object:
        """One and the same object for registries opened one after the other over the same records."""
        return self._answers

    @classmethod
    def over(cls, *sources: Source, answers: Answers | None = None) -> "Registry":
        """A registry over several sources, the first of which speaks first."""
        registry = cls.__new__(cls)
        registry._source = sources[0] if len(sources) == 1 else Layers(*sources)
        registry._answers = {} if answers is None else answers
        return registry

    def under(self, entries: Iterable[Entry], coverage: Iterable[Coverage] = ()) -> "Registry":
        """The registry with further entries, which speak first."""
        return Registry.over(Memory(entries, coverage), self._source)

    def __len__(self) -> int:
        """How many records it rests on."""
        return self._source.count()

    @property
    def coverage(self) -> Sequence[Coverage]:
        return self._source.coverage

    @property
    def source(self) -> Source:
        """The records themselves, as each source tells them."""
        return self._source

    @cached_property
    def agencies(self) -> Agencies:
        """Names of agencies with their days: the shipped ones and those imported."""
        return agencies_with(tuple(self._source.units))

    def home(self, name: str | None) -> Home:
        """The office of that name, with what it knows of the names of agencies."""
        return replace(read_home(name), names=self.agencies)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All entries: only for registries that fit into memory."""
        records = tuple(self._source.records())
        return merged(records, self._source.stated(tuple(dict.fromkeys(map(subject_key, records)))), agencies=self.agencies)

    def find(
        self, number: str, *, issued: date | None = None, year: int | None = None, issuer: str | None = None, home: str | None = None
    ) -> tuple[Entry, ...]:
        """Entries of that number, narrowed by what else is known. A number typed without marks is understood."""
        narrow = Narrow(issued, places=frozenset()) if issued else Narrow(years=(year, year)) if year else None
        found = self._numbered(number_key(number), narrow) or (self._plainly_numbered(number) if number.isascii() else ())
        return tuple(
            entry
            for entry in found
            if (issued is None or entry.issued == issued or issued.isoformat() in entry.disputed("issued"))
            and (year is None or year_of(entry) in (year, None))
            and ((issuer is None and home is None) or compare(issuer, entry.issuer, home=self.home(home), on=issued or entry.issued) in _FITTING)
        )

    def candidates(self, citation: Citation, *, home: Home) -> tuple[Entry, ...]:
        """The entries of the cited number that the citation may mean: of its day, or of issuers that fit and a year that fits."""
        number = citation.number or ""
        found = self._numbered(number_key(number), _narrow(citation, home))
        return found or (self._plainly_numbered(number) if number.isascii() else ())

    def by_alias(self, name: str, year: int | None = None) -> tuple[Entry, ...]:
        """Laws and resolutions of that name, of one year if given."""
        return self.by_name_key(name_key(name), year)

    def by_name_key(self, key: str, year: int | None = None) -> tuple[Entry, ...]:
        """As `by_alias`, for a key already made."""
        found = self._answer(("name", key), lambda: self._source.by_name(key))
        return tuple(entry for entry in found if year is None or year_of(entry) in (year, None))

    def by_title(self, title: str) -> tuple[Entry, ...]:
        """Entries with exactly that title (plain words)."""
        return self._answer(("title", *title_words(title)), lambda: self._source.by_title(title))

    def issued_on(self, day: date, *, places: Places = None) -> tuple[Entry, ...]:
        """Entries of that date, of issuers in `places` if given; without what other documents state of them."""
        return self._answer(("day", day, places), lambda: self._source.on_day(day, places), told=False)

    def starting(self, beginning: str, *, limit: int = _SHOWN) -> tuple[Entry, ...]:
        """Entries whose number begins so («98/»), at most `limit` of them."""
        return self._answer(("beginning", beginning, limit), lambda: self._source.by_beginning(number_key(beginning), limit))

    def neighbours(self, citation: Citation, *, home: Home | None = None) -> tuple[Entry, ...]:
        """Did you mean: what the citation may be a damaged form of, the likeliest first."""
        if not citation.number:
            return ()
        where, own = home or Home(), number_key(citation.number)
        places = places_of(citation, where)
        found = [*self.candidates(citation, home=where)]
        if citation.date:
            found += near(own, self.issued_on(citation.date, places=places))
        elif citation.title:
            found += near(own, self.by_title(citation.title))
        if not citation.date:
            found += self._damaged(own, places)
        return ranked(citation, found, home=where)

    def numbered(self, keys: tuple[str, ...], *, places: Places = None) -> tuple[Entry, ...]:
        """Entries of any of the number keys, of issuers in `places` if given; without what other documents state of them."""
        return self._answer(("numbers", keys, places), lambda: self._source.by_numbers(keys, places), told=False)

    def remembered(self, name: str, make: Callable[[], _T]) -> _T:
        """What `make` makes of these records, made once for as long as they do not change."""
        kept = self._answers.get(("made", name))
        if kept is None:
            kept = self._answers[("made", name)] = make()
        return cast("_T", kept)

    def resolve(self, reference: str) -> Entry | None:
        """The entry that «number» or «number@date» points to, None where it is unknown or not unique."""
        number, _, day = reference.partition("@")
        found = self.find(number, issued=date.fromisoformat(day) if day else None)
        return found[0] if len(found) == 1 else None

    def in_force(self, entry: Entry, on: date) -> bool | None:
        """As of `on`; None where the registry does not know."""
        return in_force(entry, on)

    def successor(self, entry: Entry, on: date) -> Entry | None:
        """The document that stands in its place on `on`, through a chain of replacements; None while it has not ended."""
        seen = {entry}
        current: Entry | None = entry
        while current and has_ended(current, on):
            following = next((found for reference in current.replaced_by if (found := self.resolve(reference))), None)
            if following is None or following in seen or (following.issued and following.issued > on):
                break
            seen.add(following)
            current = following
        return current if current is not entry else None

    def amended_by(self, entry: Entry, on: date) -> tuple[tuple[Event, Entry | None], ...]:
        """What had amended or corrected an entry by `on`, oldest first, with the amending document where it is registered."""
        return tuple((event, self.resolve(event.other) if event.other else None) for event in entry.amended_by(on))

    def records_of(self, entry: Entry) -> tuple[Entry, ...]:
        """What each source says of the document of an entry, the record of each source for itself."""
        if not entry.number:
            return tuple(record for record in self._source.by_title(entry.title) if record.issued == entry.issued)
        narrow = Narrow(years=(entry.issued.year, entry.issued.year)) if entry.issued else None
        return tuple(record for record in self._source.by_number(number_key(entry.number), narrow) if same_document(record, entry, agencies=self.agencies))

    def _numbered(self, key: str, narrow: Narrow | None) -> tuple[Entry, ...]:
        return self._answer(("number", key, narrow), lambda: self._source.by_number(key, narrow))

    def _plainly_numbered(self, number: str) -> tuple[Entry, ...]:
        key = plain_number_key(number)
        return self._answer(("plain", key), lambda: self._source.by_plain_number(key))

    def _damaged(self, own: str, places: Places) -> tuple[Entry, ...]:
        keys = tuple(dict.fromkeys(damages(own)))
        return self.numbered(keys, places=places)

    def _answer(self, asked: tuple[object, ...], ask: Callable[[], Sequence[Entry]], *, told: bool = True) -> tuple[Entry, ...]:
        """Merged entries of the records asked for, from what is kept if it was asked before; `told`: with what others state of them."""
        kept: tuple[Entry, ...] | None = self._answers.get(asked)
        if kept is not None:
            return kept
        records = ask()
        stated = self._source.stated(tuple({subject_key(record) for record in records})) if records and told else ()
        found = merged(records, stated, agencies=self.agencies) if len(records) > 1 or stated else tuple(records)
        if len(self._answers) >= _KEPT:
            self._answers.clear()
        self._answers[asked] = found
        return found


def year_of(entry: Entry) -> int | None:
    """The year in which it was issued, from its date or its number."""
    return entry.issued.year if entry.issued else year_in(entry.number or "")


def places_of(citation: Citation, home: Home) -> Places:
    """Provinces of the issuers that a citation may mean; None for any."""
    return places_for((citation.issuer, citation.issuer_inherited), home=home, on=citation.date)


def _narrow(citation: Citation, home: Home) -> Narrow | None:
    """What of a number a citation can be held against; a number that carries its year is of few documents, unless of provinces."""
    number, day = citation.number or "", citation.date
    carried = year_in(number)
    if carried is not None and not _provincial(number):
        return None
    places = places_of(citation, home)
    if IMPOSSIBLE in citation.notes:
        return Narrow(places=places)
    years = [year for year in (carried, carried and carried + 1, day.year if day else citation.year) if year]
    return Narrow(day, (min(years), max(years)) if years else None, near_days(day) if day else (), places)


def _provincial(number: str) -> bool:
    return number_key(number).endswith(("UBND", "HĐND"))
