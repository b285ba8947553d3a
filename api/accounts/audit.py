"""The audit log: who did what to which document or report, when, from where; JSON lines in the data folder, never document text."""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock

from api.accounts.account import now

FOLDER = "audit"
FILE = "audit.jsonl"
LARGEST = 8 * 1024 * 1024
KEPT = 10
_ID_LENGTH = 64


@dataclass(frozen=True, slots=True)
class Event:
    """`what`: «POST /api/v1/reports/{report}/undo» or a word («sign-in»); `on`: ids in it; `via`: session, token, local, cli with its id; `status`: HTTP's."""

    at: str
    who: str
    account: str
    what: str
    on: dict[str, str]
    status: int
    address: str
    via: str


class AuditLog:
    """Appends, one line an event, on disk when `write` returns; a full file is put aside and the oldest dropped."""

    def __init__(self, data: Path, *, largest: int = LARGEST, kept: int = KEPT) -> None:
        self._folder = data / FOLDER
        self._largest = largest
        self._kept = kept
        self._lock = Lock()

    def write(self, what: str, *, who: str, account: str = "", on: dict[str, str] | None = None, status: int = 200, address: str = "", via: str = "") -> None:
        ids = {key: value[:_ID_LENGTH] for key, value in (on or {}).items()}
        event = Event(now().isoformat(timespec="seconds"), who, account, what, ids, status, address, via)
        line = (json.dumps(asdict(event), ensure_ascii=True) + "\n").encode()
        with self._lock:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._rotate(len(line))
            descriptor = os.open(self._folder / FILE, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                os.write(descriptor, line)
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def read(self) -> Iterator[Event]:
        """Newest first; a line that a crash tore is left out."""
        for path in self._files():
            try:
                lines = path.read_bytes().splitlines()
            except FileNotFoundError:
                continue
            for line in reversed(lines):
                try:
                    yield Event(**json.loads(line))
                except (ValueError, TypeError):
                    continue

    def _files(self) -> list[Path]:
        return [self._folder / FILE, *(self._folder / f"audit.{number}.jsonl" for number in range(1, self._kept + 1))]

    def _rotate(self, coming: int) -> None:
        files = self._files()
        if not files[0].exists() or files[0].stat().st_size + coming <= self._largest:
            return
        files[-1].unlink(missing_ok=True)
        for older, newer in zip(reversed(files), list(reversed(files))[1:], strict=False):
            if newer.exists():
                newer.replace(older)
