"""Reports in progress in the database: the newest state of each, and every revision it went through."""

import json
import re
import uuid
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import DateTime, ForeignKey, LargeBinary, String, and_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from assistant.changes import REDO, Change, ChangeRow, aware, parts_of, record, revision_of
from assistant.checker.suppression import suppression_form
from assistant.checker.suppression_file import suppression_from
from assistant.deeds import with_names
from assistant.draft_json import draft_from_json, draft_to_json, paragraph_from_json, paragraph_to_json
from assistant.errors import StaleRevision, UnknownReport, UnknownVersion
from assistant.lately import Lately
from assistant.merging import touched
from assistant.report import Progress, Report, SectionState
from assistant.rights import Everything, Rights
from corpus.database import Base, Database

_LEVEL = 1
_PROGRESS = re.compile(rb'"progress": (\{[^{}]*\})')  # a key: inside a text its quotation marks would be escaped
_HELD = 16  # states kept as they were read: a revision never changes


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

    def __init__(self, database: Database, rights: Rights | None = None) -> None:
        self._database = database
        self._rights: Rights = rights or Everything()
        self._listeners: list[Callable[[str, int], None]] = []
        self._read: Lately[Report] = Lately(_HELD)

    def under(self, rights: Rights) -> "Archive":
        """The same reports as far as these rights go: others are unknown, in every method."""
        seen = Archive(self._database, rights)
        seen._listeners, seen._read = self._listeners, self._read
        return seen

    def listen(self, told: Callable[[str, int], None]) -> None:
        """Call `told(report, revision)` after every revision that this process stores."""
        self._listeners.append(told)

    def list(self, *, put_away: bool = False) -> tuple[ReportSummary, ...]:
        """Newest first; `put_away`: with those in the trash."""
        wanted = select(ReportRow).order_by(ReportRow.updated_at.desc())
        hidden = self._rights.hidden()
        with self._database.reading() as session:
            rows = session.scalars(wanted if put_away else wanted.where(ReportRow.id.not_in(select(TrashedReportRow.report_id))))
            return tuple(_summary(row) for row in rows if row.id not in hidden)

    def confirm(self, report_id: str) -> None:
        """That there is such a report, without reading it. Raises UnknownReport."""
        with self._database.reading() as session:
            self._row(session, report_id)

    def open(self, report_id: str) -> Report:
        """The newest revision. Raises UnknownReport."""
        with self._database.reading() as session:
            row = self._row(session, report_id)
            return self._read.get((report_id, row.revision), lambda: _report(row, _revision(session, report_id, row.revision)))

    def at(self, report_id: str, revision: int) -> Report:
        """An earlier revision, as it was stored. Raises UnknownReport, UnknownVersion."""
        with self._database.reading() as session:
            stored = session.get(RevisionRow, (report_id, revision))
            row = self._row(session, report_id)
            if stored is None:
                raise UnknownVersion(f"Báo cáo không có bản số {revision}: hãy chọn một bản trong danh sách phiên bản.")
            return _report(row, stored)

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
            columns = (RevisionRow.revision, RevisionRow.back_to, RevisionRow.action, RevisionRow.who, RevisionRow.at, ChangeRow)
            wanted = (RevisionRow.report_id == report_id, RevisionRow.revision > after)
            rows = session.execute(select(*columns).outerjoin(ChangeRow, same).where(*wanted).order_by(RevisionRow.revision))
            return tuple(
                Change(revision, back_to, action, who, aware(at), (row.write_key or "") if row else "", parts_of(row))
                for revision, back_to, action, who, at, row in rows
            )

    def progress(self, report_id: str, revisions: Iterable[int]) -> Mapping[int, Progress]:
        """What lists showed at each of these revisions; one that was stored without it is left out. Raises UnknownReport."""
        with self._database.reading() as session:
            self._row(session, report_id)
            wanted = select(RevisionRow.revision, RevisionRow.state).where(RevisionRow.report_id == report_id, RevisionRow.revision.in_(list(revisions)))
            found = {revision: _PROGRESS.findall(zlib.decompress(state)) for revision, state in session.execute(wanted)}
        return {revision: Progress(**json.loads(forms[-1])) for revision, forms in found.items() if forms}

    def create(self, report: Report, progress: Progress, *, who: str) -> Report:
        """Store a new report as revision 1."""
        now = _now()
        report = replace(report, id=uuid.uuid4().hex[:12], revision=1, created_at=now, updated_at=now)
        with self._database.session() as session:
            session.add(ReportRow(id=report.id, revision=1, title=report.title, summary=_summary_json(report, progress), created_at=now, updated_at=now))
            session.flush()
            session.add(_revision_row(report, progress, None, with_names("create", report), who))
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
                parts = touched(_report(row, _revision(session, report.id, row.revision)), report)
            record(session, report.id, row.revision + 1, key=key, parts=parts)
            saved = _advance(session, row, report, progress, back_to=report.revision, action=action, who=who)
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
            report = replace(_report(row, earlier), revision=row.revision)
            progress = _progress(row, earlier)
            record(session, report_id, row.revision + 1, key=key, parts=_differences(row, current, report))
            undone = _advance(session, row, report, progress, back_to=earlier.back_to, action="undo", who=who)
        return self._told(undone)

    def redo(self, report_id: str, *, who: str, key: str = "") -> Report | None:
        """Do again what the last change undid; None when the last change was no undo."""
        with self._database.session() as session:
            row = self._row(session, report_id, lock=True)
            undone = _undone(session, report_id, row.revision)
            if undone is None:
                return None
            again = _revision(session, report_id, undone)
            report = replace(_report(row, again), revision=row.revision)
            record(session, report_id, row.revision + 1, key=key, parts=_differences(row, _revision(session, report_id, row.revision), report))
            redone = _advance(session, row, report, _progress(row, again), back_to=row.revision, action=f"{REDO}{undone}", who=who)
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
    before = _report(row, stored)
    parts = touched(before, report)
    only_filled = all(part.partition(":")[0] in ("fact", "text", "title", "head", "tail", "info") for part in parts) and any(
        part.startswith("fact:") for part in parts
    )
    return touched(before, report, filled=True) if only_filled else parts


def _advance(session: Session, row: ReportRow, report: Report, progress: Progress, *, back_to: int | None, action: str, who: str) -> Report:
    report = replace(report, revision=row.revision + 1, updated_at=_now())
    row.revision, row.title, row.updated_at = report.revision, report.title, report.updated_at
    row.summary = _summary_json(report, progress)
    session.add(_revision_row(report, progress, back_to, action, who))
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
    return Report(row.id, revision.revision, draft, aware(row.created_at), aware(row.updated_at), states, form["request"], deadline, suppressions)


def _progress(row: ReportRow, revision: RevisionRow) -> Progress:
    """What lists showed when a revision was stored."""
    form = json.loads(zlib.decompress(revision.state))
    return Progress(**(form.get("progress") or json.loads(row.summary)["progress"]))


def _summary_json(report: Report, progress: Progress) -> str:
    info = report.draft.info
    deadline = report.deadline.isoformat() if report.deadline else None
    return json.dumps({"kind": info.kind, "office": info.office, "period": info.period, "deadline": deadline, "progress": asdict(progress)}, ensure_ascii=False)


def _summary(row: ReportRow) -> ReportSummary:
    form = json.loads(row.summary)
    deadline = date.fromisoformat(form["deadline"]) if form["deadline"] else None
    return ReportSummary(row.id, row.title, form["kind"], form["office"], form["period"], deadline, aware(row.updated_at), Progress(**form["progress"]))
