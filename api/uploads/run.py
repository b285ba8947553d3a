"""A run: files on their way into the library, or the library being indexed anew; written by one thread, read by many."""

import secrets
import threading
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal

from corpus.library import StoredDocument

State = Literal["queued", "running", "done", "cancelled", "failed"]
LineState = Literal["waiting", "reading", "indexing", "done", "failed", "cancelled"]
Work = Literal["upload", "retry", "reindex"]
ID_PATTERN = r"^\d{14}-[0-9a-f]{8}$"
OPEN: tuple[LineState, ...] = ("waiting", "reading", "indexing")


@dataclass(frozen=True, slots=True)
class Line:
    """One file of a run. `status`: added, updated, unchanged or failed; `page` of `pages`: while a scan is read.

    `failure`: under which number a failed one is kept.
    """

    name: str
    state: LineState = "waiting"
    status: str | None = None
    document: StoredDocument | None = None
    reason: str | None = None
    failure: int | None = None
    page: int | None = None
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class RunState:
    """A run at a moment. `reason`: why the whole of it failed; `gone`: names of archives that gave way to the files in them."""

    id: str
    work: Work
    created_at: datetime
    state: State
    version: int
    lines: tuple[Line, ...]
    reason: str | None = None
    gone: tuple[str, ...] = ()

    @property
    def done(self) -> int:
        return sum(line.state not in OPEN for line in self.lines)

    @property
    def is_over(self) -> bool:
        return self.state in ("done", "cancelled", "failed")


class Run:
    """A run while it goes on."""

    def __init__(self, work: Work, names: Iterable[str], *, id: str | None = None) -> None:
        self._lock = threading.Lock()
        self._cancelled = threading.Event()
        self._lines = {name: Line(name) for name in unique(names)}
        self._base = RunState(id or new_id(), work, datetime.now(UTC), "queued", 0, ())

    @property
    def id(self) -> str:
        return self._base.id

    @property
    def version(self) -> int:
        """Rises with every change."""
        return self._base.version

    @property
    def now(self) -> RunState:
        with self._lock:
            return replace(self._base, lines=tuple(self._lines.values()))

    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """End it after the file that is being read; what is in the library stays there."""
        self._cancelled.set()

    def began(self) -> None:
        with self._lock:
            self._step(state="running")

    def reading(self, name: str, page: int | None = None, pages: int | None = None) -> None:
        """A file, or one found in an archive, is being read."""
        line = self._lines.get(name) or Line(name)
        if line.state in OPEN:
            self.put(replace(line, state="reading", page=page, pages=pages))

    def indexing(self, name: str) -> None:
        """A file was read; what becomes of it is known when its portion is in."""
        line = self._lines.get(name)
        if line and line.state in OPEN:
            self.put(replace(line, state="indexing", page=None, pages=None))

    def put(self, line: Line) -> None:
        """Note what is known of a file now; one not heard of before comes at the end."""
        with self._lock:
            self._lines[line.name] = line
            self._step()

    def drop(self, name: str) -> None:
        """An archive gives way to the files in it."""
        with self._lock:
            if self._lines.pop(name, None):
                self._base = replace(self._base, gone=(*self._base.gone, name))
                self._step()

    def over(self, state: State, reason: str | None = None) -> None:
        """Nothing more will happen; what was not read is cancelled, or failed with the run and its reason."""
        end: LineState = "failed" if state == "failed" else "cancelled"
        with self._lock:
            self._lines = {name: replace(line, state=end, reason=reason) if line.state in OPEN else line for name, line in self._lines.items()}
            self._step(state=state, reason=reason)

    def _step(self, *, state: State | None = None, reason: str | None = None) -> None:
        base = self._base
        self._base = replace(base, version=base.version + 1, state=state or base.state, reason=reason or base.reason)


def unique(names: Iterable[str]) -> list[str]:
    """Names told apart: a second «a.docx» becomes «a.docx (2)»."""
    found: dict[str, None] = {}
    for name in names:
        alike, number = name, 2
        while alike in found:
            alike, number = f"{name} ({number})", number + 1
        found[alike] = None
    return list(found)


def new_id() -> str:
    """Ids sort by time."""
    return f"{datetime.now(UTC):%Y%m%d%H%M%S}-{secrets.token_hex(4)}"
