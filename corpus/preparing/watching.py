"""One thread that looks at every child reading a file: is it past its time, past its memory?"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from corpus.preparing.worker import Worker

_EVERY = 0.05  # seconds


class Watch:
    """Looks only while somebody reads; the thread starts with the first file."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._reading: set[Worker] = set()
        self._thread: threading.Thread | None = None
        self._closed = False

    @contextmanager
    def over(self, worker: Worker) -> Iterator[None]:
        """Watch `worker` within the block."""
        with self._changed:
            self._reading.add(worker)
            self._thread = self._thread or self._begin()
            self._changed.notify()
        try:
            yield
        finally:
            with self._changed:
                self._reading.discard(worker)

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()

    def _begin(self) -> threading.Thread:
        thread = threading.Thread(target=self._run, name="reading-watch", daemon=True)
        thread.start()
        return thread

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or self._reading)
                if self._closed:
                    return
                workers = tuple(self._reading)
                for worker in workers:  # under the lock: a worker that has left is not stopped any more
                    worker.look()
                self._changed.wait_for(lambda: self._closed, timeout=_EVERY)
