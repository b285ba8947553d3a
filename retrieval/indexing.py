"""The ingestion transaction: library, registry and both indexes change together or not at all.

Order of a change: (1) the database notes which documents are about to change, (2) the indexes change, (3) one database transaction
makes the change in library and registry and drops the note. What a crash leaves in the indexes is therefore always named by a note;
`repair`, run at the next start and before every change, takes it out again.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from corpus import library_changes
from corpus.library import Library, StoredDocument
from corpus.library_changes import Arrival
from corpus.prepared import PreparedDocument, prepare
from corpus.text.folding import key
from retrieval.errors import BusyLibrary
from retrieval.hits import IndexedPassage
from retrieval.indexes import Indexes

__all__ = ["Ingestion", "PreparedDocument", "prepare"]

_WAIT_SECONDS = 60.0
_REBUILD_BATCH = 2_000


class Ingestion:
    """Changes the library of a data folder. One process at a time: the others wait for its lock."""

    def __init__(self, library: Library, indexes: Indexes, *, lock: Path) -> None:
        self._library = library
        self._indexes = indexes
        self._lock = FileLock(lock)

    def ingest(self, prepared: Sequence[PreparedDocument]) -> tuple[StoredDocument, ...]:
        """Bring documents in, all or none; one whose content is already there is answered as it is. Same order as `prepared`."""
        with self._alone():
            by_content = {document.sha256: document for document in prepared}
            held = self._library.holding(by_content)
            fresh = [document for content, document in by_content.items() if content not in held]
            if fresh:
                held = held | self._add(fresh)
            return tuple(held[document.sha256] for document in prepared)

    def remove(self, document_id: str) -> None:
        """Take a document out of library, registry and indexes. Raises UnknownDocument."""
        with self._alone():
            with self._library.database.session() as session:
                library_changes.remove_document(session, document_id)
                library_changes.mark_unsettled(session, [document_id])
                library_changes.count_change(session)
            self._sweep()

    def repair(self) -> None:
        """Finish or undo what an interrupted change left; make the indexes anew when they are lost, of another form or incomplete."""
        with self._alone():
            if not self._whole():
                self._rebuild()

    def _add(self, fresh: Sequence[PreparedDocument]) -> dict[str, StoredDocument]:
        arrivals = self._announce(fresh)
        try:
            self._indexes.add([passage for arrival in arrivals for passage in _indexed(arrival)])
            with self._library.database.session() as session:
                added = library_changes.add_documents(session, arrivals)
                library_changes.mark_settled(session, [arrival.id for arrival in arrivals])
                library_changes.count_change(session)
            return {document.sha256: document for document in added}
        except BaseException:
            self._sweep()
            raise

    def _announce(self, fresh: Sequence[PreparedDocument]) -> list[Arrival]:
        """Note what is about to come, with the id and the first passage number of each document."""
        arrivals: dict[str, Arrival] = {}
        with self._library.database.session() as session:
            first = library_changes.next_passage(session)
            for prepared in fresh:
                document_id = library_changes.free_id(session, prepared.name, taken=arrivals)
                arrivals[document_id] = Arrival(document_id, prepared, first)
                first += len(prepared.passages)
            library_changes.mark_unsettled(session, arrivals)
        return list(arrivals.values())

    def _whole(self) -> bool:
        """Library and both indexes hold as many passages."""
        return self._library.count_passages() == self._indexes.lexical.count() == self._indexes.vectors.count()

    def _sweep(self) -> None:
        """Take out of the indexes what the notes name, then drop the notes."""
        ids = self._library.unsettled()
        if not ids:
            return
        self._indexes.remove(ids)
        with self._library.database.session() as session:
            library_changes.mark_settled(session, ids)
            library_changes.count_change(session)

    def _rebuild(self) -> None:
        """Fill both indexes anew from the library."""
        self._indexes.clear()
        batch: list[IndexedPassage] = []
        for stored in self._library.list():
            batch += _stored_indexed(self._library, stored)
            if len(batch) >= _REBUILD_BATCH:
                self._indexes.add(batch)
                batch = []
        if batch:
            self._indexes.add(batch)
        self._indexes.seal()
        with self._library.database.session() as session:
            library_changes.mark_settled(session, self._library.unsettled())
            library_changes.count_change(session)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the library's lock, with library and indexes in step."""
        try:
            self._lock.acquire(timeout=_WAIT_SECONDS)
        except Timeout as error:
            raise BusyLibrary("Một chương trình khác đang nạp văn bản vào thư viện này: hãy đợi chương trình đó xong rồi làm lại.") from error
        try:
            if self._indexes.fits():
                self._sweep()
            else:
                self._rebuild()
            yield
        finally:
            self._lock.release()


def _indexed(arrival: Arrival) -> Iterator[IndexedPassage]:
    document = arrival.prepared.document
    for passage in arrival.prepared.passages:
        yield IndexedPassage(
            id=arrival.first_passage + passage.ordinal,
            document=arrival.id,
            kind=passage.kind,
            headings=passage.headings,
            text=passage.text(document.text),
            number=document.head.number,
            agency=key(document.agency) if document.agency else None,
            period=document.period.code if document.period else None,
        )


def _stored_indexed(library: Library, stored: StoredDocument) -> Iterator[IndexedPassage]:
    for passage in library.passages_of(stored.id):
        yield IndexedPassage(
            id=passage.id,
            document=stored.id,
            kind=passage.kind,
            headings=passage.headings,
            text=passage.text,
            number=stored.number,
            agency=key(stored.agency) if stored.agency else None,
            period=stored.period,
        )
