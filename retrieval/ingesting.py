"""Files → library: read in parallel, brought in some at a time, each file answered for; what failed is noted and kept for another try.

Three things go on at once: children read the next files, this thread makes the vectors of what was read, another puts the last batch in.
"""

import hashlib
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Literal

from corpus.errors import UnreadableFile
from corpus.gathering import Found, Item, Refused, reopen
from corpus.library import Library, StoredDocument
from corpus.library_failures import FailedFiles
from corpus.library_sources import Source, sources_under
from corpus.prepared import PreparedDocument
from corpus.preparing import Preparer
from retrieval.arriving import Incoming
from retrieval.errors import TooManyVanished
from retrieval.indexing import Ingestion
from retrieval.pruning import vanished

Status = Literal["added", "updated", "unchanged", "removed", "failed"]
_DOCUMENTS, _PASSAGES = 64, 4_000  # brought in together at most
_IN_USE = "Tệp không còn ở thư mục đã nạp nhưng văn bản đang dùng để soạn báo cáo nên được giữ lại."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. `reason`: why it failed, or what the officer should know; `failure`: its number in the list of failed files.

    `source`: where it lies, None for an upload.
    """

    name: str
    status: Status
    document: StoredDocument | None = None
    reason: str | None = None
    failure: int | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` files (as far as is known) have been read; `name` is the last, or the one being recognised at `page` of `pages`."""

    done: int
    total: int
    name: str
    page: int | None = None
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Prune:
    """Take out documents whose files have vanished from these folders; `everything`: even when that is most of them."""

    roots: tuple[str, ...]
    everything: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of all files. `refusal`: why nothing was pruned; `cancelled`: not every file was looked at."""

    outcomes: tuple[Outcome, ...]
    seconds: float
    cancelled: bool = False
    refusal: str | None = None

    def count(self, status: Status) -> int:
        return Counter(outcome.status for outcome in self.outcomes)[status]

    @property
    def passages(self) -> int:
        """How many passages the documents have that came in."""
        return sum(each.document.passages for each in self.outcomes if each.document and each.status in ("added", "updated"))


def _never() -> bool:
    return False


class Intake:
    """Brings files in. One `run` at a time on each object; several objects may share a Preparer."""

    def __init__(self, ingestion: Ingestion, library: Library, preparer: Preparer, failed: FailedFiles) -> None:
        self._ingestion = ingestion
        self._library = library
        self._preparer = preparer
        self._failed = failed

    def run(
        self,
        items: Iterable[Found],
        *,
        progress: Callable[[Progress], None] | None = None,
        prune: Prune | None = None,
        cancelled: Callable[[], bool] = _never,
    ) -> Summary:
        """Bring everything in that can be read. What was brought in stays, whatever happens to the rest.

        `progress` is called from several threads, one at a time. Raises StorageError, BrokenIndex, FullDisk, BusyLibrary: then nothing of the
        files read last is in the library.
        """
        began = time.perf_counter()
        run = _Run(self._ingestion, self._library, self._preparer, self._failed, items, progress, cancelled)
        run.read_all()
        refusal = self._prune(run, prune) if prune and not cancelled() else None
        return Summary(run.ordered(), time.perf_counter() - began, cancelled(), refusal)

    def retry(self, failure: int) -> Outcome:
        """Try a failed file again. Raises UnknownFailure."""
        return self.run([self.again(failure)]).outcomes[0]

    def again(self, failure: int) -> Found:
        """A failed file as an item to bring in: from where it lies, or from the kept bytes of its upload. Raises UnknownFailure."""
        noted = self._failed.get(failure)
        if noted.path is not None:
            return reopen(noted.path)
        data = self._failed.data(noted)
        if data is None:
            return Refused(noted.name, f"Nội dung của tệp «{noted.name}» không còn được giữ: hãy nạp lại tệp.", None, noted.size)
        return Item(noted.name, lambda: data, None, len(data))

    def forget(self, failure: int) -> None:
        """Take a failed file off the list. Raises UnknownFailure."""
        self._failed.forget(failure)

    def _prune(self, run: "_Run", prune: Prune) -> str | None:
        """Take out what has vanished; why not, where that would be too much."""
        with self._library.database.reading() as session:
            known = sources_under(session, prune.roots)
        try:
            paths = vanished(known, run.met, run.closed, everything=prune.everything)
        except TooManyVanished as error:
            return str(error)
        for start in range(0, len(paths), _DOCUMENTS):
            gone, kept = self._ingestion.empty(paths[start : start + _DOCUMENTS])
            run.pruned += [Outcome(document.name, "removed", document) for document in gone]
            run.pruned += [Outcome(document.name, "unchanged", document, _IN_USE) for document in kept]
        self._failed.settle(paths=run.vanished_failures(prune.roots), contents=())
        return None


@dataclass(frozen=True, slots=True)
class _Reading:
    """A file that is being read; `data` only of an upload, which has to be kept when it fails."""

    item: Item
    sha256: str
    data: bytes | None


@dataclass
class _Run:
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
        failure = self.failed.note(found.name, reason, path=found.source, size=found.size, data=data)
        self.outcomes[key] = Outcome(found.name, "failed", None, reason, failure.id, found.source)
        self._tell(found.name)

    def _add(self, key: int, item: Item, file: Incoming) -> None:
        self._batch.append((key, item, file))
        self._tell(item.name)
        if len(self._batch) >= _DOCUMENTS or sum(len(each.prepared.passages) for _, _, each in self._batch if each.prepared) >= _PASSAGES:
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
        taken = self.ingestion.take_in(files)
        self.failed.settle(paths=[item.source for _, item in items if item.source], contents=[file.sha256 for file in files])
        for (key, item), (document, decision) in zip(items, taken, strict=True):
            self.outcomes[key] = Outcome(item.name, decision.status, document, decision.reason, None, item.source)

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


def _incoming(reading: _Reading, prepared: PreparedDocument) -> Incoming:
    if reading.item.notes:
        notes = (*reading.item.notes, *prepared.notes)
        prepared = replace(prepared, notes=notes, reader_notes=prepared.reader_notes + len(reading.item.notes))
    return Incoming(reading.sha256, prepared, _source(reading.item))


def _source(item: Item) -> Source | None:
    return None if item.source is None else Source(item.source, item.size, item.modified)
