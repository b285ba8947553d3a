"""One run of an intake: files read in parallel, brought in some at a time, what failed noted and kept for another try.

Three things go on at once: children read the next files, this thread makes the vectors of what was read, another puts the last batch in.
"""

import hashlib
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace

from sqlalchemy.exc import DataError

from corpus.errors import CorpusError, UnreadableFile
from corpus.gathering import Found, Item, Refused
from corpus.library import Library
from corpus.library_failures import FailedFiles
from corpus.library_sources import Source
from corpus.prepared import PreparedDocument
from corpus.preparing import Preparer
from retrieval.arriving import Incoming
from retrieval.errors import RetrievalError
from retrieval.indexing import Ingestion
from retrieval.outcomes import Outcome, Progress

DOCUMENTS, PASSAGES = 64, 4_000  # brought in together at most


@dataclass(frozen=True, slots=True)
class _Reading:
    """A file that is being read; `data` only of an upload, which has to be kept when it fails."""

    item: Item
    sha256: str
    data: bytes | None


@dataclass
class Run:
    """The state of one run."""

    ingestion: Ingestion
    library: Library
    preparer: Preparer
    failed: FailedFiles
    items: Iterable[Found]
    progress: Callable[[Progress], None] | None
    cancelled: Callable[[], bool]
    outcomes: dict[int, Outcome] = field(default_factory=dict)
    pruned: list[Outcome] = field(default_factory=list)
    met: set[str] = field(default_factory=set)
    closed: set[str] = field(default_factory=set)
    _batch: list[tuple[int, Item, Incoming]] = field(default_factory=list)
    _reading: dict[int, _Reading] = field(default_factory=dict)
    _done: int = 0
    _total: int = 0

    def ordered(self) -> tuple[Outcome, ...]:
        """In the order of the files, what was pruned last."""
        return (*(outcome for _, outcome in sorted(self.outcomes.items(), key=lambda each: each[0])), *self.pruned)

    def vanished_failures(self, roots: Sequence[str]) -> list[str]:
        """Paths of failed files that are no longer under these folders: there is nothing left to try again."""
        failed = [failure.path for failure in self.library.failures() if failure.path is not None]
        inside, closed = tuple(f"{root}/" for root in roots), tuple(f"{path}{mark}" for path in self.closed for mark in ("/", "!/"))
        return [path for path in failed if path.startswith(inside) and path not in self.met and not path.startswith(closed)]

    def read_all(self) -> None:
        """Read every file and bring it in."""
        self._held = self.library.contents()
        self._telling = threading.Lock()
        self._committing: Future[None] | None = None
        with ThreadPoolExecutor(1, thread_name_prefix="ingesting") as self._aside:
            for key, result in self.preparer.prepare_all(self._unread(), progress=self._page):
                reading = self._reading.pop(key)
                if isinstance(result, UnreadableFile):
                    self._fail(key, reading.item, str(result), reading.data)
                else:
                    self._add(key, reading.item, _incoming(reading, result))
            self._flush()
            self._settle()

    def _unread(self) -> Iterator[tuple[int, str, bytes]]:
        """Files whose content the library does not hold; the others are answered on the way."""
        for key, found in enumerate(self.items):
            if self.cancelled():
                return
            self._total = max(getattr(self.items, "total", 0), key + 1)
            if found.source is not None:
                self.met.add(found.source)
            data = self._load(key, found)
            if data is None or isinstance(found, Refused):
                continue
            sha256 = hashlib.sha256(data).hexdigest()
            if sha256 in self._held:
                self._add(key, found, Incoming(sha256, None, _source(found)))
                continue
            self._reading[key] = _Reading(found, sha256, data if found.source is None else None)
            yield key, found.name, data

    def _load(self, key: int, found: Found) -> bytes | None:
        if isinstance(found, Refused):
            if found.source is not None:
                self.closed.add(found.source)
            self._fail(key, found, found.reason)
            return None
        try:
            return found.load()
        except UnreadableFile as error:
            self._fail(key, found, str(error))
        except OSError as error:
            self._fail(key, found, f"Không mở được tệp «{found.name}» ({error.strerror or error}): hãy kiểm tra quyền đọc tệp rồi thử lại.")
        return None

    def _fail(self, key: int, found: Found, reason: str, data: bytes | None = None) -> None:
        self._note_failure(key, found, reason, data)
        self._tell(found.name)

    def _note_failure(self, key: int, found: Found, reason: str, data: bytes | None = None) -> None:
        failure = self.failed.note(found.name, reason, path=found.source, size=found.size, data=data)
        self.outcomes[key] = Outcome(found.name, "failed", None, reason, failure.id, found.source)

    def _add(self, key: int, item: Item, file: Incoming) -> None:
        self._batch.append((key, item, file))
        self._tell(item.name)
        if len(self._batch) >= DOCUMENTS or sum(len(each.prepared.passages) for _, _, each in self._batch if each.prepared) >= PASSAGES:
            self._flush()

    def _flush(self) -> None:
        """Make the vectors of what was read, and hand it over to be put in as soon as the batch before is in."""
        batch, self._batch = sorted(self._batch, key=lambda each: each[0]), []
        if batch:
            files = self.ingestion.with_vectors([file for _, _, file in batch])
            self._settle()
            self._committing = self._aside.submit(self._commit, [(key, item) for key, item, _ in batch], files)

    def _settle(self) -> None:
        if self._committing is not None:
            self._committing.result()
            self._committing = None

    def _commit(self, items: Sequence[tuple[int, Item]], files: Sequence[Incoming]) -> None:
        """Bring a batch in. What no database takes (a letter that is none) fails alone: the others are then brought in one by one."""
        try:
            taken = self.ingestion.take_in(files)
        except Exception as error:
            if not _is_of_the_file(error):
                raise
            self._commit_singly(items, files)
            return
        self.failed.settle(paths=[item.source for _, item in items if item.source], contents=[file.sha256 for file in files])
        for (key, item), (document, decision) in zip(items, taken, strict=True):
            self.outcomes[key] = Outcome(item.name, decision.status, document, decision.reason, None, item.source)

    def _commit_singly(self, items: Sequence[tuple[int, Item]], files: Sequence[Incoming]) -> None:
        if len(files) == 1:
            ((key, item),) = items
            self._note_failure(key, item, f"Không lưu được nội dung của tệp «{item.name}»: hãy mở bằng phần mềm gốc, lưu lại rồi nạp lại.")
            return
        for entry, file in zip(items, files, strict=True):
            self._commit([entry], [file])

    def _tell(self, name: str) -> None:
        with self._telling:
            self._done += 1
            if self.progress is not None:
                self.progress(Progress(self._done, self._total, name))

    def _page(self, key: int, page: int, pages: int) -> None:
        reading = self._reading.get(key)
        if reading is not None and self.progress is not None:
            with self._telling:
                self.progress(Progress(self._done, self._total, reading.item.name, page, pages))


def _is_of_the_file(error: Exception) -> bool:
    """Not of the disk, the lock or an index: something in what was to be stored."""
    return isinstance(error.__cause__, DataError) or not isinstance(error, CorpusError | RetrievalError | OSError)


def _incoming(reading: _Reading, prepared: PreparedDocument) -> Incoming:
    if reading.item.notes:
        notes = (*reading.item.notes, *prepared.notes)
        prepared = replace(prepared, notes=notes, reader_notes=prepared.reader_notes + len(reading.item.notes))
    return Incoming(reading.sha256, prepared, _source(reading.item))


def _source(item: Item) -> Source | None:
    return None if item.source is None else Source(item.source, item.size, item.modified)
