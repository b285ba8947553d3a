"""Suppressions of library documents in the database, for checks of documents that are not reports in progress."""

import datetime

from sqlalchemy import Date, ForeignKey, String, Text, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from assistant.checker.suppression import Suppression
from assistant.errors import BadSuppression
from corpus.database import Base, Database


class DocumentSuppressionRow(Base):
    """One suppression of one document; `suppression_id` is made of what it matches."""

    __tablename__ = "document_suppressions"

    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True)
    suppression_id: Mapped[str] = mapped_column(String(16), primary_key=True)
    code: Mapped[str] = mapped_column(String(16))
    text: Mapped[str | None] = mapped_column(Text)
    citation: Mapped[str | None] = mapped_column(Text)
    section: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(Text)
    date: Mapped[datetime.date | None] = mapped_column(Date)


class DocumentSuppressions:
    """Lists, adds and removes; every change is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, document_id: str) -> tuple[Suppression, ...]:
        """Those of a document, in the order of codes and words."""
        query = select(DocumentSuppressionRow).where(DocumentSuppressionRow.document_id == document_id)
        with self._database.reading() as session:
            rows = session.scalars(query.order_by(DocumentSuppressionRow.code, DocumentSuppressionRow.suppression_id))
            return tuple(Suppression(row.code, row.text, row.citation, row.section, row.reason, row.author, row.date) for row in rows)

    def add(self, document_id: str, suppression: Suppression) -> None:
        """One more; an earlier one of the same place gives way."""
        s = suppression
        with self._database.session() as session:
            session.merge(
                DocumentSuppressionRow(
                    document_id=document_id,
                    suppression_id=s.id,
                    code=s.code,
                    text=s.text,
                    citation=s.citation,
                    section=s.section,
                    reason=s.reason,
                    author=s.author,
                    date=s.date,
                )
            )

    def remove(self, document_id: str, suppression_id: str) -> None:
        """Raises BadSuppression where the document has none of that id."""
        row = DocumentSuppressionRow
        with self._database.session() as session:
            done = session.execute(delete(row).where(row.document_id == document_id, row.suppression_id == suppression_id).returning(row.suppression_id))
            if not done.all():
                raise BadSuppression("Không còn mục bỏ qua này của văn bản: hãy tải lại trang.")
