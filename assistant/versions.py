"""The revisions a report went through, without their states: who did what and when, and what undo and redo would do next."""

import json
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from assistant.archive import RevisionRow
from assistant.changes import aware
from assistant.errors import UnknownReport
from assistant.report import Progress
from corpus.database import Database

_REDO = "redo "
_PROGRESS = re.compile(rb'"progress": (\{[^{}]*\})')  # a key: inside a text its quotation marks would be escaped


@dataclass(frozen=True, slots=True)
class Version:
    """A revision. `back_to` is the one that undo returns to; `action` is the word of the workflow with the ids it touched."""

    revision: int
    back_to: int | None
    action: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Steps:
    """The change that undo would take back and the one that redo would make again; None where there is none."""

    undo: Version | None
    redo: Version | None


class History:
    """Reads revisions from the database; nothing is ever changed here."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def versions(self, report_id: str) -> tuple[Version, ...]:
        """All revisions, the newest first. Raises UnknownReport."""
        columns = (RevisionRow.revision, RevisionRow.back_to, RevisionRow.action, RevisionRow.who, RevisionRow.at)
        with self._database.reading() as session:
            rows = session.execute(select(*columns).where(RevisionRow.report_id == report_id).order_by(RevisionRow.revision.desc())).all()
        if not rows:
            raise UnknownReport(f"Không có báo cáo «{report_id}»: hãy mở lại từ danh sách báo cáo.")
        return tuple(Version(number, back, action.partition("\t")[0], who, aware(at)) for number, back, action, who, at in rows)

    def progress(self, report_id: str, revisions: Sequence[int]) -> Mapping[int, Progress]:
        """What lists showed at each revision; one that was stored without it is left out."""
        wanted = select(RevisionRow.revision, RevisionRow.state).where(RevisionRow.report_id == report_id, RevisionRow.revision.in_(revisions))
        with self._database.reading() as session:
            found = {revision: _PROGRESS.findall(zlib.decompress(state)) for revision, state in session.execute(wanted)}
        return {revision: Progress(**json.loads(forms[-1])) for revision, forms in found.items() if forms}


def steps_of(versions: Sequence[Version]) -> Steps:
    """What undo and redo would do next; `versions` as `History.versions` gives them."""
    by = {version.revision: version for version in versions}
    newest = versions[0]
    undo = origin(newest, by) if newest.back_to is not None else None
    undone = _undone(newest, by)
    return Steps(undo, origin(undone, by) if undone else None)


def origin(version: Version, by: Mapping[int, Version]) -> Version:
    """The change whose state a revision shows: that of an undo is the revision returned to, that of a redo the one made again."""
    while True:
        if version.action == "undo":
            version = by[by[version.revision - 1].back_to or 1]
        elif version.action.startswith(_REDO):
            version = by[int(version.action.removeprefix(_REDO))]
        else:
            return version


def _undone(version: Version, by: Mapping[int, Version]) -> Version | None:
    """The revision that redo makes again, as the archive finds it."""
    while version.action.startswith(_REDO):
        version = by[int(version.action.removeprefix(_REDO))]
    return by[version.revision - 1] if version.action == "undo" else None
