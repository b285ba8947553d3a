"""Reads a snapshot straight from the SQLite file of a data folder: a check must answer before SQLAlchemy has been imported."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

from corpus.errors import StorageError
from corpus.registry.entry import Coverage, Entry, Standing
from corpus.registry.snapshot import Registry
from corpus.registry.starting import starter_coverage, starter_entries, starter_registry

_ENTRIES = """
    SELECT number, type, issuer, title, issued, effective_from, effective_to, status, replaced_by, amends, aliases, source,
           standing, relations_standing, id, title_standing
    FROM registry_entries WHERE origin <> 'starter' ORDER BY id
"""
_COVERAGE = "SELECT issuer, type, year_from, year_to FROM registry_coverage WHERE origin <> 'starter'"
_TABLES = "SELECT count(*) FROM sqlite_master WHERE name IN ('registry_entries', 'registry_coverage')"


def read_registry(file: Path) -> Registry:
    """The registry stored in an SQLite file, over the shipped entries; the shipped ones alone where there is no such file.

    Raises StorageError when the file cannot be read.
    """
    if not file.is_file():
        return starter_registry()
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            if connection.execute(_TABLES).fetchone()[0] < 2:
                return starter_registry()
            entries = tuple(_entries(connection))
            scopes = [Coverage(*row) for row in connection.execute(_COVERAGE)]
    except sqlite3.Error as error:
        raise StorageError(f"Không đọc được sổ đăng ký tại {file}: {error}; hãy kiểm tra quyền đọc hoặc khôi phục từ bản sao lưu.") from error
    return Registry((*entries, *starter_entries()), dict.fromkeys((*scopes, *starter_coverage()))) if entries or scopes else starter_registry()


def _entries(connection: sqlite3.Connection) -> Iterator[Entry]:
    for (
        number,
        kind,
        issuer,
        title,
        issued,
        start,
        end,
        status,
        replaced_by,
        amends,
        aliases,
        source,
        standing,
        relations,
        row_id,
        titled,
    ) in connection.execute(_ENTRIES):
        yield Entry(
            number, kind, issuer, title, _day(issued), _day(start), _day(end), status, _split(replaced_by), _split(amends), _split(aliases), source,
            Standing(standing), Standing(relations), row_id, Standing(titled),
        )  # fmt: skip


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()
