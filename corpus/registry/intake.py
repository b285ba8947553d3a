"""A file of records → the registry: written in small steps that nobody sees, then shown all at once in place of the earlier import.

An import that was broken off is taken up where it stopped when the same file is imported again, and forgotten when another file of
that name is. Bad rows are left out and reported; `strict` refuses the whole file for one.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from sqlalchemy import delete, select, text, update
from sqlalchemy.orm import Session

from corpus.database import Database
from corpus.errors import BadRegistryRow
from corpus.registry.entry import Entry
from corpus.registry.formats import Line
from corpus.registry.importing import checked_lines, read_coverage, record_of
from corpus.registry.mapping import Mapped
from corpus.registry.store import replace_coverage
from corpus.registry.tables import EventRow, ImportRow, NameRow, RegistryRow
from corpus.registry.writing import insert_records, raise_generation, take_turn

_STEP = 10_000
_SHOWN = 20
_BLOCK = 1 << 20
_CACHE_KB = 256_000
Told = Callable[[int], None]


@dataclass(slots=True)
class Imported:
    """What an import did: records written, bad rows (the first of them in words), and whether there was anything to do."""

    entries: int = 0
    rejected: int = 0
    faults: list[str] = field(default_factory=list)
    resumed_at: int = 0
    unchanged: bool = False


def import_registry(database: Database, path: Path, *, mapping: Mapped | None = None, strict: bool = False, told: Told | None = None) -> Imported:
    """Import a file in place of an earlier import of the same name. `told` is called with the number of rows dealt with.

    Raises BadRegistryRow (nothing is imported), StorageError (what was imported before stays as it is).
    """
    content = _digest(path, mapping)
    with database.session() as session:
        known = _same_content(session, path.name, content)
        if known is not None and known.state == "live":
            return Imported(known.entries, known.rejected, unchanged=True)
    _clear(database, path.name, keep=known.id if known else None)
    staged = known.id if known else _stage(database, path.name, content)
    done = Imported(known.entries, known.rejected, resumed_at=known.lines) if known else Imported()
    try:
        _write(database, path, staged, done, mapping=mapping, strict=strict, told=told)
    except BadRegistryRow:
        _discard(database, staged)
        raise
    _show(database, path.name, staged)
    _clear(database, path.name)
    return done


def import_coverage(session: Session, path: Path) -> int:
    """Import declared coverage in place of an earlier import of the same name. Raises BadRegistryRow."""
    scopes = read_coverage(path)
    replace_coverage(session, scopes, origin=f"import:{path.name}"[:96])
    return len(scopes)


def _digest(path: Path, mapping: Mapped | None) -> str:
    """Of the file and of how it is read."""
    digest = hashlib.sha256(repr(mapping).encode())
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    except OSError as error:
        raise BadRegistryRow(f"Không mở được tệp sổ đăng ký {path}: hãy xem tệp có tồn tại và có quyền đọc không.") from error
    return digest.hexdigest()


def _same_content(session: Session, name: str, content: str) -> ImportRow | None:
    """The import of this very file that counts, or that was broken off."""
    wanted = select(ImportRow).where(ImportRow.name == name, ImportRow.content == content, ImportRow.state != "dead")
    return session.scalars(wanted.order_by(ImportRow.state)).first()


def _stage(database: Database, name: str, content: str) -> int:
    with database.session() as session:
        row = ImportRow(name=name, content=content, state="staged", lines=0, entries=0, rejected=0, at=datetime.now(UTC))
        session.add(row)
        session.flush()
        return row.id


def _write(database: Database, path: Path, staged: int, done: Imported, *, mapping: Mapped | None, strict: bool, told: Told | None) -> None:
    """Write the rows that are still to be written, a step at a time."""
    lines = islice(checked_lines(path, () if mapping else ("number", "type", "issuer")), done.resumed_at, None)
    count = done.resumed_at
    for step in _steps(lines):
        records = list(_records(step, path, done, mapping))
        if strict and done.rejected:
            raise BadRegistryRow(f"{_first(done, path)} Không nạp dòng nào (--strict): hãy sửa tệp rồi nhập lại.")
        count += len(step)
        done.entries += len(records)
        with database.session() as session:
            _make_room(session)
            take_turn(session)
            insert_records(session, records, origin=f"import:{staged}")
            values = {"lines": count, "entries": done.entries, "rejected": done.rejected}
            session.execute(update(ImportRow).where(ImportRow.id == staged).values(values))
        if told:
            told(count)
    if not done.entries and done.rejected:
        raise BadRegistryRow(f"{_first(done, path)} Không dòng nào của tệp đọc được: hãy xem lại tên cột và nội dung.")


def _make_room(session: Session) -> None:
    """Let SQLite keep the indexes that grow in memory."""
    if session.get_bind().dialect.name == "sqlite":
        session.execute(text(f"PRAGMA cache_size=-{_CACHE_KB}"))


def _first(done: Imported, path: Path) -> str:
    return done.faults[0] if done.faults else f"Tệp {path.name} có {done.rejected} dòng lỗi."


def _steps(lines: Iterator[Line]) -> Iterator[list[Line]]:
    while step := list(islice(lines, _STEP)):
        yield step


def _records(step: list[Line], path: Path, done: Imported, mapping: Mapped | None) -> Iterator[Entry]:
    """The records of the good rows; the others are counted."""
    for line in step:
        try:
            yield record_of(line, path, mapping=mapping)
        except BadRegistryRow as error:
            done.rejected += 1
            if len(done.faults) < _SHOWN:
                done.faults.append(str(error))


def _show(database: Database, name: str, staged: int) -> None:
    """Let the import count, and the earlier ones of that name no more."""
    with database.session() as session:
        raise_generation(session)
        session.execute(update(ImportRow).where(ImportRow.name == name, ImportRow.state == "live").values(state="dead"))
        session.execute(update(ImportRow).where(ImportRow.id == staged).values(state="live"))


def _discard(database: Database, staged: int) -> None:
    with database.session() as session:
        session.execute(update(ImportRow).where(ImportRow.id == staged).values(state="dead"))
        name = session.scalar(select(ImportRow.name).where(ImportRow.id == staged)) or ""
    _clear(database, name)


def _clear(database: Database, name: str, *, keep: int | None = None) -> None:
    """Take out, a step at a time, the rows of imports of that name that do not count."""
    with database.session() as session:
        wanted = select(ImportRow.id).where(ImportRow.name == name, ImportRow.state != "live", ImportRow.id != (keep or 0))
        numbers = list(session.scalars(wanted))
    for number in numbers:
        for row in (RegistryRow, NameRow, EventRow):
            _take_out(database, row, f"import:{number}")
        with database.session() as session:
            session.execute(delete(ImportRow).where(ImportRow.id == number))


def _take_out(database: Database, row: type[RegistryRow] | type[NameRow] | type[EventRow], origin: str) -> None:
    some = select(row.id).where(row.origin == origin).limit(_STEP)
    while True:
        with database.session() as session:
            if not session.execute(delete(row).where(row.id.in_(some))).rowcount:  # type: ignore[attr-defined]
                return
