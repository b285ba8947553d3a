"""Reports that were put away: they stay whole on disk, leave the list, and can be taken back."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select

from assistant.archive import unknown
from assistant.changes import aware
from assistant.report_rows import ReportRow, TrashedReportRow
from corpus.database import Database


@dataclass(frozen=True, slots=True)
class Trashed:
    """A report in the trash."""

    id: str
    title: str
    who: str
    at: datetime


class Trash:
    """Puts reports away and takes them back; nothing is deleted."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, report_id: str, *, who: str) -> None:
        """Twice is once. Raises UnknownReport."""
        with self._database.session() as session:
            if session.get(ReportRow, report_id) is None:
                raise unknown(report_id)
            if session.get(TrashedReportRow, report_id) is None:
                session.add(TrashedReportRow(report_id=report_id, who=who, at=datetime.now(UTC)))

    def take_back(self, report_id: str) -> None:
        """Nothing happens to a report that is not there. Raises UnknownReport."""
        with self._database.session() as session:
            if session.get(ReportRow, report_id) is None:
                raise unknown(report_id)
            row = session.get(TrashedReportRow, report_id)
            if row is not None:
                session.delete(row)

    def list(self) -> tuple[Trashed, ...]:
        """The newest put away first."""
        wanted = select(TrashedReportRow, ReportRow.title).join(ReportRow, ReportRow.id == TrashedReportRow.report_id).order_by(TrashedReportRow.at.desc())
        with self._database.reading() as session:
            return tuple(Trashed(row.report_id, title, row.who, aware(row.at)) for row, title in session.execute(wanted))
