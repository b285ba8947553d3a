"""Runs one after another in one background thread: what a browser started goes on when the browser is gone."""

import logging
import threading
from collections import deque
from collections.abc import Callable
from queue import SimpleQueue

from api.uploads.errors import TooManyRuns, UnknownRun, UsedRun
from api.uploads.limits import MAX_WAITING
from api.uploads.run import Run

Job = Callable[[Run], None]
"""The work of a run: raises an error whose text is a sentence where it cannot go on."""

_REMEMBERED = 200
_BROKEN = "Máy chủ gặp lỗi khi nạp: các tệp đã đọc vẫn ở trong kho, hãy nạp lại những tệp còn thiếu."
_ENDS_WITHIN = 20.0
_log = logging.getLogger(__name__)


class RunQueue:
    """The runs of a data folder. `expected`: errors whose text is a sentence for the officer."""

    def __init__(self, expected: tuple[type[Exception], ...]) -> None:
        self._expected = expected
        self._lock = threading.Lock()
        self._runs: dict[str, Run] = {}
        self._withdrawn: deque[str] = deque(maxlen=_REMEMBERED)
        self._waiting: SimpleQueue[tuple[Run, Job] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._closing = False

    def add(self, run: Run, job: Job) -> Run:
        """Put a run at the end. Raises TooManyRuns or UsedRun."""
        with self._lock:
            if run.id in self._runs:
                raise UsedRun(run.id)
            if sum(not other.now.is_over for other in self._runs.values()) >= MAX_WAITING:
                raise TooManyRuns(f"Đã có {MAX_WAITING} lượt nạp đang chờ: hãy đợi các lượt đó xong rồi nạp tiếp.", MAX_WAITING)
            if run.id in self._withdrawn:
                run.cancel()
            self._runs[run.id] = run
            self._forget_old()
            self._waiting.put((run, job))
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="runs", daemon=True)
                self._thread.start()
        return run

    def get(self, run: str) -> Run:
        """Raises UnknownRun."""
        found = self._runs.get(run)
        if found is None:
            raise UnknownRun(f"Không có lượt nạp «{run}»: có thể đã xong từ lâu, hãy xem danh sách văn bản trong kho.")
        return found

    def cancel(self, run: str) -> None:
        """End a run after its file; one whose files are still on their way ends before its first. Raises UnknownRun for these too."""
        with self._lock:
            if run not in self._runs:
                self._withdrawn.append(run)
        self.get(run).cancel()

    def all(self) -> list[Run]:
        """The runs that are remembered, oldest first."""
        return list(self._runs.values())

    @property
    def is_closing(self) -> bool:
        """The program ends: what is cancelled now is taken up at the next start."""
        return self._closing

    def close(self) -> None:
        """End the run that goes on after its file; the others stay for the next start."""
        self._closing = True
        for run in self.all():
            run.cancel()

    def join(self) -> None:
        """Wait for the runs that were added; none may be added after it."""
        self._waiting.put(None)
        if self._thread:
            self._thread.join(_ENDS_WITHIN)

    def _work(self) -> None:
        while (waiting := self._waiting.get()) is not None:
            self._do(*waiting)

    def _do(self, run: Run, job: Job) -> None:
        run.began()
        try:
            job(run)
        except self._expected as error:
            run.over("failed", str(error))
        except Exception:
            _log.exception("run %s broke", run.id)
            run.over("failed", _BROKEN)
        else:
            run.over("cancelled" if run.is_cancelled() else "done")

    def _forget_old(self) -> None:
        over = [run.id for run in self._runs.values() if run.now.is_over]
        for run in over[: max(0, len(self._runs) - _REMEMBERED)]:
            del self._runs[run]
