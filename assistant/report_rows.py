"""Reports ↔ rows of the database: the newest state that lists show, and every revision, whole and compressed."""

import json
import re
import zlib
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import DateTime, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from assistant.actors import Actor
from assistant.changes import aware
from assistant.checker.suppression import suppression_form
from assistant.checker.suppression_file import suppression_from
from assistant.draft_json import draft_from_json, draft_to_json, paragraph_from_json, paragraph_to_json
from assistant.report import Progress, Report, SectionState
from corpus.database import Base

_LEVEL = 1
_PROGRESS = re.compile(rb'"progress": (\{[^{}]*\})')  # a key: inside a text its quotation marks would be escaped


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
    """One state of a report. `back_to` is the revision that undo returns to; `who` the person, `instrument` the model that acted at their request."""

    __tablename__ = "report_revision"

    report_id: Mapped[str] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    back_to: Mapped[int | None]
    action: Mapped[str]
    who: Mapped[str]
    instrument: Mapped[str | None]
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


def revision_row(report: Report, progress: Progress, back_to: int | None, action: str, by: Actor) -> RevisionRow:
    form = {**_to_json(report), "progress": asdict(progress)}
    state = zlib.compress(json.dumps(form, ensure_ascii=False).encode(), _LEVEL)
    made = {"who": by.person, "instrument": by.instrument, "at": datetime.now(UTC)}
    return RevisionRow(report_id=report.id, revision=report.revision, back_to=back_to, action=action, state=state, **made)


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


def report_of(row: ReportRow, revision: RevisionRow) -> Report:
    form = json.loads(zlib.decompress(revision.state))
    states = {
        section: SectionState(s["status"], s["chosen"], None if s["paragraphs"] is None else tuple(map(paragraph_from_json, s["paragraphs"])), s["by"], s["at"])
        for section, s in form["states"].items()
    }
    deadline = date.fromisoformat(form["deadline"]) if form["deadline"] else None
    suppressions = tuple(suppression_from(each, where=f"báo cáo {row.id}") for each in form.get("suppressions", ()))
    draft = draft_from_json(form["draft"])
    return Report(row.id, revision.revision, draft, aware(row.created_at), aware(row.updated_at), states, form["request"], deadline, suppressions)


def progress_of_row(row: ReportRow, revision: RevisionRow) -> Progress:
    """What lists showed when a revision was stored."""
    form = json.loads(zlib.decompress(revision.state))
    return Progress(**(form.get("progress") or json.loads(row.summary)["progress"]))


def summary_json(report: Report, progress: Progress) -> str:
    info = report.draft.info
    deadline = report.deadline.isoformat() if report.deadline else None
    return json.dumps({"kind": info.kind, "office": info.office, "period": info.period, "deadline": deadline, "progress": asdict(progress)}, ensure_ascii=False)


def summary_of(row: ReportRow) -> ReportSummary:
    form = json.loads(row.summary)
    deadline = date.fromisoformat(form["deadline"]) if form["deadline"] else None
    return ReportSummary(row.id, row.title, form["kind"], form["office"], form["period"], deadline, aware(row.updated_at), Progress(**form["progress"]))


def progress_in(state: bytes) -> Progress | None:
    """What lists showed at a stored state, without reading all of it; None for one stored without it."""
    found = _PROGRESS.findall(zlib.decompress(state))
    return Progress(**json.loads(found[-1])) if found else None
