"""A document of the library → read again from its stored text, as the reader marked it and the officer corrected it."""

from sqlalchemy.orm import Session

from corpus.library import row_of
from corpus.library_corrections import Corrections, corrections_from
from corpus.library_marks import unpacked
from corpus.prepared import PreparedDocument, understood


def reread(session: Session, document_id: str, corrections: Corrections | None = None) -> tuple[PreparedDocument, Corrections]:
    """The document with the corrections that were applied: those given, else those stored. Raises UnknownDocument."""
    row = row_of(session, document_id)
    kept = corrections_from(row.corrections) if corrections is None else corrections
    notes = tuple(row.notes if row.reader_notes is None else row.notes[: row.reader_notes])
    return understood(row.name, row.sha256, row.format, row.text, unpacked(row.marks), notes, kept), kept
