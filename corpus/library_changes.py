"""Changes of the library and of what it adds to the registry, made inside a session of `retrieval.indexing`, which keeps the indexes in step."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePath
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from corpus.library import StoredDocument, row_of, stored_from
from corpus.library_corrections import UNCORRECTED, Corrections
from corpus.library_marks import packed
from corpus.library_tables import DocumentRow, GenerationRow, PassageRow, UnsettledRow
from corpus.prepared import PreparedDocument
from corpus.registry.own import entry_from, forget_own, register_own
from corpus.text.folding import key, plain

_SLUG_LENGTH = 40
_RESERVED = ("agencies", "batch", "counts", "failures", "reindex", "runs", "verification")  # addresses beside those of documents
_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Arrival:
    """A prepared document on its way in, with its id and the numbers of its passages. `replaces`: the library holds an earlier version of it.

    `corrections` are already applied to `prepared`.
    """

    id: str
    prepared: PreparedDocument
    numbers: tuple[int, ...]
    corrections: Corrections = UNCORRECTED
    replaces: bool = False


def add_documents(session: Session, arrivals: Sequence[Arrival]) -> tuple[StoredDocument, ...]:
    """Put prepared documents and their passages into the library, and each under its own number into the registry."""
    rows = [_document_values(arrival) | {"added_at": datetime.now(UTC)} for arrival in arrivals]
    if rows:
        session.execute(insert(DocumentRow), rows)
    _insert_passages(session, arrivals)
    for arrival in arrivals:
        if entry_from(arrival.prepared.document, document_id=arrival.id):
            register_own(session, arrival.id, arrival.prepared)
    return tuple(stored_from(DocumentRow(**row)) for row in rows)


def replace_document(session: Session, arrival: Arrival) -> StoredDocument:
    """Put a new version in place of the one held; what others attached to the document stays. Raises UnknownDocument."""
    row = row_of(session, arrival.id)
    session.execute(delete(PassageRow).where(PassageRow.document_id == arrival.id))
    session.execute(update(DocumentRow).where(DocumentRow.id == arrival.id).values(**_document_values(arrival)))
    _insert_passages(session, [arrival])
    register_own(session, arrival.id, arrival.prepared)
    session.refresh(row)
    return stored_from(row)


def remove_document(session: Session, document_id: str) -> None:
    """Take a document, its passages, its places and its registry entry out. Raises UnknownDocument."""
    row = row_of(session, document_id)
    session.execute(delete(PassageRow).where(PassageRow.document_id == document_id))
    session.delete(row)
    session.flush()
    forget_own(session, document_id)


def next_passage(session: Session) -> int:
    """The first free passage number."""
    return (session.scalar(select(func.max(PassageRow.id))) or 0) + 1


def free_ids(session: Session, names: Sequence[str]) -> tuple[str, ...]:
    """Short ids from file names («BC 6T 2024.docx» → «bc-6t-2024»), with a number where one is taken."""
    slugs = [_slug(name) for name in names]
    taken = set(_RESERVED)
    taken.update(session.scalars(select(DocumentRow.id).where(DocumentRow.id.in_(set(slugs)))))
    looked_at: set[str] = set()
    chosen = []
    for slug in slugs:
        if slug in taken and slug not in looked_at:
            taken.update(session.scalars(select(DocumentRow.id).where(DocumentRow.id.startswith(f"{slug}-", autoescape=True))))
            looked_at.add(slug)
        chosen.append(_free(slug, taken))
        taken.add(chosen[-1])
    return tuple(chosen)


def _slug(name: str) -> str:
    return _NOT_IN_SLUG.sub("-", plain(PurePath(name).stem)).strip("-")[:_SLUG_LENGTH].strip("-") or "van-ban"


def _free(slug: str, taken: Collection[str]) -> str:
    number = 2
    candidate = slug
    while candidate in taken:
        candidate = f"{slug}-{number}"
        number += 1
    return candidate


def mark_unsettled(session: Session, document_ids: Collection[str]) -> None:
    """Note, before the indexes are touched, which documents are about to change."""
    mark_settled(session, document_ids)
    if document_ids:
        session.execute(insert(UnsettledRow), [{"document_id": document_id} for document_id in document_ids])


def mark_settled(session: Session, document_ids: Collection[str]) -> None:
    """Note that library and indexes agree again about these documents."""
    session.execute(delete(UnsettledRow).where(UnsettledRow.document_id.in_(document_ids)))


def count_change(session: Session) -> int:
    """Count one more change of the library; the new generation."""
    row = session.get(GenerationRow, 1) or GenerationRow(id=1, generation=0)
    row.generation += 1
    session.add(row)
    return row.generation


def _insert_passages(session: Session, arrivals: Sequence[Arrival]) -> None:
    if passages := [values for arrival in arrivals for values in _passage_values(arrival)]:
        session.execute(insert(PassageRow.__table__), passages)  # type: ignore[arg-type]


def _document_values(arrival: Arrival) -> dict[str, Any]:
    """Columns of the row of a document."""
    prepared, document = arrival.prepared, arrival.prepared.document
    return {
        "id": arrival.id,
        "name": prepared.name,
        "sha256": prepared.sha256,
        "format": prepared.format,
        "kind": document.kind,
        "title": prepared.title,
        "agency": document.agency,
        "agency_key": key(document.agency) if document.agency else None,
        "number": document.head.number,
        "issued": document.head.issued,
        "period": document.period.code if document.period else None,
        "period_start": document.period.start if document.period else None,
        "period_end": document.period.end if document.period else None,
        "sections": sum(1 for _ in document.walk()),
        "passages": len(prepared.passages),
        "text": document.text,
        "notes": list(prepared.notes),
        "reader_notes": prepared.reader_notes,
        "pages": prepared.pages,
        "confidence": prepared.confidence,
        "marks": packed(document.marks),
        "corrections": arrival.corrections.form() or None,
    }


def _passage_values(arrival: Arrival) -> Iterator[dict[str, Any]]:
    """Columns of the rows of a document's passages."""
    text = arrival.prepared.document.text
    for number, passage in zip(arrival.numbers, arrival.prepared.passages, strict=True):
        yield {
            "id": number,
            "document_id": arrival.id,
            "ordinal": passage.ordinal,
            "kind": passage.kind,
            "headings": list(passage.headings),
            "start": passage.start,
            "end": passage.end,
            "text": passage.text(text),
            "provision": passage.provision,
        }
