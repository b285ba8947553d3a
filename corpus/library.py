"""The library: documents brought in, with their facts and passages.

`Library` reads; the functions below it change the library inside a session of `retrieval.indexing`, which keeps the indexes in step.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from corpus.database import Database
from corpus.document import Kind
from corpus.errors import UnknownDocument
from corpus.library_tables import DocumentRow, GenerationRow, PassageRow, UnsettledRow
from corpus.periods import Period
from corpus.text.folding import key, plain

if TYPE_CHECKING:  # citations and their grammar are not needed to search
    from corpus.prepared import PreparedDocument

_SLUG_LENGTH = 40
_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """Facts of a document of the library; its text comes from `Library.text`. `sections` and `passages` are counts."""

    id: str
    name: str
    sha256: str
    format: str
    kind: Kind
    title: str
    agency: str | None
    number: str | None
    issued: date | None
    period: str | None
    sections: int
    passages: int
    notes: tuple[str, ...]
    added_at: datetime


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage as the library holds it: `text` is the document's `[start:end]`."""

    id: int
    document: str
    title: str
    kind: Kind
    headings: tuple[str, ...]
    start: int
    end: int
    text: str


class Library:
    """Reads the documents and passages of a database."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def list(self, *, kind: Kind | None = None) -> tuple[StoredDocument, ...]:
        """All documents, in the order they were brought in."""
        chosen = select(DocumentRow).order_by(DocumentRow.added_at, DocumentRow.id)
        if kind:
            chosen = chosen.where(DocumentRow.kind == kind)
        with self.database.reading() as session:
            return tuple(map(_stored, session.scalars(chosen)))

    def get(self, document_id: str) -> StoredDocument:
        """Raises UnknownDocument."""
        with self.database.reading() as session:
            return _stored(_row(session, document_id))

    def text(self, document_id: str) -> str:
        """The document's own text, into which all offsets point. Raises UnknownDocument."""
        with self.database.reading() as session:
            return _row(session, document_id).text

    def holding(self, contents: Collection[str]) -> dict[str, StoredDocument]:
        """Documents by the SHA-256 of their content, as far as the library holds them."""
        with self.database.reading() as session:
            return {row.sha256: _stored(row) for row in session.scalars(select(DocumentRow).where(DocumentRow.sha256.in_(contents)))}

    def predecessor(self, *, agency: str, kind: Kind, before: Period) -> StoredDocument | None:
        """The newest document of the same agency and kind about a period that ends before `before`; one of a like period goes first."""
        series = (
            select(DocumentRow)
            .where(DocumentRow.agency_key == key(agency), DocumentRow.kind == kind, DocumentRow.period_end < before.start)
            .order_by(DocumentRow.period_end.desc(), DocumentRow.added_at.desc())
        )
        with self.database.reading() as session:
            earlier = [_stored(row) for row in session.scalars(series)]
        alike = (document for document in earlier if document.period and Period.parse(document.period).kind == before.kind)
        return next(alike, earlier[0] if earlier else None)

    def passages(self, ids: Sequence[int]) -> dict[int, StoredPassage]:
        """Passages by number; numbers that the library does not hold are left out."""
        wanted = select(PassageRow, DocumentRow.title).join(DocumentRow, DocumentRow.id == PassageRow.document_id).where(PassageRow.id.in_(ids))
        with self.database.reading() as session:
            return {row.id: _stored_passage(row, title) for row, title in session.execute(wanted)}

    def passages_of(self, document_id: str) -> tuple[StoredPassage, ...]:
        """All passages of a document, in its order. Raises UnknownDocument."""
        with self.database.reading() as session:
            title = _row(session, document_id).title
            rows = session.scalars(select(PassageRow).where(PassageRow.document_id == document_id).order_by(PassageRow.ordinal))
            return tuple(_stored_passage(row, title) for row in rows)

    def generation(self) -> int:
        """How often the library has changed."""
        with self.database.reading() as session:
            return session.scalar(select(GenerationRow.generation)) or 0

    def unsettled(self) -> tuple[str, ...]:
        """Ids of documents that an interrupted change may have left in the indexes."""
        with self.database.reading() as session:
            return tuple(session.scalars(select(UnsettledRow.document_id)))


def add_document(session: Session, document_id: str, prepared: "PreparedDocument", *, first_passage: int) -> StoredDocument:
    """Put a prepared document and its passages, numbered from `first_passage`, into the library."""
    document = prepared.document
    row = DocumentRow(
        id=document_id,
        name=prepared.name,
        sha256=prepared.sha256,
        format=prepared.format,
        kind=document.kind,
        title=prepared.title,
        agency=document.agency,
        agency_key=key(document.agency) if document.agency else None,
        number=document.head.number,
        issued=document.head.issued,
        period=document.period.code if document.period else None,
        period_start=document.period.start if document.period else None,
        period_end=document.period.end if document.period else None,
        sections=sum(1 for _ in document.walk()),
        passages=len(prepared.passages),
        text=document.text,
        notes=list(prepared.notes),
        added_at=datetime.now(UTC),
    )
    session.add(row)
    session.flush()
    session.add_all(
        PassageRow(
            id=first_passage + passage.ordinal,
            document_id=document_id,
            ordinal=passage.ordinal,
            kind=passage.kind,
            headings=list(passage.headings),
            start=passage.start,
            end=passage.end,
            text=passage.text(document.text),
        )
        for passage in prepared.passages
    )
    return _stored(row)


def remove_document(session: Session, document_id: str) -> None:
    """Take a document and its passages out of the library. Raises UnknownDocument."""
    row = _row(session, document_id)
    session.execute(delete(PassageRow).where(PassageRow.document_id == document_id))
    session.delete(row)


def next_passage(session: Session) -> int:
    """The first free passage number."""
    return (session.scalar(select(func.max(PassageRow.id))) or 0) + 1


def free_id(session: Session, name: str, *, taken: Collection[str] = ()) -> str:
    """A short id from a file name («BC 6T 2024.docx» → «bc-6t-2024»), with a number where it is taken."""
    slug = _NOT_IN_SLUG.sub("-", plain(PurePath(name).stem)).strip("-")[:_SLUG_LENGTH].strip("-") or "van-ban"
    alike = select(DocumentRow.id).where(DocumentRow.id >= slug, DocumentRow.id < f"{slug}~")
    used = {*taken, *session.scalars(alike)}
    number = 2
    candidate = slug
    while candidate in used:
        candidate = f"{slug}-{number}"
        number += 1
    return candidate


def mark_unsettled(session: Session, document_ids: Iterable[str]) -> None:
    """Note, before the indexes are touched, which documents are about to change."""
    for document_id in document_ids:
        session.merge(UnsettledRow(document_id=document_id))


def mark_settled(session: Session, document_ids: Sequence[str]) -> None:
    """Note that library and indexes agree again about these documents."""
    session.execute(delete(UnsettledRow).where(UnsettledRow.document_id.in_(document_ids)))


def count_change(session: Session) -> int:
    """Count one more change of the library; the new generation."""
    row = session.get(GenerationRow, 1) or GenerationRow(id=1, generation=0)
    row.generation += 1
    session.add(row)
    return row.generation


def _row(session: Session, document_id: str) -> DocumentRow:
    row = session.get(DocumentRow, document_id)
    if row is None:
        raise UnknownDocument(f"Thư viện không có văn bản «{document_id}»: hãy xem danh sách bằng «trobut library list».")
    return row


def _stored(row: DocumentRow) -> StoredDocument:
    return StoredDocument(
        id=row.id,
        name=row.name,
        sha256=row.sha256,
        format=row.format,
        kind=Kind(row.kind),
        title=row.title,
        agency=row.agency,
        number=row.number,
        issued=row.issued,
        period=row.period,
        sections=row.sections,
        passages=row.passages,
        notes=tuple(row.notes),
        added_at=row.added_at if row.added_at.tzinfo else row.added_at.replace(tzinfo=UTC),  # SQLite forgets the zone
    )


def _stored_passage(row: PassageRow, title: str) -> StoredPassage:
    return StoredPassage(row.id, row.document_id, title, Kind(row.kind), tuple(row.headings), row.start, row.end, row.text)
