"""Reports in progress in the database: the newest state of each, and every revision it went through."""

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from assistant.actors import Actor
from assistant.changes import REDO, Change, ChangeRow, aware, parts_of, record, revision_of
from assistant.deeds import with_names
from assistant.errors import StaleRevision, UnknownReport, UnknownVersion
from assistant.lately import Lately
from assistant.merging import touched
from assistant.report import Progress, Report
from assistant.report_rows import (
    ReportRow,
    ReportSummary,
    RevisionRow,
    TrashedReportRow,
    progress_in,
    progress_of_row,
    report_of,
    revision_row,
    summary_json,
    summary_of,
)
from assistant.rights import Everything, Rights
from corpus.database import Database

_HELD = 16  # states kept as they were read: a revision never changes


class Archive:
    """Saves and reads reports; every save is one transaction, on disk when it returns."""

    def __init__(self, database: Database, rights: Rights | None = None, actor: Actor | None = None) -> None:
        self._database = database
        self._actor = actor
        self._rights: Rights = rights or Everything()
        self._listeners: list[Callable[[str, int], None]] = []
        self._read: Lately[Report] = Lately(_HELD)

    def under(self, rights: Rights) -> "Archive":
        """The same reports as far as these rights go: others are unknown, in every method."""
        return self._sharing(Archive(self._database, rights, self._actor))

    def acting_for(self, actor: Actor) -> "Archive":
        """The same reports; what is written in this actor's name is kept as the person's, made with the instrument."""
        return self._sharing(Archive(self._database, self._rights, actor))

    def actor(self, who: str) -> Actor:
        """The person that a name stands for, and the instrument."""
        return self._actor if self._actor and self._actor.name == who else Actor(who)

    def _sharing(self, other: "Archive") -> "Archive":
        other._listeners, other._read = self._listeners, self._read
        return other

    def listen(self, told: Callable[[str, int], None]) -> None:
        """Call `told(report, revision)` after every revision that this process stores."""
        self._listeners.append(told)

    def list(self, *, put_away: bool = False) -> tuple[ReportSummary, ...]:
        """Newest first; `put_away`: with those in the trash."""
        wanted = select(ReportRow).order_by(ReportRow.updated_at.desc())
        hidden = self._rights.hidden()
        with self._database.reading() as session:
            rows = session.scalars(wanted if put_away else wanted.where(ReportRow.id.not_in(select(TrashedReportRow.report_id))))
            return tuple(summary_of(row) for row in rows if row.id not in hidden)

    def confirm(self, report_id: str) -> None:
        """That there is such a report, without reading it. Raises UnknownReport."""
        with self._database.reading() as session:
            self._row(session, report_id)

    def open(self, report_id: str) -> Report:
        """The newest revision. Raises UnknownReport."""
        with self._database.reading() as session:
            row = self._row(session, report_id)
            return self._read.get((report_id, row.revision), lambda: report_of(row, _revision(session, report_id, row.revision)))

    def at(self, report_id: str, revision: int) -> Report:
        """An earlier revision, as it was stored. Raises UnknownReport, UnknownVersion."""
        with self._database.reading() as session:
            stored = session.get(RevisionRow, (report_id, revision))
            row = self._row(session, report_id)
            if stored is None:
                raise UnknownVersion(f"Báo cáo không có bản số {revision}: hãy chọn một bản trong danh sách phiên bản.")
            return report_of(row, stored)

    def revision(self, report_id: str) -> int:
        """The number of the newest revision, without reading it. Raises UnknownReport."""
        with self._database.reading() as session:
            return self._row(session, report_id).revision

    def made_by(self, report_id: str, key: str) -> int | None:
        """The revision that a write of this key made already. Raises UnknownReport."""
        with self._database.reading() as session:
            self._row(session, report_id)
            return revision_of(session, report_id, key)

    def changes(self, report_id: str, *, after: int = 0) -> tuple[Change, ...]:
        """What the revisions after one changed, the oldest first. Raises UnknownReport."""
        with self._database.reading() as session:
            self._row(session, report_id)
            same = and_(ChangeRow.report_id == RevisionRow.report_id, ChangeRow.revision == RevisionRow.revision)
            columns = (RevisionRow.revision, RevisionRow.back_to, RevisionRow.action, RevisionRow.who, RevisionRow.instrument, RevisionRow.at, ChangeRow)
            wanted = (RevisionRow.report_id == report_id, RevisionRow.revision > after)
            rows = session.execute(select(*columns).outerjoin(ChangeRow, same).where(*wanted).order_by(RevisionRow.revision))
            return tuple(
                Change(revision, back_to, action, Actor(who, instrument), aware(at), (row.write_key or "") if row else "", parts_of(row))
                for revision, back_to, action, who, instrument, at, row in rows
            )

    def progress(self, report_id: str, revisions: Iterable[int]) -> Mapping[int, Progress]:
        """What lists showed at each of these revisions; one that was stored without it is left out. Raises UnknownReport."""
        with self._database.reading() as session:
            self._row(session, report_id)
            wanted = select(RevisionRow.revision, RevisionRow.state).where(RevisionRow.report_id == report_id, RevisionRow.revision.in_(list(revisions)))
            found = [(revision, progress_in(state)) for revision, state in session.execute(wanted)]
        return {revision: progress for revision, progress in found if progress}

    def create(self, report: Report, progress: Progress, *, who: str) -> Report:
        """Store a new report as revision 1."""
        now = _now()
        report = replace(report, id=uuid.uuid4().hex[:12], revision=1, created_at=now, updated_at=now)
        with self._database.session() as session:
            session.add(ReportRow(id=report.id, revision=1, title=report.title, summary=summary_json(report, progress), created_at=now, updated_at=now))
            session.flush()
            session.add(revision_row(report, progress, None, with_names("create", report), self.actor(who)))
            self._rights.made(session, report.id)
        return report

    def save(self, report: Report, progress: Progress, *, action: str, who: str, key: str = "", parts: Iterable[str] | None = None) -> Report:
        """Store the next revision of `report`, which was read as revision `report.revision`. Raises StaleRevision when somebody was faster.

        `key`: the client's name for this write; `parts`: what it changes (None: found by comparing).
        """
        with self._database.session() as session:
            row = self._row(session, report.id, lock=True)
            if row.revision != report.revision:
                raise StaleRevision("Báo cáo đã được thay đổi ở nơi khác: hãy tải lại trang rồi làm lại bước này; phần đang gõ vẫn còn trong trang.")
            if key and revision_of(session, report.id, key):
                raise StaleRevision("Việc này đã được ghi rồi: hãy tải lại trang.")
            if parts is None:
                parts = touched(report_of(row, _revision(session, report.id, row.revision)), report)
            record(session, report.id, row.revision + 1, key=key, parts=parts)
            saved = _advance(session, row, report, progress, back_to=report.revision, action=action, by=self.actor(who))
        return self._told(saved)

    def undo(self, report_id: str, *, who: str, key: str = "", of: int | None = None) -> Report | None:
        """Return to the state before the last change; None when there is nothing to undo. Raises StaleRevision where the last one is not `of`."""
        with self._database.session() as session:
            row = self._row(session, report_id, lock=True)
            if of is not None and row.revision != of:
                raise StaleRevision("Báo cáo vừa được thay đổi ở nơi khác: hãy thử hoàn tác lại.")
            current = _revision(session, report_id, row.revision)
            if current.back_to is None:
                return None
            earlier = _revision(session, report_id, current.back_to)
            report = replace(report_of(row, earlier), revision=row.revision)
            progress = progress_of_row(row, earlier)
            record(session, report_id, row.revision + 1, key=key, parts=_differences(row, current, report))
            undone = _advance(session, row, report, progress, back_to=earlier.back_to, action="undo", by=self.actor(who))
        return self._told(undone)

    def redo(self, report_id: str, *, who: str, key: str = "", of: int | None = None) -> Report | None:
        """Do again what the last change undid; None when the last change was no undo. Raises StaleRevision where the last one is not `of`."""
        with self._database.session() as session:
            row = self._row(session, report_id, lock=True)
            if of is not None and row.revision != of:
                raise StaleRevision("Báo cáo vừa được thay đổi ở nơi khác: hãy thử làm lại lần nữa.")
            undone = _undone(session, report_id, row.revision)
            if undone is None:
                return None
            again = _revision(session, report_id, undone)
            report = replace(report_of(row, again), revision=row.revision)
            record(session, report_id, row.revision + 1, key=key, parts=_differences(row, _revision(session, report_id, row.revision), report))
            redone = _advance(session, row, report, progress_of_row(row, again), back_to=row.revision, action=f"{REDO}{undone}", by=self.actor(who))
        return self._told(redone)

    def last_action(self, report_id: str) -> str:
        """What the newest revision did."""
        with self._database.reading() as session:
            row = self._row(session, report_id)
            return _revision(session, report_id, row.revision).action

    def _row(self, session: Session, report_id: str, *, lock: bool = False) -> ReportRow:
        """`lock`: nobody else writes the report until the transaction ends (SQLite lets one write at a time anyway)."""
        row = session.get(ReportRow, report_id, with_for_update=lock) if self._rights.sees(report_id) else None
        if row is None:
            raise unknown(report_id)
        return row

    def _told(self, report: Report) -> Report:
        self._read.put((report.id, report.revision), report)
        for told in self._listeners:
            told(report.id, report.revision)
        return report


def unknown(report_id: str) -> UnknownReport:
    """The same words for a report that there is not and for one that is not to be seen."""
    return UnknownReport(f"Không có báo cáo «{report_id[:40]}»: hãy mở lại từ danh sách báo cáo.")


def _differences(row: ReportRow, stored: RevisionRow, report: Report) -> frozenset[str]:
    """What undo or redo changes: where answers alone were given or taken back, the words are filled anew."""
    before = report_of(row, stored)
    parts = touched(before, report)
    only_filled = all(part.partition(":")[0] in ("fact", "text", "title", "head", "tail", "info") for part in parts) and any(
        part.startswith("fact:") for part in parts
    )
    return touched(before, report, filled=True) if only_filled else parts


def _advance(session: Session, row: ReportRow, report: Report, progress: Progress, *, back_to: int | None, action: str, by: Actor) -> Report:
    report = replace(report, revision=row.revision + 1, updated_at=_now())
    row.revision, row.title, row.updated_at = report.revision, report.title, report.updated_at
    row.summary = summary_json(report, progress)
    session.add(revision_row(report, progress, back_to, action, by))
    return report


def _revision(session: Session, report_id: str, revision: int) -> RevisionRow:
    return session.get_one(RevisionRow, (report_id, revision))


def _undone(session: Session, report_id: str, revision: int) -> int | None:
    """The revision whose state the undo at `revision` left; after a redo the one that an earlier undo left."""
    action = _revision(session, report_id, revision).action
    while action.startswith(REDO):
        revision = int(action.removeprefix(REDO))
        action = _revision(session, report_id, revision).action
    return revision - 1 if action == "undo" else None


def _now() -> datetime:
    return datetime.now(UTC)
