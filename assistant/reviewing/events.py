"""What happened in the review of a report: one row an act, never changed, never removed; the state of a review is read from all of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import DateTime, ForeignKey, String, Text, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from corpus.database import Base, Database

EventKind = Literal["verdict", "comment", "resolve", "sign", "unsign", "return_section", "submit", "return_report", "approve"]
_NEVER = datetime.min.replace(tzinfo=UTC)
VerdictWord = Literal["pass", "mend", "return", "none"]


@dataclass(frozen=True, slots=True)
class Event:
    """`seen`: hash of what the acting person saw. `value`: of a verdict its word, of «resolve» «yes» or «no». `text`: reason or comment.

    `refers`: number of the comment that is answered or resolved. `at` is UTC.
    """

    kind: EventKind
    who: str
    section: str | None = None
    claim: str | None = None
    sentence: str | None = None
    seen: str | None = None
    value: str | None = None
    text: str = ""
    refers: int | None = None
    number: int = 0
    at: datetime = _NEVER


class ReviewEventRow(Base):
    """One act of a review."""

    __tablename__ = "report_review_event"

    report_id: Mapped[str] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    who: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    section: Mapped[str | None] = mapped_column(Text)
    claim: Mapped[str | None] = mapped_column(Text)
    sentence: Mapped[str | None] = mapped_column(Text)
    seen: Mapped[str | None] = mapped_column(String(64))
    value: Mapped[str | None] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(Text)
    refers: Mapped[int | None]


class ReviewEvents:
    """Adds and reads; every call is one transaction, on disk when it returns."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, report_id: str) -> tuple[Event, ...]:
        """All of a report, in order."""
        query = select(ReviewEventRow).where(ReviewEventRow.report_id == report_id).order_by(ReviewEventRow.number)
        with self._database.reading() as session:
            return tuple(map(_event, session.scalars(query)))

    def last_of_each(self) -> dict[str, tuple[Event, ...]]:
        """Report → its acts that concern the whole of it or send a section back: what lists show."""
        kinds = ("submit", "return_section", "return_report", "approve")
        query = select(ReviewEventRow).where(ReviewEventRow.kind.in_(kinds)).order_by(ReviewEventRow.report_id, ReviewEventRow.number)
        found: dict[str, tuple[Event, ...]] = {}
        with self._database.reading() as session:
            for row in session.scalars(query):
                found[row.report_id] = (*found.get(row.report_id, ()), _event(row))
        return found

    def add(self, report_id: str, events: Iterable[Event]) -> tuple[Event, ...]:
        """Several acts at one moment, numbered."""
        now = datetime.now(UTC)
        with self._database.session() as session:
            first = _next(session, report_id)
            made = tuple(replace(event, number=first + index, at=now) for index, event in enumerate(events))
            session.add_all(_row(report_id, event) for event in made)
        return made


def _next(session: Session, report_id: str) -> int:
    last = session.scalar(select(func.max(ReviewEventRow.number)).where(ReviewEventRow.report_id == report_id))
    return (last or 0) + 1


def _row(report_id: str, e: Event) -> ReviewEventRow:
    return ReviewEventRow(
        report_id=report_id,
        number=e.number,
        kind=e.kind,
        who=e.who,
        at=e.at,
        section=e.section,
        claim=e.claim,
        sentence=e.sentence,
        seen=e.seen,
        value=e.value,
        text=e.text,
        refers=e.refers,
    )


def _event(row: ReviewEventRow) -> Event:
    at = row.at if row.at.tzinfo else row.at.replace(tzinfo=UTC)
    kind: EventKind = row.kind  # type: ignore[assignment]  # only `add` writes rows
    return Event(kind, row.who, row.section, row.claim, row.sentence, row.seen, row.value, row.text, row.refers, row.number, at)
