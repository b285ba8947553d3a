"""Calls of a model, one JSON line each, in the data folder: which prompt, which model, how many tokens, how long, what came of it.

Ids, counts and times only; texts as well where the operator allows it. A full file makes room once (`model-calls.1.jsonl`).
"""

import json
import threading
from collections import deque
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Literal

FILE_NAME = "model-calls.jsonl"
_OLDER = "model-calls.1.jsonl"
_LARGEST = 32_000_000  # bytes

Outcome = Literal["accepted", "withheld"]


@dataclass(frozen=True, slots=True)
class CallRecord:
    """One call. `prompts`: «template@version»; tokens as the server counted them, else `estimated`; times in seconds.

    `reason`: the kind of the reason for which the answer was withheld. `system`, `user`, `answer`: only where texts are kept.
    """

    id: str
    at: str
    task: str
    model: str
    prompts: tuple[str, ...]
    tokens_in: int
    tokens_out: int
    estimated: bool
    total_s: float
    outcome: Outcome
    first_s: float | None = None
    reason: str | None = None
    report: str | None = None
    who: str | None = None
    system: str | None = None
    user: str | None = None
    answer: str | None = None

    @property
    def tokens(self) -> int:
        return self.tokens_in + self.tokens_out


class CallLog:
    """The calls of one data folder; several threads and processes may write. `texts`: keep what was sent and said too."""

    def __init__(self, folder: Path, *, texts: bool = False) -> None:
        self.texts = texts
        self._path = folder / FILE_NAME
        self._lock = threading.Lock()
        self._spent: dict[str, int] = {}
        self._read = 0
        self._begun = False

    def write(self, record: CallRecord) -> None:
        """Raises OSError."""
        form = {name: value for name, value in asdict(record).items() if value is not None}
        line = json.dumps(form, ensure_ascii=False) + "\n"
        with self._lock:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if self._path.exists() and self._path.stat().st_size > _LARGEST:
                self._path.replace(self._path.with_name(_OLDER))
            with self._path.open("ab") as file:
                file.write(line.encode())

    def newest(self, count: int, *, report: str | None = None) -> list[CallRecord]:
        """The newest `count` calls, newest first. Raises OSError."""
        kept = deque((record for record in self._records() if report is None or record.report == report), maxlen=count)
        return list(reversed(kept))

    def spent(self, report: str) -> int:
        """Tokens that the calls for a report have cost; counted only from where the last count ended. Raises OSError."""
        with self._lock:
            older = self._path.with_name(_OLDER)
            if not self._begun and older.exists():
                self._count(older, 0)
            self._begun = True
            if self._path.exists():
                size = self._path.stat().st_size
                self._read = self._count(self._path, 0 if self._read > size else self._read)
            return self._spent.get(report, 0)

    def _count(self, path: Path, start: int) -> int:
        """Add up the whole lines from `start` on; where they end."""
        with path.open("rb") as file:
            file.seek(start)
            for line in file:
                if not line.endswith(b"\n"):
                    break
                start += len(line)
                record = _record(line)
                if record and record.report:
                    self._spent[record.report] = self._spent.get(record.report, 0) + record.tokens
        return start

    def _records(self) -> Iterator[CallRecord]:
        for path in (self._path.with_name(_OLDER), self._path):
            if path.exists():
                with path.open("rb") as file:
                    yield from filter(None, map(_record, file))


def _record(line: bytes) -> CallRecord | None:
    """None for a line that a crash cut short, or of another program."""
    known = {field.name for field in fields(CallRecord)}
    try:
        form: dict[str, Any] = {name: value for name, value in json.loads(line).items() if name in known}
        form["prompts"] = tuple(form.get("prompts", ()))
        return CallRecord(**form)
    except (ValueError, TypeError, AttributeError):
        return None
