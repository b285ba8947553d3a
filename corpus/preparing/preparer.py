"""Files → prepared documents, each read in a child process with bounds on time, memory and disk.

Children start with the first file, stay warm, and are replaced when a file kills them.
"""

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Self, TypeVar

from corpus.errors import UnreadableFile
from corpus.prepared import PreparedDocument
from corpus.preparing.limits import Limits
from corpus.preparing.watching import Watch
from corpus.preparing.worker import Cost, Reported, Worker
from corpus.preparing.workspace import Workspace
from corpus.reading.reader import refuse_size

K = TypeVar("K")
_MOST = 8  # children; each may take Limits.memory_bytes


class Preparer:
    """A pool of reading processes. Thread-safe: calls from several threads use several children, at most `workers` at once."""

    def __init__(self, *, workers: int | None = None, limits: Limits | None = None, observed: Callable[[str, Cost], None] | None = None) -> None:
        self.workers = workers or min(os.cpu_count() or 1, _MOST)
        self._limits = limits or Limits()
        self._observed = observed
        self._free = threading.BoundedSemaphore(self.workers)
        self._lock = threading.Lock()
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()
        self._workspace: Workspace | None = None
        self._watch = Watch()
        self._closed = False

    def prepare(self, name: str, data: bytes, *, progress: Reported | None = None) -> PreparedDocument:
        """Read a file; `progress(page, pages)` is called while a scan is read, and may raise to give the file up.

        Raises UnreadableFile with one sentence, also where the child ran out of time or memory or died.
        """
        return self._prepare(name, data, progress, set())

    def prepare_all(
        self, items: Iterable[tuple[K, str, bytes]], *, progress: Callable[[K, int, int], None] | None = None
    ) -> Iterator[tuple[K, PreparedDocument | UnreadableFile]]:
        """Read (key, name, data) in parallel, give them as they are ready; few items are taken ahead of what was given.

        Leaving the iteration early stops the files being read.
        """
        mine: set[Worker] = set()
        running: dict[Future[PreparedDocument | UnreadableFile], K] = {}
        threads = ThreadPoolExecutor(self.workers, thread_name_prefix="reading")
        try:
            for key, name, data in items:
                running[threads.submit(self._outcome, name, data, _told(progress, key), mine)] = key
                if len(running) >= self.workers + 2:
                    yield from _ready(running)
            while running:
                yield from _ready(running)
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
            while any(not future.done() for future in running):
                for worker in tuple(mine):
                    worker.stop("crash")
                time.sleep(0.02)

    def children(self) -> tuple[int, ...]:
        """Process ids of the children alive now."""
        with self._lock:
            return tuple(worker.pid for worker in (*self._idle, *self._busy) if worker.alive)

    def close(self) -> None:
        """End the children, also those reading; what they wrote is removed."""
        with self._lock:
            self._closed = True
            workers = (*self._idle, *self._busy)
            self._idle.clear()
        for worker in workers:
            worker.stop("crash")
        for _ in range(self.workers):  # those who wait for an answer come back
            self._free.acquire()
        self._watch.close()
        for worker in workers:
            worker.kill()
        if self._workspace is not None:
            self._workspace.remove()
            self._workspace = None
        for _ in range(self.workers):
            self._free.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _outcome(self, name: str, data: bytes, progress: Reported | None, mine: set[Worker]) -> PreparedDocument | UnreadableFile:
        try:
            return self._prepare(name, data, progress, mine)
        except UnreadableFile as error:
            return error

    def _prepare(self, name: str, data: bytes, progress: Reported | None, mine: set[Worker]) -> PreparedDocument:
        name = name.replace("\\", "/").rsplit("/", 1)[-1]
        refuse_size(name, len(data), self._limits.file_bytes)
        with self._free:
            worker = self._take()
            mine.add(worker)
            try:
                with self._watch.over(worker):
                    return worker.read(name, data, progress)
            finally:
                mine.discard(worker)
                if self._observed is not None:
                    self._observed(name, worker.cost())
                self._put_back(worker)

    def _take(self) -> Worker:
        """An idle child that lives, else a new one."""
        with self._lock:
            if self._closed:
                raise RuntimeError("the preparer is closed")
            while self._idle:
                worker = self._idle.pop()
                if worker.alive:
                    self._busy.add(worker)
                    return worker
                worker.kill()
            self._workspace = self._workspace or Workspace()
            worker = Worker(self._limits, self._workspace.child())
            self._busy.add(worker)
            return worker

    def _put_back(self, worker: Worker) -> None:
        with self._lock:
            self._busy.discard(worker)
            if not self._closed and worker.reusable:
                self._idle.append(worker)
                return
        worker.kill()


def _told(progress: Callable[[K, int, int], None] | None, key: K) -> Reported | None:
    return None if progress is None else lambda page, pages: progress(key, page, pages)


def _ready(running: dict[Future[PreparedDocument | UnreadableFile], K]) -> Iterator[tuple[K, PreparedDocument | UnreadableFile]]:
    for future in wait(running, return_when=FIRST_COMPLETED).done:
        yield running.pop(future), future.result()
