"""Was a document in force on a day? Decided from its dated events alone; its status of today never speaks for an earlier day."""

from datetime import date

from corpus.registry.entry import Entry, Event, EventKind, Standing

_OPEN_ENDED = frozenset({"in_force", "amended"})
_PAUSES = (EventKind.SUSPENDED, EventKind.RESUMED)


def in_force(entry: Entry, on: date) -> bool | None:
    """True or False as of `on`; None where the registry does not know.

    It does not know of a document that is no longer current and has no end date, of one of which a part is suspended,
    and of one whose end or suspension only a source of low standing tells.
    """
    if entry.effective_to and on >= entry.effective_to:
        return None if entry.relations_standing is Standing.LOW else False
    start = entry.effective_from or entry.issued
    if start is None:
        return None
    if on < start:
        return False
    pause = _pause(entry, on)
    if pause and pause.kind is EventKind.SUSPENDED:
        return None if pause.part or pause.standing is not Standing.HIGH else False
    if any(_ends_doubtfully(event, on) for event in entry.stated):
        return None
    if entry.effective_to or entry.status in _OPEN_ENDED:
        return True
    return None


def _pause(entry: Entry, on: date) -> Event | None:
    """The last suspension or resumption by `on`."""
    return next((event for event in reversed(entry.stated) if event.kind in _PAUSES and event.day and event.day <= on), None)


def _ends_doubtfully(event: Event, on: date) -> bool:
    """A whole end by `on`, or on a day that is not known, that is not sure enough to have become the end of the entry."""
    ends = event.kind in (EventKind.EXPIRED, EventKind.REPLACED) and not event.part
    return ends and event.standing is Standing.LOW and (event.day is None or event.day <= on)


def has_ended(entry: Entry, on: date) -> bool:
    """Whether it is known to have lost its force by `on` (not merely not yet begun)."""
    return entry.effective_to is not None and on >= entry.effective_to and entry.relations_standing is not Standing.LOW


def was_in_force_between(entry: Entry, first: date, last: date) -> bool:
    """Whether any day of `[first, last]` may lie inside the time of force."""
    start = entry.effective_from or entry.issued or first
    return start <= last and not has_ended(entry, first)
