"""Whose change undo takes back: the person's own last one, also where somebody else has changed another part since."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answers import with_answers
from assistant.archive import Archive
from assistant.changes import ALONE, Change, client_of, origin_of
from assistant.deciding import refilled
from assistant.errors import StaleRevision
from assistant.merging import restored, touched
from assistant.overtaking import overtaken
from assistant.report import Report
from assistant.writing import Between, Seen, Writer

_TRIES = 8
_MOST_STEPS = 20  # one message makes five changes at most
_OF_ANSWERS = ("fact", "fill", "head", "tail", "info")


@dataclass(frozen=True, slots=True)
class Target:
    """The change to take back: from the state of revision `change.revision` to that of `change.back_to`. `is_last`: nothing came after it."""

    change: Change
    is_last: bool


def undo_since(archive: Archive, writer: Writer, report_id: str, *, who: str, seen: Seen, since: int) -> Report:
    """The report without what a person changed after revision `since`, newest first, and with everything older. Raises Overtaken."""
    before = archive.revision(report_id)
    for step in range(_MOST_STEPS):
        report = undo_own(archive, writer, report_id, who=who, seen=replace(seen, key=f"{seen.key}-{step}" if step and seen.key else seen.key), since=since)
        if report.revision == before:
            break
        before = report.revision
    return report


def undo_own(archive: Archive, writer: Writer, report_id: str, *, who: str, seen: Seen, since: int = 0) -> Report:
    """The report without a person's own last change, made after revision `since`; as it is where there is none. Raises Overtaken."""
    for _ in range(_TRIES):
        head, history = archive.open(report_id), archive.changes(report_id)
        target = target_of(history, person=archive.actor(who).person, seen=seen, since=since)
        if target is None or (seen.key and archive.made_by(report_id, seen.key)):
            return head
        if not target.is_last:
            return _undo_alone(archive, writer, report_id, target.change, who=who, seen=seen)
        try:
            with writer.alone(report_id):
                return archive.undo(report_id, who=who, key=seen.key, of=target.change.revision) or head
        except StaleRevision:
            continue
    raise StaleRevision("Báo cáo đang được nhiều người ghi cùng lúc, chưa hoàn tác được: hãy làm lại sau giây lát.")


def _undo_alone(archive: Archive, writer: Writer, report_id: str, change: Change, *, who: str, seen: Seen) -> Report:
    def edit(report: Report, _between: Between) -> Report:
        return taken_back(archive, report, change, to=change.back_to or 1)

    return writer.write(report_id, edit, action=f"{ALONE}{change.revision}", who=who, seen=Seen(None, seen.key), filled=is_of_answers(change))


def target_of(history: Sequence[Change], *, person: str, seen: Seen, since: int = 0) -> Target | None:
    """The last change of a person that still stands and that they made on this page or have seen; None where there is none."""
    by_revision = {change.revision: change for change in history}
    taken_back: set[int] = set()
    at = history[-1]
    while at.back_to is not None:
        origin = origin_of(at, by_revision)
        if origin.action.startswith(ALONE):
            taken_back.add(int(origin.action.removeprefix(ALONE)))
        elif at.revision not in taken_back and _made_at(at, by_revision) > since and origin.actor.person == person and is_seen(origin, at, seen):
            return Target(at, at is history[-1])
        at = by_revision[at.back_to]
    return None


def taken_back(archive: Archive, head: Report, change: Change, *, to: int) -> Report:
    """The newest state with what one earlier change touched as it was at revision `to`. Raises Overtaken where another has changed the same parts since."""
    before, after = archive.at(head.id, to), archive.at(head.id, change.revision)
    of_answers = is_of_answers(change)
    parts = touched(before, after, filled=of_answers)
    rests_on = frozenset(part for part in parts if part.startswith("fact:")) if of_answers else parts
    common = rests_on & touched(after, head)
    if common:
        later = Between((), archive.changes(head.id, after=change.revision))
        raise overtaken(head, later.last(common) or change, common)
    return _answered_as_before(head, before, rests_on) if of_answers else restored(head, before, parts)


def is_of_answers(change: Change) -> bool:
    """Whether it gave or took back answers and did nothing else."""
    return all(part.partition(":")[0] in _OF_ANSWERS for part in change.parts)


def _answered_as_before(head: Report, before: Report, facts: frozenset[str]) -> Report:
    """The questions answered as they were; what others wrote around the figures stays."""
    values = {question.id: question.value for question in before.draft.questions if f"fact:{question.id}" in facts}
    return refilled(head, with_answers(head.draft, values))


def _made_at(change: Change, by_revision: dict[int, Change]) -> int:
    """When what a revision shows was made: an undo shows again what is older than itself."""
    while change.action == "undo":
        change = by_revision[by_revision[change.revision - 1].back_to or 1]
    return change.revision


def is_seen(origin: Change, at: Change, seen: Seen) -> bool:
    """Whether the page of `seen` shows revision `at`, or made what it shows itself."""
    client = client_of(seen.key)
    return seen.revision is None or at.revision <= seen.revision or bool(client and client == origin.client)
