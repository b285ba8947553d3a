"""Files that could not be brought in: listed with their reason until they are read or forgotten.

The bytes of an upload, which has no path to be read from again, are kept beside the database within a budget.
"""

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from corpus.database import Database
from corpus.errors import UnknownFailure
from corpus.library_sources import key_of
from corpus.library_tables import FailureRow

BUDGET = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class StoredFailure:
    """A failed file. `kept`: it can be tried again from the bytes of its upload; else from `path`, where there is one."""

    id: int
    name: str
    path: str | None
    sha256: str | None
    size: int
    reason: str
    attempts: int
    first_at: datetime
    last_at: datetime
    kept: bool


class FailedFiles:
    """Notes and forgets failures. `folder` takes the bytes of uploads, at most `budget` of them; the oldest go first."""

    def __init__(self, database: Database, folder: Path, *, budget: int = BUDGET) -> None:
        self._database = database
        self._folder = folder
        self._budget = budget

    def get(self, failure: int) -> StoredFailure:
        """Raises UnknownFailure."""
        with self._database.reading() as session:
            return _stored(_row(session, failure))

    def note(self, name: str, reason: str, *, path: str | None, size: int = 0, data: bytes | None = None) -> StoredFailure:
        """Note one more failed attempt; `data` is what was read, kept where there is no path."""
        sha256 = hashlib.sha256(data).hexdigest() if data is not None else None
        kept = path is None and data is not None and self._keep(data, sha256 or "")
        key = key_of(path) if path is not None else sha256 or key_of(name)
        now = datetime.now(UTC)
        with self._database.session() as session:
            row = session.scalar(select(FailureRow).where(FailureRow.key == key))
            if row is None:
                row = FailureRow(key=key, attempts=0, first_at=now)
                session.add(row)
            row.name, row.path, row.sha256, row.size, row.reason, row.kept = name, path, sha256, size or len(data or b""), reason, kept
            row.attempts, row.last_at = row.attempts + 1, now
            session.flush()
            noted = _stored(row)
        if kept:
            self._drop_oldest(noted)
        return noted

    def data(self, failure: StoredFailure) -> bytes | None:
        """The kept bytes of an upload; None where they are no longer there."""
        if not (failure.kept and failure.sha256):
            return None
        try:
            return (self._folder / failure.sha256).read_bytes()
        except OSError:
            return None

    def forget(self, failure: int) -> None:
        """Take a failure off the list, and its bytes off the disk. Raises UnknownFailure."""
        with self._database.session() as session:
            row = _row(session, failure)
            sha256 = row.sha256 if row.kept else None
            session.delete(row)
        self._unlink([sha256] if sha256 else [])

    def settle(self, *, paths: Iterable[str], contents: Iterable[str]) -> None:
        """Take off the list what has been read after all."""
        keys = [*map(key_of, paths), *contents]
        with self._database.reading() as session:
            found = session.execute(select(FailureRow.id, FailureRow.sha256, FailureRow.kept).where(FailureRow.key.in_(keys))).all()
        if found:
            with self._database.session() as session:
                session.execute(delete(FailureRow).where(FailureRow.id.in_([row.id for row in found])))
            self._unlink([row.sha256 for row in found if row.kept and row.sha256])

    def _keep(self, data: bytes, sha256: str) -> bool:
        """Write the bytes whole or not at all; a full disk only means that the file has to be uploaded again."""
        if len(data) > self._budget:
            return False
        part = self._folder / f".{sha256}.part"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(data)
            part.replace(self._folder / sha256)
        except OSError:
            with suppress(OSError):
                part.unlink()
            return False
        return True

    def _drop_oldest(self, newest: StoredFailure) -> None:
        with self._database.reading() as session:
            kept = [_stored(row) for row in session.scalars(select(FailureRow).where(FailureRow.kept).order_by(FailureRow.last_at))]
        excess = sum(failure.size for failure in kept) - self._budget
        dropped = []
        for failure in kept:
            if excess <= 0 or failure.id == newest.id:
                break
            dropped.append(failure)
            excess -= failure.size
        if dropped:
            with self._database.session() as session:
                for row in session.scalars(select(FailureRow).where(FailureRow.id.in_([failure.id for failure in dropped]))):
                    row.kept = False
            self._unlink([failure.sha256 for failure in dropped if failure.sha256])

    def _unlink(self, contents: Iterable[str]) -> None:
        for sha256 in contents:
            with suppress(OSError):
                (self._folder / sha256).unlink()


def failures_in(session: Session) -> tuple[StoredFailure, ...]:
    """All failures, the last tried first."""
    return tuple(map(_stored, session.scalars(select(FailureRow).order_by(FailureRow.last_at.desc(), FailureRow.id))))


def _row(session: Session, failure: int) -> FailureRow:
    row = session.get(FailureRow, failure)
    if row is None:
        raise UnknownFailure(f"Không có tệp lỗi số {failure}: hãy xem danh sách bằng «trobut library list --failed».")
    return row


def _stored(row: FailureRow) -> StoredFailure:
    first, last = (at if at.tzinfo else at.replace(tzinfo=UTC) for at in (row.first_at, row.last_at))  # SQLite forgets the zone
    return StoredFailure(row.id, row.name, row.path, row.sha256, row.size, row.reason, row.attempts, first, last, row.kept)
