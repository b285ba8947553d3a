"""Where the files of documents lie: a document knows all its places, a place knows the document that it last gave."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from corpus.library_tables import SourceRow


@dataclass(frozen=True, slots=True)
class Source:
    """A place as it was met: absolute path (with the member's name after «!/» in an archive), size in bytes, seconds since 1970."""

    path: str
    size: int = 0
    modified: float | None = None


@dataclass(frozen=True, slots=True)
class StoredSource:
    """A place with the document whose content was found there when it was last `seen`."""

    path: str
    document: str
    sha256: str
    size: int
    modified: float | None
    seen: datetime


@dataclass(frozen=True, slots=True)
class Placing:
    """Content `sha256`, which is document `document`, lies at `source`."""

    source: Source
    document: str
    sha256: str


def sources_at(session: Session, paths: Collection[str]) -> dict[str, StoredSource]:
    """What is known of these places."""
    rows = session.scalars(select(SourceRow).where(SourceRow.key.in_([key_of(path) for path in paths])))
    return {row.path: _stored(row) for row in rows}


def sources_of(session: Session, document_id: str) -> tuple[StoredSource, ...]:
    """The places of a document."""
    rows = session.scalars(select(SourceRow).where(SourceRow.document_id == document_id).order_by(SourceRow.path))
    return tuple(map(_stored, rows))


def sources_under(session: Session, roots: Collection[str]) -> tuple[StoredSource, ...]:
    """The places inside some folders, archives in them included."""
    inside = tuple(root.rstrip("/\\") for root in roots)
    rows = session.scalars(select(SourceRow).order_by(SourceRow.path))
    return tuple(_stored(row) for row in rows if any(row.path.startswith((f"{root}/", f"{root}\\")) for root in inside))


def other_places(session: Session, documents: Collection[str], without: Collection[str]) -> set[str]:
    """Those of the documents that also lie somewhere else than at the paths `without`."""
    rows = session.execute(select(SourceRow.document_id, SourceRow.path).where(SourceRow.document_id.in_(documents)))
    left = set(without)
    return {document for document, path in rows if path not in left}


def place(session: Session, placings: Collection[Placing]) -> None:
    """Note where contents were found, now."""
    by_path = {placing.source.path: placing for placing in placings}
    forget_places(session, by_path)
    seen = datetime.now(UTC)
    if by_path:
        session.execute(insert(SourceRow.__table__), [_values(placing, seen) for placing in by_path.values()])  # type: ignore[arg-type]


def forget_places(session: Session, paths: Iterable[str]) -> None:
    """Drop what is known of these places."""
    session.execute(delete(SourceRow).where(SourceRow.key.in_([key_of(path) for path in paths])))


def key_of(path: str) -> str:
    """A key of any path, however long, and however its name is encoded."""
    return hashlib.sha256(path.encode("utf-8", errors="surrogateescape")).hexdigest()


def _values(placing: Placing, seen: datetime) -> dict[str, object]:
    source = placing.source
    return {
        "key": key_of(source.path),
        "path": source.path,
        "document_id": placing.document,
        "sha256": placing.sha256,
        "size": source.size,
        "modified": source.modified,
        "seen": seen,
    }


def _stored(row: SourceRow) -> StoredSource:
    seen = row.seen if row.seen.tzinfo else row.seen.replace(tzinfo=UTC)  # SQLite forgets the zone
    return StoredSource(row.path, row.document_id, row.sha256, row.size, row.modified, seen)
