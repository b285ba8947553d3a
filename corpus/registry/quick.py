"""The registry straight from the SQLite file of a data folder: a check must answer before SQLAlchemy has been imported.

A registry that is opened here holds one read transaction, so that it sees the records of one moment; it ends when the registry and
all that were made from it are let go.
"""

import sqlite3
import weakref
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from corpus.errors import StorageError
from corpus.registry.rows import Row
from corpus.registry.snapshot import Answers, Registry
from corpus.registry.source import Memory
from corpus.registry.starting import starter_coverage, starter_entries, starter_registry
from corpus.registry.stored import Run, Stored

_TABLES = "SELECT count(*) FROM sqlite_master WHERE name IN ('registry_entries', 'registry_units')"
_STATEMENTS = 256
_MAPPED = 1 << 30
_LEFT_OUT = frozenset({"starter"})


def read_registry(file: Path) -> Registry:
    """The registry stored in an SQLite file, over the shipped entries; the shipped ones alone where there is no such file.

    A file of an older version of the program is brought up to date first. Raises StorageError when the file cannot be read.
    """
    if not file.is_file():
        return starter_registry()
    tables = _count_tables(file)
    if tables == 1:
        from corpus.database import open_database

        open_database(file.parent).close()
    return open_registry(file) if tables else starter_registry()


def open_registry(file: Path, *, kept: dict[int, Answers] | None = None) -> Registry:
    """A registry over an up-to-date file. `kept`: answers by generation of the records, shared by registries opened one after the other."""
    connection = _connect(file)
    try:
        run = _runner(connection, file)
        run("BEGIN", {})
        stored = Stored(run, as_day=date.isoformat, leave_out=_LEFT_OUT)
    except BaseException:
        connection.close()
        raise
    weakref.finalize(stored, connection.close)
    return Registry.over(stored, Memory(starter_entries(), starter_coverage()), answers=_answers(kept, stored.generation))


def _answers(kept: dict[int, Answers] | None, generation: int) -> Answers | None:
    """What has been asked of these records before; what was asked of older ones is let go."""
    if kept is None:
        return None
    for older in [number for number in tuple(kept) if number < generation]:
        kept.pop(older, None)
    return kept.setdefault(generation, {})


def _count_tables(file: Path) -> int:
    connection = _connect(file)
    try:
        return int(next(iter(_runner(connection, file)(_TABLES, {})))[0])
    finally:
        connection.close()


def _connect(file: Path) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(
            f"{file.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None, cached_statements=_STATEMENTS, check_same_thread=False
        )
        connection.execute(f"PRAGMA mmap_size={_MAPPED}")
    except sqlite3.Error as error:
        raise _unreadable(file, error) from error
    return connection


def _runner(connection: sqlite3.Connection, file: Path) -> Run:
    """Executes SQL on the connection; errors become one sentence."""

    def run(sql: str, values: Mapping[str, object]) -> Iterable[Row]:
        try:
            return connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise _unreadable(file, error) from error

    return run


def _unreadable(file: Path, error: sqlite3.Error) -> StorageError:
    return StorageError(f"Không đọc được sổ đăng ký tại {file}: {error}; hãy kiểm tra quyền đọc hoặc khôi phục từ bản sao lưu.")
