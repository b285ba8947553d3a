"""A registered document: what is known of it, since when, and how surely."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from corpus.text.dates import short


class Standing(StrEnum):
    """How sure the identity (number, type, date, issuer) is. Only HIGH may raise an error, MEDIUM at most a warning, LOW accuses nobody."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """0 is the surest."""
        return _RANKS[self]


_RANKS = {Standing.HIGH: 0, Standing.MEDIUM: 1, Standing.LOW: 2}


def weakest(*standings: Standing) -> Standing:
    """The least sure of several."""
    return max(standings, key=lambda standing: standing.rank)


class EventKind(StrEnum):
    """What may happen to a document."""

    ISSUED = "issued"
    EFFECTIVE = "effective"
    AMENDED = "amended"
    CORRECTED = "corrected"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    REPLACED = "replaced"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a document on a day (None: day unknown).

    `other`: the document that did it, written `number` or `number@date`. `part`: the provisions concerned («khoản 2 Điều 5»), None for the whole.
    `source`: who says so, `standing`: how surely.
    """

    kind: EventKind
    day: datetime.date | None = None
    other: str | None = None
    part: str | None = None
    source: str = ""
    standing: Standing = Standing.HIGH


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says of a field («issued», «title», «effective_to», …) on which the sources do not agree."""

    field: str
    value: str
    source: str
    standing: Standing = Standing.HIGH


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of the registry.

    `effective_from` inclusive, `effective_to` exclusive (first day no longer in force). `replaced_by` and `amends` hold
    references written `number` or `number@date`. `aliases` are names it is also cited by. `source` says where the record
    comes from («starter», «library:ID», «import:FILE»). `title_standing` is how sure the wording of the title is.
    `stated`: what has happened to it beyond the days above (`events` has both). `conflicts`: what the sources say of the fields
    on which they do not agree, the surest first; `origin` names the batch of records it came with.
    """

    number: str | None
    type: str
    issuer: str
    title: str
    issued: date | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    status: str = "unknown"
    replaced_by: tuple[str, ...] = ()
    amends: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    source: str = ""
    standing: Standing = Standing.HIGH
    relations_standing: Standing = Standing.HIGH
    id: int | None = None
    title_standing: Standing = Standing.HIGH
    stated: tuple[Event, ...] = ()
    conflicts: tuple[Claim, ...] = ()
    origin: str = field(default="", compare=False, repr=False)

    def __hash__(self) -> int:
        return hash((self.number, self.issued, self.issuer))

    @property
    def label(self) -> str:
        """«Nghị định số 98/2023/NĐ-CP ngày 31/12/2023», or the title where there is no number."""
        if not self.number:
            return self.title
        day = f" ngày {short(self.issued)}" if self.issued else ""
        return f"{self.type} số {self.number}{day}"

    @property
    def events(self) -> tuple[Event, ...]:
        """Everything dated that is known of it, oldest first; what has no day stands at the end."""
        return in_order((*life(self), *self.stated))

    def disputed(self, name: str) -> tuple[str, ...]:
        """The values of a field that sources as sure as the surest one tell; empty where they agree."""
        claims = [claim for claim in self.conflicts if claim.field == name]
        return tuple(claim.value for claim in claims if claim.standing is claims[0].standing)

    def amended_by(self, on: date) -> tuple[Event, ...]:
        """What had amended or corrected it by `on`, oldest first; an event without a day is left out."""
        return tuple(event for event in in_order(self.stated) if event.kind in _AMENDING and event.day is not None and event.day <= on)


_AMENDING = (EventKind.AMENDED, EventKind.CORRECTED)
_ORDER = {kind: at for at, kind in enumerate(EventKind)}


def life(entry: Entry) -> tuple[Event, ...]:
    """Issue, beginning and end as the columns of a record tell them."""
    source, sure, related = entry.source, entry.standing, entry.relations_standing
    found: list[Event] = []
    if entry.issued:
        found.append(Event(EventKind.ISSUED, entry.issued, source=source, standing=sure))
    if entry.effective_from:
        found.append(Event(EventKind.EFFECTIVE, entry.effective_from, source=source, standing=sure))
    if entry.replaced_by:
        found += [Event(EventKind.REPLACED, entry.effective_to, other, source=source, standing=related) for other in entry.replaced_by]
    elif entry.effective_to:
        found.append(Event(EventKind.EXPIRED, entry.effective_to, source=source, standing=related))
    return tuple(found)


def _deed(event: Event) -> tuple[object, ...]:
    """What was done by which document, whenever."""
    return (event.kind, (event.other or "").partition("@")[0], event.part)


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Each thing that happened once, as its surest source tells it, oldest first; those without a day at the end."""
    kept: dict[tuple[object, ...], Event] = {}
    for event in events:
        key = (event.kind, event.day, event.other, event.part)
        if key not in kept or event.standing.rank < kept[key].standing.rank:
            kept[key] = event
    dated = {_deed(event) for event in kept.values() if event.day and event.other}
    told = [event for event in kept.values() if event.day or _deed(event) not in dated]
    return tuple(sorted(told, key=lambda event: (event.day is None, event.day or date.min, _ORDER[event.kind], event.other or "")))


@dataclass(frozen=True, slots=True)
class Coverage:
    """Where absence from the registry means something: an issuer's series of a type over a run of years."""

    issuer: str
    type: str
    year_from: int
    year_to: int


class Status(StrEnum):
    """Outcome of looking a citation up."""

    FOUND = "found"
    FOUND_DIFFERS = "found_differs"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not_found"
    OUT_OF_COVERAGE = "out_of_coverage"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the registry says of one citation as of a date. `in_force` is None where the registry does not know.

    `differs` names the fields of the citation that do not fit the entry (date, issuer, office, type, title); «office» means that
    the text names the office and the registry its head, or the other way round. `likely`: the one entry
    of which the citation is with all likelihood a damaged form, where nothing was found or the title found is another's;
    `candidates` of something not found are those that it might be.
    """

    status: Status
    entry: Entry | None = None
    candidates: tuple[Entry, ...] = ()
    in_force: bool | None = None
    replaced_by: Entry | None = None
    differs: tuple[str, ...] = field(default=())
    likely: Entry | None = None
