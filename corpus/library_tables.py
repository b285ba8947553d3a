"""Tables of the library: documents, their passages, and what keeps both indexes true to them."""

from datetime import date, datetime

from sqlalchemy import JSON, DateTime, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from corpus.database import Base


class DocumentRow(Base):
    """One document as it was brought in. `period_start` and `period_end` are the days of `period`, for ordering."""

    __tablename__ = "documents"
    __table_args__ = (Index("ix_documents_series", "agency_key", "kind", "period_end"),)

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    format: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str] = mapped_column(String(16), index=True)
    title: Mapped[str] = mapped_column(Text)
    agency: Mapped[str | None] = mapped_column(Text)
    agency_key: Mapped[str | None] = mapped_column(Text)
    number: Mapped[str | None] = mapped_column(String(128), index=True)
    issued: Mapped[date | None]
    period: Mapped[str | None] = mapped_column(String(16))
    period_start: Mapped[date | None]
    period_end: Mapped[date | None]
    sections: Mapped[int]
    passages: Mapped[int]
    text: Mapped[str] = mapped_column(Text, deferred=True)
    notes: Mapped[list[str]] = mapped_column(JSON)
    added_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class PassageRow(Base):
    """One passage; `id` is its number in both indexes."""

    __tablename__ = "passages"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), index=True)
    ordinal: Mapped[int]
    kind: Mapped[str] = mapped_column(String(16))
    headings: Mapped[list[str]] = mapped_column(JSON)
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str] = mapped_column(Text)


class UnsettledRow(Base):
    """A document whose passages may stand in the indexes though the library does not (yet, or any longer) hold it."""

    __tablename__ = "unsettled_documents"

    document_id: Mapped[str] = mapped_column(String(64), primary_key=True)


class GenerationRow(Base):
    """Counts the changes of the library, so that another process knows when to open the indexes anew. One row."""

    __tablename__ = "library_generation"

    id: Mapped[int] = mapped_column(primary_key=True)
    generation: Mapped[int]
