"""The parent's hold on one child: start it, hand it a file, take its answer, kill it with everything it started."""

import logging
import os
import pickle
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

import corpus
from corpus.errors import UnreadableFile
from corpus.prepared import PreparedDocument
from corpus.preparing.frames import Done, Failed, Job, Progress, Refused, receive_answer, send
from corpus.preparing.limits import Limits
from corpus.preparing.memory import held

Reported = Callable[[int, int], None]
"""Told the page being read and how many there are."""

_LOG = logging.getLogger(__name__)
_ROOT = str(Path(corpus.__file__).parents[1])
_KEPT = """
    APPDATA HOME LANG LANGUAGE LD_LIBRARY_PATH LOCALAPPDATA PATH PATHEXT
    PROGRAMFILES PROGRAMFILES(X86) PROGRAMW6432 SYSTEMROOT TESSDATA_PREFIX TZ USERPROFILE VIRTUAL_ENV WINDIR
"""
"""Variables that a child inherits, with those for the language and for Python."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a file took: wall-clock seconds and the most memory its child held (bytes; 0 where the system does not tell)."""

    seconds: float
    peak_bytes: int


class Worker:
    """One child process. Not thread-safe: a worker serves one file at a time; only `stop` may come from another thread."""

    def __init__(self, limits: Limits, folder: Path) -> None:
        self._limits = limits
        self._folder = folder
        self._stopped: str | None = None
        self._ending = threading.Lock()
        self._started = self._deadline = 0.0
        self._peak, self._answered = 0, True
        self._process, self._lifeline = _start(folder)
        self._jobs, self._answers = cast("BinaryIO", self._process.stdin), cast("BinaryIO", self._process.stdout)
        with suppress(BrokenPipeError):  # found dead by `alive`
            send(self._jobs, limits)

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    @property
    def reusable(self) -> bool:
        """Alive and not about to end, done with its file (the caller may have given it up), not swollen."""
        return self._answered and self._stopped is None and self.alive and held(self._process.pid) <= self._limits.kept_bytes

    def read(self, name: str, data: bytes, progress: Reported | None) -> PreparedDocument:
        """Raises UnreadableFile with the reader's sentence, or with one on time, memory or a crash."""
        self._peak, self._started, self._answered = 0, time.monotonic(), False
        self._deadline = self._started + self._limits.seconds
        try:
            with suppress(BrokenPipeError):  # it may have said why it takes no more
                send(self._jobs, Job(name, data))
            while isinstance(answer := receive_answer(self._answers), Progress):
                self._deadline = self._started + self._limits.time_for(answer.pages)
                if progress is not None:
                    progress(answer.page, answer.pages)
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            self.kill()
            _LOG.warning("child ended with %s (%s, %s)", self._process.returncode, self._stopped, type(error).__name__)
            raise UnreadableFile(self._sentence(name)) from error
        self._peak, self._answered = max(self._peak, answer.peak), True
        return self._opened(name, answer)

    def look(self) -> None:
        """Stop the child if it is past its time or memory; called again and again while it reads."""
        holding = held(self._process.pid)
        self._peak = max(self._peak, holding)
        if holding > self._limits.memory_bytes:
            self.stop("memory")
        elif time.monotonic() > self._deadline:
            self.stop("time")

    def cost(self) -> Cost:
        """Of the file read last."""
        return Cost(time.monotonic() - self._started, self._peak)

    def stop(self, reason: str) -> None:
        """Kill the child; whoever waits for its answer gets the sentence for `reason` (time, memory, crash)."""
        with self._ending:
            if self._stopped is None and self.alive:
                self._stopped = reason
                _kill(self._process)

    def kill(self) -> None:
        """Kill the child and everything it started, and remove what it wrote."""
        self.stop("crash")
        with self._ending:
            _kill(self._process)
        self._process.wait()
        for stream in (self._jobs, self._answers):
            with suppress(OSError):
                stream.close()
        if self._lifeline is not None:
            os.close(self._lifeline)
            self._lifeline = None
        shutil.rmtree(self._folder, ignore_errors=True)

    def _opened(self, name: str, answer: Done | Refused | Failed) -> PreparedDocument:
        if isinstance(answer, Done):
            return answer.document
        if isinstance(answer, Refused):
            raise UnreadableFile(answer.reason)
        _LOG.warning("child failed: %s", answer.trace)
        self._stopped = "memory" if answer.memory else "crash"
        raise UnreadableFile(self._sentence(name))

    def _sentence(self, name: str) -> str:
        seconds, megabytes = self._deadline - self._started, self._limits.memory_bytes // (1024 * 1024)
        if self._stopped == "time":
            return f"Tệp «{name}» đọc quá lâu (hơn {seconds:.0f} giây) nên đã dừng: hãy tách thành nhiều tệp nhỏ hơn hoặc lưu lại bằng Word rồi nạp lại."
        if self._stopped == "memory":
            return f"Tệp «{name}» cần quá nhiều bộ nhớ (hơn {megabytes} MB) nên đã dừng: hãy tách thành nhiều tệp nhỏ hơn hoặc bỏ bớt hình ảnh rồi nạp lại."
        return f"Tệp «{name}» làm trình đọc dừng đột ngột, có thể tệp đã hỏng: hãy mở bằng phần mềm gốc, lưu lại thành .docx rồi nạp lại."


def _start(folder: Path) -> tuple[subprocess.Popen[bytes], int | None]:
    """In a session of its own, so that one signal reaches everything it starts; with the parent's modules and few of its settings."""
    options: dict[str, object] = {}
    lifeline, held_end = os.pipe() if os.name == "posix" else (None, None)
    if lifeline is not None:
        options = {"start_new_session": True, "pass_fds": (lifeline,)}
    path = [*sys.path, *([] if _ROOT in sys.path else [_ROOT])]
    code = f"import sys; sys.path[:] = {path!r}; from corpus.preparing.child import main; main({lifeline})"
    process = subprocess.Popen(  # type: ignore[call-overload]  # noqa: S603 - our own interpreter
        [sys.executable, "-P", "-c", code],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment(folder), cwd=folder, **options,
    )  # fmt: skip
    if lifeline is not None:
        os.close(lifeline)
    return process, held_end


def _environment(folder: Path) -> dict[str, str]:
    """Keys and addresses in the server's environment are none of a document's business."""
    kept_names = set(_KEPT.split())
    kept = {name: value for name, value in os.environ.items() if name.upper() in kept_names or name.upper().startswith(("LC_", "PYTHON"))}
    threads = {"OMP_THREAD_LIMIT": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    return {**kept, **threads, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder))}


def _kill(process: subprocess.Popen[bytes]) -> None:
    if os.name == "posix":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)  # noqa: S603, S607
