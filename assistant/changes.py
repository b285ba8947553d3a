"""What each revision of a report changed, and the key of the write that made it: for merging, for pages that follow, for writes sent twice."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from assistant.actors import Actor
from corpus.database import Base

EVERYTHING = "everything"
"""The part of a revision of which it is not known what it changed: one from before changes were recorded."""


class ChangeRow(Base):
    """`key`: the client's name for its write, «client.number»; `parts`: names as in `assistant.merging`, a JSON list."""

    __tablename__ = "report_change"
    __table_args__ = (UniqueConstraint("report_id", "write_key"),)

    report_id: Mapped[str] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    write_key: Mapped[str | None] = mapped_column(String(100))
    parts: Mapped[str] = mapped_column(Text)


@dataclass(frozen=True, slots=True)
class Change:
    """A revision without its state. `back_to`: the revision that undo returns to."""

    revision: int
    back_to: int | None
    action: str
    actor: Actor
    at: datetime
    key: str
    parts: frozenset[str]

    @property
    def who(self) -> str:
        """Who made it, in words."""
        return self.actor.name

    @property
    def client(self) -> str:
        """The page or program that made it; empty where it gave no key."""
        return client_of(self.key)


ALONE = "undo "
"""Action of an undo that left later changes of others standing, with the revision that it takes back: «undo 5»."""
REDO = "redo "
"""Action of a redo, with the revision whose whole state it makes again: «redo 3»."""
AGAIN = "again "
"""Action of a redo that left changes of others standing, with the revision whose change it makes again: «again 3»."""


def origin_of(change: Change, by_revision: Mapping[int, Change]) -> Change:
    """The change whose result a revision shows: an undo shows that of the revision it returned to, a redo that of the one it repeats."""
    while True:
        if change.action == "undo":
            change = by_revision[by_revision[change.revision - 1].back_to or 1]
        elif change.action.startswith((REDO, AGAIN)):
            change = by_revision[int(change.action.partition(" ")[2])]
        else:
            return change


def client_of(key: str) -> str:
    """«k3f9.12» → «k3f9»."""
    return key.rpartition(".")[0]


def record(session: Session, report_id: str, revision: int, *, key: str, parts: Iterable[str]) -> None:
    """Write down what a revision changed."""
    session.add(ChangeRow(report_id=report_id, revision=revision, write_key=key or None, parts=json.dumps(sorted(parts))))


def revision_of(session: Session, report_id: str, key: str) -> int | None:
    """The revision that the write of this key made."""
    return session.scalar(select(ChangeRow.revision).where(ChangeRow.report_id == report_id, ChangeRow.write_key == key))


def aware(moment: datetime) -> datetime:
    """SQLite forgets time zones; all stored moments are in UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def parts_of(row: ChangeRow | None) -> frozenset[str]:
    return frozenset(json.loads(row.parts)) if row else frozenset({EVERYTHING})
