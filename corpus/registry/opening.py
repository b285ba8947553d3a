"""A data folder, or a database by URL → registries that each see the records of one moment."""

import weakref
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.registry.entry import Coverage, Entry
from corpus.registry.quick import open_registry, read_registry
from corpus.registry.snapshot import Answers, Registry

if TYPE_CHECKING:
    from corpus.database import Database


class Registries:
    """Gives the registry as it stands now. What one registry has been asked is kept for the next as long as nothing changes."""

    def __init__(self, database: "Database", file: Path | None) -> None:
        """`file`: the SQLite file to read directly, None for another database."""
        self._database = database
        self._file = file
        self._kept: dict[int, Answers] = {}

    def __call__(self) -> Registry:
        return open_registry(self._file, kept=self._kept) if self._file else self._through_database()

    def _through_database(self) -> Registry:
        from sqlalchemy.orm import Session

        from corpus.registry.store import load_registry

        engine = self._database.engine
        session = Session(engine.execution_options(isolation_level="REPEATABLE READ") if engine.dialect.name == "postgresql" else engine)
        try:
            registry = load_registry(session)
        except BaseException:
            session.close()
            raise
        weakref.finalize(registry.source, session.close)
        return registry


def registry_for_check(file: Path, *, url: str | None = None) -> Registry:
    """The registry of a data folder's SQLite file, or of the database at `url`. Raises StorageError."""
    if not url:
        return read_registry(file)
    from corpus.database import open_database

    return Registries(open_database(file.parent, url), None)()


def added_file(path: Path) -> tuple[tuple[Entry, ...], tuple[Coverage, ...], str]:
    """Records of a file, the coverage that a file beside it declares («so.csv»: «so.coverage.csv»), and both in words.

    Raises BadRegistryRow.
    """
    from corpus.registry.importing import read_coverage, read_entries

    entries = read_entries(path, origin=f"file:{path.name}")
    beside = coverage_file(path)
    if not beside.is_file():
        return entries, (), f"Dùng thêm sổ {path.name}: {len(entries)} văn bản; không khai báo phạm vi (không có tệp {beside.name} bên cạnh)."
    scopes = read_coverage(beside)
    return entries, scopes, f"Dùng thêm sổ {path.name}: {len(entries)} văn bản; {len(scopes)} phạm vi đầy đủ khai báo trong {beside.name}."


def coverage_file(path: Path) -> Path:
    """«so.csv» and «so.csv.gz» → «so.coverage.csv»."""
    stem = path.name.removesuffix(".gz").rpartition(".")[0]
    return path.with_name(f"{stem}.coverage.csv")
