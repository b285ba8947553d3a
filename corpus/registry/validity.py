"""Was a document in force on a day? Decided from its dates alone; its status of today never speaks for an earlier day."""

from datetime import date

from corpus.registry.entry import Entry

_OPEN_ENDED = frozenset({"in_force", "amended"})


def in_force(entry: Entry, on: date) -> bool | None:
    """True or False as of `on`; None where the registry does not know (no end date on a document that is no longer current)."""
    if entry.effective_to and on >= entry.effective_to:
        return False
    start = entry.effective_from or entry.issued
    if start is None:
        return None
    if on < start:
        return False
    if entry.effective_to or entry.status in _OPEN_ENDED:
        return True
    return None


def has_ended(entry: Entry, on: date) -> bool:
    """Whether it is known to have lost its force by `on` (not merely not yet begun)."""
    return entry.effective_to is not None and on >= entry.effective_to


def was_in_force_between(entry: Entry, first: date, last: date) -> bool:
    """Whether any day of `[first, last]` may lie inside the time of force."""
    start = entry.effective_from or entry.issued or first
    return start <= last and not has_ended(entry, first)
