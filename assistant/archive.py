"""Reports in progress in the database: the newest state of each, and every revision it went through."""

import json
import uuid
import zlib
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import DateTime, ForeignKey, LargeBinary, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from assistant.checker.suppression import suppression_form
from assistant.checker.suppression_file import suppression_from
from assistant.deeds import with_names
from assistant.draft_json import draft_from_json, draft_to_json, paragraph_from_json, paragraph_to_json
from assistant.errors import StaleRevision, UnknownReport
from assistant.report import Progress, Report, SectionState
from corpus.database import Base, Database

_LEVEL = 1
_REDO = "redo "


class ReportRow(Base):
    """The newest revision of a report and what lists show of it."""

    __tablename__ = "report"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    revision: Mapped[int]
    title: Mapped[str]
    summary: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class RevisionRow(Base):
    """One state of a report. `back_to` is the revision that undo returns to."""

    __tablename__ = "report_revision"

    report_id: Mapped[str] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    back_to: Mapped[int | None]
    action: Mapped[str]
    who: Mapped[str]
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    state: Mapped[bytes] = mapped_column(LargeBinary)


class TrashedReportRow(Base):
    """A report that was put away, by whom, when (see `assistant.trash`)."""

    __tablename__ = "trashed_reports"

    report_id: Mapped[str] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"), primary_key=True)
    who: Mapped[str] = mapped_column(String(128))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """A line of the list of reports."""

    id: str
    title: str
    kind: str
    office: str | None
    period: str
    deadline: date | None
    updated_at: datetime
    progress: Progress


class Archive:
    """Saves and reads reports; every save is one transaction, on disk when it returns."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self, *, put_away: bool = False) -> tuple[ReportSummary, ...]:
        """Newest first; `put_away`: with those in the trash."""
        wanted = select(ReportRow).order_by(ReportRow.updated_at.desc())
        with self._database.reading() as session:
            rows = session.scalars(wanted if put_away else wanted.where(ReportRow.id.not_in(select(TrashedReportRow.report_id))))
            return tuple(_summary(row) for row in rows)

    def open(self, report_id: str) -> Report:
        """The newest revision. Raises UnknownReport."""
        with self._database.reading() as session:
            row = _row(session, report_id)
            return _report(row, _revision(session, report_id, row.revision))

    def create(self, report: Report, progress: Progress, *, who: str) -> Report:
        """Store a new report as revision 1."""
        now = _now()
        report = replace(report, id=uuid.uuid4().hex[:12], revision=1, created_at=now, updated_at=now)
        with self._database.session() as session:
            session.add(ReportRow(id=report.id, revision=1, title=report.title, summary=_summary_json(report, progress), created_at=now, updated_at=now))
            session.flush()
            session.add(_revision_row(report, progress, None, with_names("create", report), who))
        return report

    def save(self, report: Report, progress: Progress, *, action: str, who: str) -> Report:
        """Store the next revision of `report`, which was read as revision `report.revision`. Raises StaleRevision when somebody was faster."""
        with self._database.session() as session:
            row = _row(session, report.id)
            if row.revision != report.revision:
                raise StaleRevision("Báo cáo đã được thay đổi ở nơi khác: hãy tải lại trang rồi làm lại bước này; phần đang gõ vẫn còn trong trang.")
            return _advance(session, row, report, progress, back_to=report.revision, action=action, who=who)

    def undo(self, report_id: str, *, who: str) -> Report | None:
        """Return to the state before the last change; None when there is nothing to undo."""
        with self._database.session() as session:
            row = _row(session, report_id)
            current = _revision(session, report_id, row.revision)
            if current.back_to is None:
                return None
            earlier = _revision(session, report_id, current.back_to)
            report = replace(_report(row, earlier), revision=row.revision)
            progress = _progress(row, earlier)
            return _advance(session, row, report, progress, back_to=earlier.back_to, action="undo", who=who)

    def redo(self, report_id: str, *, who: str) -> Report | None:
        """Do again what the last change undid; None when the last change was no undo."""
        with self._database.session() as session:
            row = _row(session, report_id)
            undone = _undone(session, report_id, row.revision)
            if undone is None:
                return None
            again = _revision(session, report_id, undone)
            report = replace(_report(row, again), revision=row.revision)
            return _advance(session, row, report, _progress(row, again), back_to=row.revision, action=f"{_REDO}{undone}", who=who)

    def last_action(self, report_id: str) -> str:
        """What the newest revision did."""
        with self._database.reading() as session:
            row = _row(session, report_id)
            return _revision(session, report_id, row.revision).action


def _advance(session: Session, row: ReportRow, report: Report, progress: Progress, *, back_to: int | None, action: str, who: str) -> Report:
    report = replace(report, revision=row.revision + 1, updated_at=_now())
    row.revision, row.title, row.updated_at = report.revision, report.title, report.updated_at
    row.summary = _summary_json(report, progress)
    session.add(_revision_row(report, progress, back_to, action, who))
    return report


def _row(session: Session, report_id: str) -> ReportRow:
    row = session.get(ReportRow, report_id)
    if row is None:
        raise UnknownReport(f"Không có báo cáo «{report_id}»: hãy mở lại từ danh sách báo cáo.")
    return row


def _revision(session: Session, report_id: str, revision: int) -> RevisionRow:
    return session.get_one(RevisionRow, (report_id, revision))


def _undone(session: Session, report_id: str, revision: int) -> int | None:
    """The revision whose state the undo at `revision` left; after a redo the one that an earlier undo left."""
    action = _revision(session, report_id, revision).action
    while action.startswith(_REDO):
        revision = int(action.removeprefix(_REDO))
        action = _revision(session, report_id, revision).action
    return revision - 1 if action == "undo" else None


def _now() -> datetime:
    return datetime.now(UTC)


def _revision_row(report: Report, progress: Progress, back_to: int | None, action: str, who: str) -> RevisionRow:
    form = {**_to_json(report), "progress": asdict(progress)}
    state = zlib.compress(json.dumps(form, ensure_ascii=False).encode(), _LEVEL)
    return RevisionRow(report_id=report.id, revision=report.revision, back_to=back_to, action=action, who=who, at=_now(), state=state)


def _to_json(report: Report) -> dict[str, Any]:
    return {
        "draft": draft_to_json(report.draft),
        "states": {
            section: {
                "status": state.status,
                "chosen": state.chosen,
                "by": state.by,
                "at": state.at,
                "paragraphs": None if state.paragraphs is None else [paragraph_to_json(p) for p in state.paragraphs],
            }
            for section, state in report.states.items()
        },
        "request": report.request,
        "deadline": report.deadline.isoformat() if report.deadline else None,
        "suppressions": [suppression_form(each) for each in report.suppressions],
    }


def _report(row: ReportRow, revision: RevisionRow) -> Report:
    form = json.loads(zlib.decompress(revision.state))
    states = {
        section: SectionState(s["status"], s["chosen"], None if s["paragraphs"] is None else tuple(map(paragraph_from_json, s["paragraphs"])), s["by"], s["at"])
        for section, s in form["states"].items()
    }
    deadline = date.fromisoformat(form["deadline"]) if form["deadline"] else None
    suppressions = tuple(suppression_from(each, where=f"báo cáo {row.id}") for each in form.get("suppressions", ()))
    draft = draft_from_json(form["draft"])
    return Report(row.id, revision.revision, draft, _aware(row.created_at), _aware(row.updated_at), states, form["request"], deadline, suppressions)


def _progress(row: ReportRow, revision: RevisionRow) -> Progress:
    """What lists showed when a revision was stored."""
    form = json.loads(zlib.decompress(revision.state))
    return Progress(**(form.get("progress") or json.loads(row.summary)["progress"]))


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _summary_json(report: Report, progress: Progress) -> str:
    info = report.draft.info
    deadline = report.deadline.isoformat() if report.deadline else None
    return json.dumps({"kind": info.kind, "office": info.office, "period": info.period, "deadline": deadline, "progress": asdict(progress)}, ensure_ascii=False)


def _summary(row: ReportRow) -> ReportSummary:
    form = json.loads(row.summary)
    deadline = date.fromisoformat(form["deadline"]) if form["deadline"] else None
    return ReportSummary(row.id, row.title, form["kind"], form["office"], form["period"], deadline, _aware(row.updated_at), Progress(**form["progress"]))
