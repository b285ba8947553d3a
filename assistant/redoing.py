"""Which undo a person's redo makes good: the last one of their own, also where somebody else has changed another part since."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.archive import Archive
from assistant.changes import AGAIN, ALONE, REDO, Change
from assistant.errors import StaleRevision
from assistant.report import Report
from assistant.undoing import is_of_answers, is_seen, taken_back
from assistant.writing import Between, Seen, Writer

_TRIES = 8


@dataclass(frozen=True, slots=True)
class Undone:
    """An undo to take back. `change`: what it took back; `is_last`: the report stands as it left it, so that whole states can be made again."""

    undo: Change
    change: Change
    is_last: bool


def redo_own(archive: Archive, writer: Writer, report_id: str, *, who: str, seen: Seen) -> Report:
    """The report with what the person's own last undo took back; as it is where there is none. Raises Overtaken."""
    for _ in range(_TRIES):
        head, history = archive.open(report_id), archive.changes(report_id)
        found = undone_of(history, person=archive.actor(who).person, seen=seen)
        if found is None or (seen.key and archive.made_by(report_id, seen.key)):
            return head
        if not found.is_last:
            return _redo_alone(archive, writer, report_id, found, who=who, seen=seen)
        try:
            with writer.alone(report_id):
                return archive.redo(report_id, who=who, key=seen.key, of=history[-1].revision) or head
        except StaleRevision:
            continue
    raise StaleRevision("Báo cáo đang được nhiều người ghi cùng lúc, chưa làm lại được: hãy thử lại sau giây lát.")


def undone_of(history: Sequence[Change], *, person: str, seen: Seen) -> Undone | None:
    """The person's last undo that nothing of their own followed, where the page of `seen` knows it; `history` is whole, oldest first."""
    by_revision = {change.revision: change for change in history}
    undos: list[Change] = []
    for change in history:
        if change.actor.person != person:
            continue
        if is_undo(change):
            undos.append(change)
        elif change.action.startswith((REDO, AGAIN)):
            del undos[-1:]
        else:
            undos.clear()
    if not undos or not is_seen(undos[-1], undos[-1], seen):
        return None
    undo = undos[-1]
    what = int(undo.action.removeprefix(ALONE)) if undo.action.startswith(ALONE) else undo.revision - 1
    return Undone(undo, by_revision[what], _standing(history[-1], by_revision) is undo and undo.action == "undo")


def is_undo(change: Change) -> bool:
    return change.action == "undo" or change.action.startswith(ALONE)


def _standing(change: Change, by_revision: dict[int, Change]) -> Change:
    """The change whose state a revision has: that which a redo made again stands as it did."""
    while change.action.startswith(REDO):
        change = by_revision[int(change.action.removeprefix(REDO))]
    return change


def _redo_alone(archive: Archive, writer: Writer, report_id: str, found: Undone, *, who: str, seen: Seen) -> Report:
    def edit(report: Report, _between: Between) -> Report:
        return taken_back(archive, report, found.undo, to=found.undo.revision - 1)

    action = f"{AGAIN}{found.change.revision}"
    return writer.write(report_id, edit, action=action, who=who, seen=Seen(None, seen.key), filled=is_of_answers(found.undo))
