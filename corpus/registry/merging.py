"""Records of several sources → one entry a document: the surest record speaks, the others fill its gaps, disagreement is kept and shown.

Two records are one document when number, date and issuer agree; records of different sources also when number, year and issuer
agree: an issuer gives a number once a year, so one of the two dates is wrong.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from corpus.registry.agencies import Agencies, Key, key_of
from corpus.registry.entry import Claim, Entry, Event, EventKind, Standing, in_order, weakest
from corpus.registry.events import Stated, subject_key
from corpus.registry.numbers import number_key, year_in
from corpus.registry.offices import read_office
from corpus.registry.titles import Wording, compare_titles

_ENDS = (EventKind.REPLACED, EventKind.EXPIRED)
_ONE_TITLE = (Wording.SAME, Wording.NOISE, Wording.CUT, Wording.EXTENDED)
_Cluster = list[Entry]


def merged(records: Iterable[Entry], stated: Sequence[Stated] = (), *, agencies: Agencies | None = None) -> tuple[Entry, ...]:
    """One entry for each document that the records are of, with what is stated of it elsewhere."""
    all_clusters: list[_Cluster] = []
    by_key: dict[tuple[object, ...], list[_Cluster]] = defaultdict(list)
    for record in records:
        own = number_key(record.number) if record.number else record.title
        places = [by_key[own, office] for office in _offices(record, agencies)]
        twin = next((cluster for clusters in places for cluster in clusters if _same_document(record, cluster)), None)
        if twin is None:
            twin = []
            all_clusters.append(twin)
        twin.append(record)
        for clusters in places:
            if not any(cluster is twin for cluster in clusters):
                clusters.append(twin)
    entries = [_one(cluster) for cluster in all_clusters]
    return tuple(_with_stated(entries, stated) if stated else entries)


def _same_document(record: Entry, cluster: _Cluster) -> bool:
    return any(_same_time(record, other) for other in cluster)


def same_document(record: Entry, other: Entry, *, agencies: Agencies | None = None) -> bool:
    """Whether two records of one number are of one document."""
    return not set(_offices(record, agencies)).isdisjoint(_offices(other, agencies)) and _same_time(record, other)


def _same_time(record: Entry, other: Entry) -> bool:
    of_two_sources = record.origin != other.origin and bool(record.number)
    return record.issued == other.issued or (of_two_sources and _year(record) == _year(other) is not None)


def _year(entry: Entry) -> int | None:
    return entry.issued.year if entry.issued else year_in(entry.number or "")


def _offices(entry: Entry, agencies: Agencies | None) -> tuple[Key, ...]:
    """The issuer under the names that the agency may have borne on the day of issue."""
    key = key_of(read_office(entry.issuer))
    return agencies.meant(key, entry.issued) if agencies else (key,)


def _one(cluster: _Cluster) -> Entry:
    if len(cluster) == 1:
        return cluster[0]
    best, *others = sorted(cluster, key=_weight)
    entry = best
    for other in others:
        entry = _filled(entry, other)
    claims = {name: found for name in _FIELDS if (found := _claims(name, (best, *others)))}
    if not claims:
        return entry
    doubtful = {name for name, found in claims.items() if found[1].standing is found[0].standing}
    return replace(
        entry,
        standing=_lowered(entry.standing, doubtful & {"issued", "type"}),
        title_standing=_lowered(entry.title_standing, doubtful & {"title"}),
        relations_standing=_lowered(entry.relations_standing, doubtful & {"effective_from", "effective_to", "replaced_by"}),
        conflicts=tuple(claim for found in claims.values() for claim in found),
    )


def _weight(entry: Entry) -> tuple[int, bool, bool]:
    """Sorts the surest and fullest record first."""
    return (entry.standing.rank, entry.effective_to is None and entry.effective_from is None, not entry.title)


def _filled(entry: Entry, other: Entry) -> Entry:
    """`entry` with what only `other` tells; the end of force is taken from one source as a whole."""
    changes: dict[str, object] = {}
    if not entry.title and other.title:
        changes |= {"title": other.title, "title_standing": weakest(other.title_standing, other.standing)}
    changes |= {name: getattr(other, name) for name in ("issued", "effective_from") if getattr(entry, name) is None and getattr(other, name)}
    if not entry.effective_to and not entry.replaced_by and (other.effective_to or other.replaced_by):
        related = weakest(entry.relations_standing, other.relations_standing)
        changes |= {"effective_to": other.effective_to, "replaced_by": other.replaced_by, "relations_standing": related}
    if entry.status == "unknown" != other.status:
        changes["status"] = other.status
    changes |= {name: tuple(dict.fromkeys((*getattr(entry, name), *getattr(other, name)))) for name in ("aliases", "amends") if getattr(other, name)}
    if other.stated:
        changes["stated"] = in_order((*entry.stated, *other.stated))
    return replace(entry, **changes) if changes else entry  # type: ignore[arg-type]


_FIELDS = ("issued", "type", "title", "effective_from", "effective_to", "replaced_by")


def _claims(name: str, records: Sequence[Entry]) -> tuple[Claim, ...]:
    """What the records say of a field, the surest first; nothing where they agree."""
    told = [Claim(name, _words(getattr(record, name)), record.source, _standing(name, record)) for record in records if getattr(record, name)]
    distinct: list[Claim] = []
    for claim in sorted(told, key=lambda claim: claim.standing.rank):
        if not any(_agree(name, claim.value, other.value) for other in distinct):
            distinct.append(claim)
    return tuple(distinct) if len(distinct) > 1 else ()


def _words(value: object) -> str:
    if isinstance(value, tuple):
        return "|".join(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _standing(name: str, record: Entry) -> Standing:
    if name == "title":
        return weakest(record.standing, record.title_standing)
    return weakest(record.standing, record.relations_standing) if name in ("effective_to", "replaced_by") else record.standing


def _agree(name: str, one: str, other: str) -> bool:
    if name == "title":
        return compare_titles(one, (other,)) in _ONE_TITLE
    if name == "replaced_by":
        left, right = ({number_key(reference.partition("@")[0]) for reference in value.split("|")} for value in (one, other))
        return bool(left & right)
    return one.lower() == other.lower()


def _lowered(standing: Standing, because: set[str]) -> Standing:
    """Sources of equal standing that do not agree make a fact uncertain."""
    return weakest(standing, Standing.MEDIUM) if because else standing


def _with_stated(entries: Sequence[Entry], stated: Sequence[Stated]) -> list[Entry]:
    by_subject: dict[str, list[Stated]] = defaultdict(list)
    for statement in stated:
        by_subject[statement.subject].append(statement)
    alone = _counts(entries)
    return [_told(entry, [s.event for s in by_subject.get(subject_key(entry), ()) if _concerns(s, entry, alone)]) for entry in entries]


def _counts(entries: Sequence[Entry]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for entry in entries:
        counts[subject_key(entry)] += 1
    return counts


def _concerns(statement: Stated, entry: Entry, counts: dict[str, int]) -> bool:
    """Without a date a statement concerns the only document of a number that carries its year."""
    if statement.issued is None or entry.issued is None:
        return counts[statement.subject] == 1 and (year_in(statement.subject) is not None or not entry.number)
    return statement.issued == entry.issued or statement.issued.isoformat() in entry.disputed("issued")


def _told(entry: Entry, events: Sequence[Event]) -> Entry:
    """`entry` with its events; beginning and end that its own columns lack follow from them."""
    if not events:
        return entry
    known = in_order((*entry.stated, *events))
    changes: dict[str, object] = {"stated": known}
    whole = [event for event in known if event.day and not event.part and event.standing is not Standing.LOW]
    begun = next((event.day for event in whole if event.kind is EventKind.EFFECTIVE), None)
    if begun and entry.effective_from is None:
        changes["effective_from"] = begun
    ended = next((event for event in whole if event.kind in _ENDS), None)
    if ended and not entry.effective_to and not entry.replaced_by:
        others = tuple(event.other for event in whole if event.kind is EventKind.REPLACED and event.day == ended.day and event.other)
        changes |= {"effective_to": ended.day, "replaced_by": others, "relations_standing": weakest(entry.relations_standing, ended.standing)}
    return replace(entry, **changes)  # type: ignore[arg-type]
