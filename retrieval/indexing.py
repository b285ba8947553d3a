"""What changes the library of a data folder, one program at a time: library, registry and both indexes together or not at all (`changing`)."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import accumulate, islice
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.database import explained
from corpus.errors import UnreadableFile
from corpus.library import Library, StoredDocument
from corpus.library_corrections import Corrections
from corpus.periods import UnknownPeriod
from corpus.prepared import PreparedDocument, prepare
from retrieval.arriving import Decision, Incoming, Numbering, plan_arrival
from retrieval.changing import Change, Changing
from retrieval.errors import BrokenIndex, BusyLibrary, DocumentInUse
from retrieval.indexed import arriving, provisional
from retrieval.indexes import Indexes
from retrieval.rereading import reread
from retrieval.verifying import Verification, verify

__all__ = ["Incoming", "Ingestion", "PreparedDocument", "Verification", "prepare"]

_WAIT_SECONDS = 60.0
_TOGETHER = 64  # documents changed by one transaction where all are

InUse = Callable[[], Collection[str]]


def nobody() -> Collection[str]:
    """No document is in use."""
    return ()


class Ingestion:
    """Changes the library of a data folder. One process at a time: the others wait for its lock.

    `in_use` names the documents that reports in progress are drafted from: they are never replaced or removed.
    """

    def __init__(self, library: Library, indexes: Indexes, *, lock: Path, in_use: InUse = nobody) -> None:
        self._library = library
        self._indexes = indexes
        self._changing = Changing(library, indexes)
        self._lock = FileLock(lock)
        self._in_use = in_use

    def ingest(self, prepared: Sequence[PreparedDocument]) -> tuple[StoredDocument, ...]:
        """Bring documents in, all or none; one whose content is already there is answered as it is. Same order as `prepared`."""
        taken = self.take_in([Incoming(document.sha256, document) for document in prepared])
        return tuple(document for document, _ in taken if document is not None)

    def take_in(self, files: Sequence[Incoming]) -> tuple[tuple[StoredDocument | None, Decision], ...]:
        """Bring files in, all or none: each becomes a new document, a new version of the one found at its place before, or is already there.

        None only for a file that was not read because the library held it, and no longer does.
        """
        with self._alone():
            with self._library.database.reading() as session:
                plan = plan_arrival(session, files, in_use=self._in_use())
            came = self._changing.carry_out(plan.change)
            ids = {decision.document for decision in plan.decisions if decision.document} - came.keys()
            found = came | {document: self._library.get(document) for document in ids}
            return tuple((found.get(decision.document), decision) for decision in plan.decisions)

    def with_vectors(self, files: Sequence[Incoming]) -> list[Incoming]:
        """The files with the vectors of their passages, made before they are brought in and outside the lock."""
        passages = [[*arriving(provisional(file.prepared))] if file.prepared else [] for file in files]
        vectors = self._indexes.embed([passage for some in passages for passage in some])
        ends = list(accumulate(len(some) for some in passages))
        return [replace(file, vectors=vectors[end - len(some) : end]) for file, some, end in zip(files, passages, ends, strict=True)]

    def remove(self, *documents: str) -> None:
        """Take documents out of library, registry and indexes. Raises UnknownDocument, DocumentInUse."""
        with self._alone():
            used = self._in_use()
            for document in documents:
                self._library.get(document)
                if document in used:
                    raise DocumentInUse(f"Văn bản «{document}» đang dùng để soạn một báo cáo: hãy xóa báo cáo đó trước, hoặc giữ văn bản lại.")
            self._changing.carry_out(Change(going=documents))

    def empty(self, paths: Collection[str]) -> tuple[tuple[StoredDocument, ...], tuple[StoredDocument, ...]]:
        """Note that nothing lies at these paths any more: (documents removed because they lie nowhere else, those kept because they are in use)."""
        from retrieval.pruning import plan_emptying

        with self._alone():
            with self._library.database.reading() as session:
                plan = plan_emptying(session, paths, in_use=self._in_use())
            gone = tuple(map(self._library.get, plan.change.going))
            self._changing.carry_out(plan.change)
            return gone, tuple(map(self._library.get, plan.kept))

    def correct(self, document_id: str, *, kind: str | None = None, agency: str | None = None, period: str | None = None) -> StoredDocument:
        """Set kind, agency or period in place of what was read («» takes a correction back, None leaves it).

        Raises UnknownDocument, and UnreadableFile for a kind or period that there is not.
        """
        with self._alone():
            before = self._library.get(document_id).corrections
            try:
                after = before.changed(kind=kind, agency=agency, period=period)
            except UnknownPeriod:
                raise
            except ValueError as error:
                raise UnreadableFile(f"Không có loại văn bản «{kind}»: hãy chọn legal, report, plan, news hoặc request.") from error
            return self._read_again([document_id], after)[document_id]

    def reindex(self, document_id: str | None = None) -> tuple[StoredDocument, ...]:
        """Read the structure of one document, or of all, again from the stored text; passages of equal text keep their numbers. Raises UnknownDocument."""
        if document_id is not None:
            with self._alone():
                return tuple(self._read_again([document_id]).values())
        return tuple(self.reindex_all())

    def reindex_all(self) -> Iterator[StoredDocument]:
        """Read every document again, some at a time; what has been given is done. Where another model is configured, all vectors are made anew first."""
        if self._indexes.other_model is not None:
            with self._alone():
                self._changing.rebuild()
        for batch in _batches(self._library.ids()):
            with self._alone():
                held = set(self._library.ids())
                done = self._read_again([document for document in batch if document in held])
            yield from done.values()

    def repair(self) -> None:
        """Finish or undo what an interrupted change left; make the indexes anew when they are lost, of another form or incomplete."""
        with self._alone():
            if not self._whole():
                self._changing.rebuild()

    def verify(self, *, repair: bool = False) -> Verification:
        """Compare library, registry, places and both indexes, passage by passage; with `repair`, mend what differs and compare again."""
        if repair:
            with self._alone():
                verify(self._library, self._indexes, mend=self._changing)
        return verify(self._library, self._indexes)

    def _read_again(self, documents: Sequence[str], corrections: Corrections | None = None) -> dict[str, StoredDocument]:
        """`corrections`: in place of those stored."""
        with self._library.database.reading() as session:
            numbering = Numbering(session)
            coming = []
            for document in documents:
                prepared, kept = reread(session, document, corrections)
                coming.append(numbering.coming(document, prepared, kept, replaces=True))
        return self._changing.carry_out(Change(coming=tuple(coming)))

    def _whole(self) -> bool:
        """Library and both indexes hold as many passages, and vectors for them; vectors of another model are not looked at."""
        if self._library.count_passages() != self._indexes.lexical.count():
            return False
        return self._indexes.other_model is not None or self._library.count_passages() == self._indexes.vectors.count()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the library's lock, with library and indexes in step."""
        with explained(str(Path(self._lock.lock_file).parent)):
            self._wait_for_lock()
        try:
            self._catch_up()
            yield
        finally:
            self._lock.release()

    def _wait_for_lock(self) -> None:
        try:
            self._lock.acquire(timeout=_WAIT_SECONDS)
        except Timeout as error:
            raise BusyLibrary("Một chương trình khác đang nạp văn bản vào thư viện này: hãy đợi chương trình đó xong rồi làm lại.") from error

    def _catch_up(self) -> None:
        """See what another program wrote, then put right what an interrupted change left."""
        generation = self._library.generation()
        if self._indexes.generation != generation:
            self._indexes.reload()
            self._indexes.generation = generation
        if self._indexes.lost:
            self._changing.rebuild()
            return
        try:
            if self._changing.settle() and not (self._whole() and (self._indexes.other_model or not self._indexes.vectors.without_vector())):
                self._changing.rebuild()
        except BrokenIndex:  # the interruption damaged an index
            self._changing.rebuild()


def _batches(ids: Iterable[str]) -> Iterator[list[str]]:
    iterator = iter(ids)
    while batch := list(islice(iterator, _TOGETHER)):
        yield batch
