"""The library as it is read: documents brought in, with their facts and passages. `corpus.library_changes` changes it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Row, bindparam, func, select
from sqlalchemy.orm import Session

from corpus.database import Database
from corpus.document import Document, Kind
from corpus.errors import UnknownDocument
from corpus.library_corrections import UNCORRECTED, Corrections, corrections_from
from corpus.library_failures import StoredFailure, failures_in
from corpus.library_marks import unpacked
from corpus.library_sources import StoredSource, sources_of
from corpus.library_tables import DocumentRow, GenerationRow, PassageRow, UnsettledRow
from corpus.periods import Period
from corpus.text.folding import key

_PASSAGES = select(
    PassageRow.id,
    PassageRow.document_id,
    DocumentRow.title,
    PassageRow.kind,
    PassageRow.headings,
    PassageRow.start,
    PassageRow.end,
    PassageRow.text,
    PassageRow.provision,
    DocumentRow.issued,
).join(DocumentRow, DocumentRow.id == PassageRow.document_id)

_PASSAGES_BY_ID = _PASSAGES.where(PassageRow.id.in_(bindparam("ids", expanding=True)))
_GENERATION = select(GenerationRow.generation)


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """Facts of a document of the library; its text comes from `Library.text`. `sections`, `passages` and `pages` are counts.

    `confidence`: how sure the recognition of a scan was, 0 to 1. `corrections`: what the officer set in place of what was read.
    """

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
    pages: int | None = None
    confidence: float | None = None
    corrections: Corrections = UNCORRECTED


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage as the library holds it: `text` is the document's `[start:end]`; `issued`: the date of its document."""

    id: int
    document: str
    title: str
    kind: Kind
    headings: tuple[str, ...]
    start: int
    end: int
    text: str
    provision: str | None = None
    issued: date | None = None


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
            return tuple(map(stored_from, session.scalars(chosen)))

    def ids(self) -> tuple[str, ...]:
        """Ids of all documents, in the order they were brought in."""
        with self.database.reading() as session:
            return tuple(session.scalars(select(DocumentRow.id).order_by(DocumentRow.added_at, DocumentRow.id)))

    def get(self, document_id: str) -> StoredDocument:
        """Raises UnknownDocument."""
        with self.database.reading() as session:
            return stored_from(row_of(session, document_id))

    def text(self, document_id: str) -> str:
        """The document's own text, into which all offsets point. Raises UnknownDocument."""
        with self.database.reading() as session:
            return row_of(session, document_id).text

    def document(self, document_id: str) -> Document:
        """The structure of a document, with the marks of its reader and the officer's corrections. Raises UnknownDocument."""
        from corpus.prepared import parsed

        with self.database.reading() as session:
            row = row_of(session, document_id)
            text, name, marks, corrections = row.text, row.name, unpacked(row.marks), corrections_from(row.corrections)
        return parsed(text, marks, corrections, name)

    def sources(self, document_id: str) -> tuple[StoredSource, ...]:
        """Where the file of a document was found; nowhere for an upload."""
        with self.database.reading() as session:
            return sources_of(session, document_id)

    def failures(self) -> tuple[StoredFailure, ...]:
        """Files that could not be brought in, the last tried first."""
        with self.database.reading() as session:
            return failures_in(session)

    def holding(self, contents: Collection[str]) -> dict[str, StoredDocument]:
        """Documents by the SHA-256 of their content, as far as the library holds them."""
        with self.database.reading() as session:
            return held_in(session, contents)

    def contents(self) -> frozenset[str]:
        """SHA-256 of the content of every document."""
        with self.database.reading() as session:
            return frozenset(session.scalars(select(DocumentRow.sha256)))

    def predecessor(self, *, agency: str, kind: Kind, before: Period) -> StoredDocument | None:
        """The newest document of the same agency and kind about a period that ends before `before`; one of a like period goes first."""
        earlier = self.series(agency=agency, kind=kind, until=before.start)
        alike = (document for document in earlier if document.period and Period.parse(document.period).kind == before.kind)
        return next(alike, earlier[0] if earlier else None)

    def series(self, *, agency: str, kind: Kind, until: date) -> tuple[StoredDocument, ...]:
        """Documents of an office and kind about periods that end before the day `until`, newest first."""
        own = select(DocumentRow).where(DocumentRow.agency_key == key(agency), DocumentRow.kind == kind, DocumentRow.period_end < until)
        with self.database.reading() as session:
            return tuple(map(stored_from, session.scalars(own.order_by(DocumentRow.period_end.desc(), DocumentRow.added_at.desc()))))

    def of_others(self, *, agency: str | None, kind: Kind, until: date, limit: int) -> tuple[StoredDocument, ...]:
        """The newest documents of that kind of other offices, about periods that end before the day `until`."""
        others = select(DocumentRow).where(DocumentRow.kind == kind, DocumentRow.agency_key.is_not(None), DocumentRow.period_end < until)
        if agency:
            others = others.where(DocumentRow.agency_key != key(agency))
        with self.database.reading() as session:
            return tuple(map(stored_from, session.scalars(others.order_by(DocumentRow.period_end.desc(), DocumentRow.added_at.desc()).limit(limit))))

    def passages(self, ids: Sequence[int]) -> dict[int, StoredPassage]:
        """Passages by number; numbers that the library does not hold are left out."""
        with self.database.connection() as connection:
            return {passage.id: passage for passage in map(_stored_passage, connection.execute(_PASSAGES_BY_ID, {"ids": list(ids)}))}

    def passages_of(self, document_id: str) -> tuple[StoredPassage, ...]:
        """All passages of a document, in its order. Raises UnknownDocument."""
        with self.database.reading() as session:
            row_of(session, document_id)
            rows = session.execute(_PASSAGES.where(PassageRow.document_id == document_id).order_by(PassageRow.ordinal))
            return tuple(map(_stored_passage, rows))

    def count_passages(self) -> int:
        """How many passages the library holds."""
        with self.database.reading() as session:
            return session.scalar(select(func.sum(DocumentRow.passages))) or 0

    def generation(self) -> int:
        """How often the library has changed."""
        with self.database.connection() as connection:
            return connection.scalar(_GENERATION) or 0

    def unsettled(self) -> tuple[str, ...]:
        """Ids of documents that an interrupted change may have left in the indexes."""
        with self.database.reading() as session:
            return tuple(session.scalars(select(UnsettledRow.document_id)))


def held_in(session: Session, contents: Collection[str]) -> dict[str, StoredDocument]:
    """Documents by the SHA-256 of their content, as far as the library holds them."""
    return {row.sha256: stored_from(row) for row in session.scalars(select(DocumentRow).where(DocumentRow.sha256.in_(contents)))}


def row_of(session: Session, document_id: str) -> DocumentRow:
    """Raises UnknownDocument."""
    row = session.get(DocumentRow, document_id)
    if row is None:
        raise UnknownDocument(f"Thư viện không có văn bản «{document_id}»: hãy xem danh sách bằng «trobut library list».")
    return row


def stored_from(row: DocumentRow) -> StoredDocument:
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
        pages=row.pages,
        confidence=row.confidence,
        corrections=corrections_from(row.corrections),
    )


def _stored_passage(row: "Row[int, str, str, str, list[str], int, int, str, str | None, date | None]") -> StoredPassage:
    number, document, title, kind, headings, start, end, text, provision, issued = row
    return StoredPassage(number, document, title, Kind(kind), tuple(headings), start, end, text, provision, issued)
