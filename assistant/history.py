"""The changes of a report → what was done in it, change by change, in words; and what undo and redo would do next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from assistant.actors import Actor
from assistant.changes import Change, origin_of
from assistant.deeds import Deed, deed_of, words
from assistant.redoing import undone_of
from assistant.undoing import target_of
from assistant.writing import Seen


@dataclass(frozen=True, slots=True)
class Told:
    """`revision` made by `actor` at `at`; `undone`: what an undo took back or a redo did again."""

    revision: int
    actor: Actor
    at: datetime
    deed: Deed
    undone: Deed | None = None

    @property
    def who(self) -> str:
        return self.actor.name

    @property
    def words(self) -> str:
        return words(self.deed, self.undone)


@dataclass(frozen=True, slots=True)
class Steps:
    """The change that undo would take back and the one that redo would make again; None where there is none."""

    undo: Told | None
    redo: Told | None


def told(history: Sequence[Change]) -> tuple[Told, ...]:
    """Every change of a report in words; `history` is whole, oldest first, and so is the answer."""
    by_revision = {change.revision: change for change in history}
    return tuple(_told(change, by_revision) for change in history)


def steps_for(history: Sequence[Change], *, who: str, seen: Seen) -> Steps:
    """What undo by this person, on the page of `seen`, would take back, and what redo would make again; `history` is whole, oldest first."""
    by_revision = {change.revision: change for change in history}
    target = target_of(history, person=who, seen=seen)
    undone = undone_of(history, person=who, seen=seen)
    found = (target.change if target else None, undone.change if undone else None)
    return Steps(*(_told(origin_of(each, by_revision), by_revision) if each else None for each in found))


def _told(change: Change, by_revision: Mapping[int, Change]) -> Told:
    deed = deed_of(change.action)
    undone = None
    if deed.verb == "undo":
        undone = by_revision[int(deed.ids[0]) if deed.ids else change.revision - 1]
    elif deed.verb == "redo":
        undone = change
    return Told(change.revision, change.actor, change.at, deed, deed_of(origin_of(undone, by_revision).action) if undone else None)
