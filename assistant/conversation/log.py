"""The conversation about a report, kept on the server: what each officer said, what was answered, which revisions of the report it made."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, ForeignKey, String, Text, select
from sqlalchemy.orm import Mapped, mapped_column

from corpus.database import Base, Database


class ConversationTurnRow(Base):
    """One turn. `before`, `after`: revisions of the report around it, equal where it changed nothing."""

    __tablename__ = "conversation_turns"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    report_id: Mapped[str] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"), index=True)
    who: Mapped[str] = mapped_column(String(128))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    message: Mapped[str] = mapped_column(Text)
    reply: Mapped[str] = mapped_column(Text)
    before: Mapped[int]
    after: Mapped[int]


@dataclass(frozen=True, slots=True)
class KeptTurn:
    """`reply` is the JSON that was answered."""

    id: int
    who: str
    at: datetime
    message: str
    reply: Mapping[str, Any]
    before: int
    after: int


class ConversationLog:
    """Keeps turns and gives them back; every turn is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, report_id: str, *, who: str, message: str, reply: Mapping[str, Any], before: int, after: int) -> None:
        with self._database.session() as session:
            told = json.dumps(dict(reply), ensure_ascii=False)
            session.add(ConversationTurnRow(report_id=report_id, who=who, at=datetime.now(UTC), message=message, reply=told, before=before, after=after))

    def turns(self, report_id: str, *, before: datetime | None = None, after: datetime | None = None, limit: int | None = None) -> tuple[KeptTurn, ...]:
        """Oldest first; `limit` takes the newest of those older than `before` and newer than `after`."""
        wanted = select(ConversationTurnRow).where(ConversationTurnRow.report_id == report_id)
        if before is not None:
            wanted = wanted.where(ConversationTurnRow.at < before)
        if after is not None:
            wanted = wanted.where(ConversationTurnRow.at > after)
        with self._database.reading() as session:
            rows = session.scalars(wanted.order_by(ConversationTurnRow.at.desc(), ConversationTurnRow.id.desc()).limit(limit)).all()
            return tuple(_turn(row) for row in reversed(rows))

    def spans(self, report_id: str) -> tuple[tuple[int, int], ...]:
        """(before, after) of every turn that changed the report: those revisions are told by their turns."""
        wanted = select(ConversationTurnRow.before, ConversationTurnRow.after).where(
            ConversationTurnRow.report_id == report_id, ConversationTurnRow.after > ConversationTurnRow.before
        )
        with self._database.reading() as session:
            return tuple((before, after) for before, after in session.execute(wanted))


def _turn(row: ConversationTurnRow) -> KeptTurn:
    at = row.at if row.at.tzinfo else row.at.replace(tzinfo=UTC)
    return KeptTurn(row.id, row.who, at, row.message, json.loads(row.reply), row.before, row.after)
