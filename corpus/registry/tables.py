"""Tables of the registry. Lists are joined by «|» as in the CSV files, so that a plain SQLite read needs no JSON.

`origin` of a row is the batch it came with («starter», «library:ID», «import:7»); the rows of an import count when its row in
`registry_imports` is «live».
"""

from datetime import date, datetime

from sqlalchemy import BigInteger, DateTime, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from corpus.database import Base

_WITH_PLAIN = text("plain_key IS NOT NULL")
_WITH_TITLE = text("title_hash IS NOT NULL")


class RegistryRow(Base):
    """One document as one source knows it. The last four columns are keys for look-up, see `corpus.registry.keys`."""

    __tablename__ = "registry_entries"
    __table_args__ = (
        Index("ix_registry_entries_number", "number_key", "place", "issued"),
        Index("ix_registry_entries_day", "issued", "number_key", "place"),
        Index("ix_registry_entries_plain_key", "plain_key", sqlite_where=_WITH_PLAIN, postgresql_where=_WITH_PLAIN),
        Index("ix_registry_entries_title_hash", "title_hash", sqlite_where=_WITH_TITLE, postgresql_where=_WITH_TITLE),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str | None] = mapped_column(String(128))
    number_key: Mapped[str] = mapped_column(String(128))
    type: Mapped[str] = mapped_column(String(64))
    issuer: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    issued: Mapped[date | None]
    effective_from: Mapped[date | None]
    effective_to: Mapped[date | None]
    status: Mapped[str] = mapped_column(String(32))
    replaced_by: Mapped[str] = mapped_column(Text)
    amends: Mapped[str] = mapped_column(Text)
    aliases: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    origin: Mapped[str] = mapped_column(String(96), index=True)
    standing: Mapped[str] = mapped_column(String(8))
    relations_standing: Mapped[str] = mapped_column(String(8))
    title_standing: Mapped[str] = mapped_column(String(8))
    plain_key: Mapped[str | None] = mapped_column(String(128))
    place: Mapped[str] = mapped_column(String(64), server_default="")
    title_hash: Mapped[int | None] = mapped_column(BigInteger)


class NameRow(Base):
    """A name under which a document is cited without number («luat thi dua khen thuong»), or another wording of its title («=…»)."""

    __tablename__ = "registry_names"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(Text, index=True)
    entry_id: Mapped[int]
    origin: Mapped[str] = mapped_column(String(96), index=True)


class EventRow(Base):
    """Something that happened to the document with the key `subject` (issued that day, if given), as the record `entry_id` states it."""

    __tablename__ = "registry_events"

    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(Text, index=True)
    issued: Mapped[date | None]
    kind: Mapped[str] = mapped_column(String(16))
    day: Mapped[date | None]
    other: Mapped[str] = mapped_column(Text)
    part: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    standing: Mapped[str] = mapped_column(String(8))
    entry_id: Mapped[int] = mapped_column(index=True)
    origin: Mapped[str] = mapped_column(String(96), index=True)


class ImportRow(Base):
    """An import: «staged» while its rows are being written, «live» when they count, «dead» while they are being taken out.

    `content` is the digest of file and mapping, `lines` how many rows of the file have been dealt with, `rejected` how many were bad.
    """

    __tablename__ = "registry_imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(255), index=True)
    content: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(8))
    lines: Mapped[int]
    entries: Mapped[int]
    rejected: Mapped[int]
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class StateRow(Base):
    """One row: `generation` goes up with every change to the registry."""

    __tablename__ = "registry_state"

    id: Mapped[int] = mapped_column(primary_key=True)
    generation: Mapped[int]


class UnitRow(Base):
    """An agency under a name that it bore for a time, and the name of what it went into (empty: none), see `corpus.registry.agencies`."""

    __tablename__ = "registry_units"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(32))
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    successor: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    origin: Mapped[str] = mapped_column(String(96), index=True)


class CoverageRow(Base):
    """A declared coverage: absence from an issuer's series of a type means something in these years."""

    __tablename__ = "registry_coverage"

    id: Mapped[int] = mapped_column(primary_key=True)
    issuer: Mapped[str] = mapped_column(Text)
    type: Mapped[str] = mapped_column(String(64))
    year_from: Mapped[int]
    year_to: Mapped[int]
    origin: Mapped[str] = mapped_column(String(96), index=True)
