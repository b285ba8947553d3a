"""Tables of the registry. Lists are joined by «|» as in the CSV files, so that a plain SQLite read needs no JSON."""

from datetime import date

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from corpus.database import Base


class RegistryRow(Base):
    """One document as one source knows it. `number_key` is the number folded for look-up (empty: no number)."""

    __tablename__ = "registry_entries"
    __table_args__ = (Index("ix_registry_entries_number_issued", "number_key", "issued"),)

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


class CoverageRow(Base):
    """A declared coverage: absence from an issuer's series of a type means something in these years."""

    __tablename__ = "registry_coverage"

    id: Mapped[int] = mapped_column(primary_key=True)
    issuer: Mapped[str] = mapped_column(Text)
    type: Mapped[str] = mapped_column(String(64))
    year_from: Mapped[int]
    year_to: Mapped[int]
    origin: Mapped[str] = mapped_column(String(96), index=True)
