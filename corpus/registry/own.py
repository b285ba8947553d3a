"""Ingested documents enter the registry under their own number, with the library as their provenance, and leave it with it."""

from sqlalchemy.orm import Session

from corpus.document import Document
from corpus.prepared import PreparedDocument
from corpus.registry.entry import Entry
from corpus.registry.store import forget, replace_entries


def register_own(session: Session, document_id: str, prepared: PreparedDocument) -> None:
    """Enter an ingested document; one without number, date or agency (a draft, a web page) is left out."""
    entry = entry_from(prepared.document, document_id=document_id)
    replace_entries(session, (entry,) if entry else (), origin=_origin(document_id))


def forget_own(session: Session, document_id: str) -> None:
    """Take a removed document out."""
    forget(session, origin=_origin(document_id))


def entry_from(document: Document, *, document_id: str) -> Entry | None:
    """The entry under which later documents may cite this one; None for a draft or a page without number, date and agency."""
    head = document.head
    if not (head.number and head.issued and document.agency):
        return None
    return Entry(
        number=head.number,
        type=head.type_name or "Công văn",
        issuer=document.agency,
        title=head.title or "",
        issued=head.issued,
        source=_origin(document_id),
    )


def _origin(document_id: str) -> str:
    return f"library:{document_id}"
