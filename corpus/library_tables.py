"""Tables of the library: documents, their passages, and what keeps both indexes true to them."""

from datetime import date, datetime

from sqlalchemy import JSON, BigInteger, DateTime, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from corpus.database import Base


class DocumentRow(Base):
    """One document as it was brought in. `period_start` and `period_end` are the days of `period`, for ordering.

    `reader_notes`: how many of `notes` are the reader's, the others being made anew with the structure. `confidence`: of a scan, 0 to 1.
    `marks`: `corpus.library_marks`; `corrections`: what the officer set in place of what was read.
    """

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
    reader_notes: Mapped[int | None]
    pages: Mapped[int | None]
    confidence: Mapped[float | None]
    marks: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    corrections: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True))
    added_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class PassageRow(Base):
    """One passage; `id` is its number in both indexes, `provision` the article of a law that it belongs to."""

    __tablename__ = "passages"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), index=True)
    ordinal: Mapped[int]
    kind: Mapped[str] = mapped_column(String(16))
    headings: Mapped[list[str]] = mapped_column(JSON)
    start: Mapped[int]
    end: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    provision: Mapped[str | None] = mapped_column(Text)


class SourceRow(Base):
    """A place where a document's file was found; one document may lie in several. `key` is the SHA-256 of `path`, which may be long."""

    __tablename__ = "document_sources"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    path: Mapped[str] = mapped_column(Text)
    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), index=True)
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(BigInteger)
    modified: Mapped[float | None]
    seen: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class FailureRow(Base):
    """A file that could not be brought in. `key` is the SHA-256 of its path, of an upload the one of its content.

    `kept`: its bytes lie in the data folder, because they have no path to be read from again.
    """

    __tablename__ = "failed_files"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(Text)
    path: Mapped[str | None] = mapped_column(Text)
    sha256: Mapped[str | None] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(BigInteger)
    reason: Mapped[str] = mapped_column(Text)
    attempts: Mapped[int]
    kept: Mapped[bool]
    first_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    last_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class UnsettledRow(Base):
    """A document whose passages may stand in the indexes though the library does not (yet, or any longer) hold it."""

    __tablename__ = "unsettled_documents"

    document_id: Mapped[str] = mapped_column(String(64), primary_key=True)


class GenerationRow(Base):
    """Counts the changes of the library, so that another process knows when to open the indexes anew. One row."""

    __tablename__ = "library_generation"

    id: Mapped[int] = mapped_column(primary_key=True)
    generation: Mapped[int]
