"""Documents of the library → whether they are in force on a day, as the registry knows it."""

from collections.abc import Callable, Collection
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from corpus.document import Kind
from corpus.library import Library
from corpus.library_tables import DocumentRow

if TYPE_CHECKING:
    from corpus.registry.snapshot import Registry


class Forces:
    """Answers for one day. Only legal documents with a number are asked about; what the registry does not know is None."""

    def __init__(self, library: Library, registry: "Callable[[], Registry]", on: date) -> None:
        self._library = library
        self._open = registry
        self._on = on
        self._registry: Registry | None = None
        self._known: dict[str, bool | None] = {}

    def of(self, documents: Collection[str]) -> dict[str, bool | None]:
        """By document id."""
        if asked := set(documents) - self._known.keys():
            self._known |= dict.fromkeys(asked)
            chosen = select(DocumentRow.id, DocumentRow.number, DocumentRow.issued, DocumentRow.agency).where(
                DocumentRow.id.in_(asked), DocumentRow.kind == Kind.LEGAL, DocumentRow.number.is_not(None)
            )
            with self._library.database.reading() as session:
                rows = session.execute(chosen).all()
            self._known |= {document: self._judge(number, issued, agency) for document, number, issued, agency in rows if number}
        return {document: self._known[document] for document in documents}

    def _judge(self, number: str, issued: date | None, agency: str | None) -> bool | None:
        """Of several documents under that number all must agree."""
        self._registry = self._registry or self._open()
        found = {self._registry.in_force(entry, self._on) for entry in self._registry.find(number, issued=issued, issuer=agency)}
        return found.pop() if len(found) == 1 else None
