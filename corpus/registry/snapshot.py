"""The registry as it stands at one moment: immutable, in memory, every look-up by key.

Read-only and without locks, so that a check never waits; a new snapshot is built when the stored registry has changed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from corpus.citations.model import Citation
from corpus.registry.entry import Coverage, Entry, Standing
from corpus.registry.names import LAW_TYPES, name_key
from corpus.registry.numbers import damages, number_key, plain_number_key, year_in
from corpus.registry.offices import Fit, Home, compare, read_home, read_office
from corpus.registry.titles import title_words
from corpus.registry.validity import has_ended, in_force

_FITTING = (Fit.SAME, Fit.HEAD, Fit.SILENT)
_Index = Mapping[str, Sequence[Entry]]


class Registry:
    """Entries with their keys and the declared coverage.

    `find`, `by_alias`, `by_title` and `neighbours` answer in time that does not grow with the number of entries.
    """

    def __init__(self, entries: Iterable[Entry], coverage: Iterable[Coverage] = ()) -> None:
        self.entries = _merged(entries)
        self.coverage = tuple(coverage)
        self._by_number = _index((number_key(entry.number), entry) for entry in self.entries if entry.number)
        self._by_name = _index(pair for entry in self.entries for pair in _names(entry))

    def __len__(self) -> int:
        return len(self.entries)

    @cached_property
    def _by_day(self) -> Mapping[date, Sequence[Entry]]:
        days: dict[date, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            if entry.issued:
                days[entry.issued].append(entry)
        return days

    @cached_property
    def _by_title(self) -> _Index:
        return _index((" ".join(title_words(title)), entry) for entry in self.entries for title in (entry.title, *entry.aliases) if title)

    @cached_property
    def _by_plain_number(self) -> _Index:
        return _index((plain_number_key(entry.number), entry) for entry in self.entries if entry.number)

    def find(
        self, number: str, *, issued: date | None = None, year: int | None = None, issuer: str | None = None, home: str | None = None
    ) -> tuple[Entry, ...]:
        """Entries of that number, narrowed by what else is known. A number typed without marks is understood."""
        found = self._by_number.get(number_key(number), ()) or (self._by_plain_number.get(plain_number_key(number), ()) if number.isascii() else ())
        return tuple(
            entry
            for entry in found
            if (issued is None or entry.issued == issued)
            and (year is None or year_of(entry) in (year, None))
            and ((issuer is None and home is None) or compare(issuer, entry.issuer, home=read_home(home), on=issued) in _FITTING)
        )

    def by_alias(self, name: str, year: int | None = None) -> tuple[Entry, ...]:
        """Laws and resolutions of that name, of one year if given."""
        return tuple(entry for entry in self._by_name.get(name_key(name), ()) if year is None or year_of(entry) in (year, None))

    def by_name_key(self, key: str, year: int | None = None) -> tuple[Entry, ...]:
        """As `by_alias`, for a key already made."""
        return tuple(entry for entry in self._by_name.get(key, ()) if year is None or year_of(entry) in (year, None))

    def by_title(self, title: str) -> tuple[Entry, ...]:
        """Entries with exactly that title (plain words)."""
        return tuple(self._by_title.get(" ".join(title_words(title)), ()))

    def issued_on(self, day: date) -> tuple[Entry, ...]:
        """Entries of that date."""
        return tuple(self._by_day.get(day, ()))

    def neighbours(self, citation: Citation, *, home: Home | None = None) -> tuple[Entry, ...]:
        """Did you mean: the number with another date or issuer, a number one character away, the issuer's others of that day."""
        if not citation.number:
            return ()
        key = number_key(citation.number)
        near = [*self._by_number.get(key, ())]
        near += [entry for other in damages(key) for entry in self._by_number.get(other, ())]
        if citation.date:
            near += [entry for entry in self._by_day.get(citation.date, ()) if _may_be_issuer(citation, entry, home or Home())]
        return tuple(dict.fromkeys(near))

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
            if following is None or following in seen:
                break
            seen.add(following)
            current = following
        return current if current is not entry else None


def year_of(entry: Entry) -> int | None:
    """The year in which it was issued, from its date or its number."""
    return entry.issued.year if entry.issued else year_in(entry.number or "")


def _may_be_issuer(citation: Citation, entry: Entry, home: Home) -> bool:
    return compare(citation.issuer or citation.issuer_inherited, entry.issuer, home=home, on=citation.date) in _FITTING


def _index(pairs: Iterable[tuple[str, Entry]]) -> _Index:
    """Key → entries; the pairs of one entry follow each other."""
    index: dict[str, list[Entry]] = defaultdict(list)
    for key, entry in pairs:
        bucket = index[key]
        if not bucket or bucket[-1] is not entry:
            bucket.append(entry)
    return dict(index)


def _names(entry: Entry) -> Iterable[tuple[str, Entry]]:
    """Keys under which an entry is found without its number."""
    named = entry.number is None or entry.type in LAW_TYPES
    return ((name_key(name), entry) for name in ((entry.title, *entry.aliases) if named else entry.aliases) if name)


def _merged(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """One entry for a document that several sources hold: the surer and fuller record wins."""
    kept: dict[tuple[str, date | None], list[Entry]] = defaultdict(list)
    for entry in entries:
        same = kept[number_key(entry.number) if entry.number else entry.title, entry.issued]
        twin = next((at for at, other in enumerate(same) if _same_issuer(entry, other)), None)
        if twin is None:
            same.append(entry)
        elif _weight(entry) > _weight(same[twin]):
            same[twin] = entry
    return tuple(entry for same in kept.values() for entry in same)


def _same_issuer(entry: Entry, other: Entry) -> bool:
    if entry.issuer == other.issuer:
        return True
    left, right = read_office(entry.issuer), read_office(other.issuer)
    return (left.body, left.place) == (right.body, right.place)


def _weight(entry: Entry) -> tuple[bool, bool, bool]:
    return (entry.standing is Standing.HIGH, entry.effective_to is not None or entry.effective_from is not None, bool(entry.title))
