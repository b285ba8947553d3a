"""What was done in a report, change by change: read from its revisions without opening their states."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select

from assistant.archive import ReportRow, RevisionRow
from assistant.deeds import Deed, deed_of, words
from assistant.errors import UnknownReport
from corpus.database import Database


@dataclass(frozen=True, slots=True)
class Change:
    """`revision` made by `who` at `at`; `undone`: what an undo took back or a redo did again."""

    revision: int
    who: str
    at: datetime
    deed: Deed
    undone: Deed | None = None

    @property
    def words(self) -> str:
        return words(self.deed, self.undone)


@dataclass(frozen=True, slots=True)
class _Line:
    revision: int
    back_to: int | None
    action: str
    who: str
    at: datetime


class History:
    """Reads the changes of reports."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def changes(self, report_id: str) -> tuple[Change, ...]:
        """Oldest first. Raises UnknownReport."""
        columns = (RevisionRow.revision, RevisionRow.back_to, RevisionRow.action, RevisionRow.who, RevisionRow.at)
        with self._database.reading() as session:
            if session.get(ReportRow, report_id) is None:
                raise UnknownReport(f"Không có báo cáo «{report_id}»: hãy mở lại từ danh sách báo cáo.")
            rows = session.execute(select(*columns).where(RevisionRow.report_id == report_id).order_by(RevisionRow.revision)).all()
        lines = {revision: _Line(revision, back_to, action, who, _aware(at)) for revision, back_to, action, who, at in rows}
        return tuple(_change(line, lines) for line in lines.values())

    def can_undo(self, report_id: str) -> bool:
        """Whether the newest revision can be taken back."""
        with self._database.reading() as session:
            row = session.get(ReportRow, report_id)
            newest = session.get(RevisionRow, (report_id, row.revision)) if row else None
            return newest is not None and newest.back_to is not None


def _change(line: _Line, lines: dict[int, _Line]) -> Change:
    deed = deed_of(line.action)
    undone = None
    if deed.verb == "undo" and deed.ids:
        undone = lines.get(int(deed.ids[0]))
    elif deed.verb == "undo":
        undone = lines.get(_stands_for(line.revision - 1, lines))
    elif deed.verb == "redo":
        undone = lines.get(_stands_for(line.revision, lines))
    return Change(line.revision, line.who, line.at, deed, deed_of(undone.action) if undone else None)


def _stands_for(revision: int, lines: dict[int, _Line]) -> int:
    """The revision whose state stands at `revision`: that an undo returned to, or a redo brought back."""
    for _ in range(len(lines)):
        verb, _, rest = lines[revision].action.partition("\t")[0].partition(" ") if revision in lines else ("", "", "")
        if verb == "undo" and revision - 1 in lines and (back := lines[revision - 1].back_to) is not None:
            revision = back
        elif verb == "redo" and rest.isdigit():
            revision = int(rest)
        else:
            break
    return revision


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
