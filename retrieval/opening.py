"""Opens everything that search needs of a data folder, in the order that keeps a quick command quick."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.database import FILE_NAME, Database
from corpus.library import Library
from retrieval.crossencoder import LocalCrossEncoder
from retrieval.indexes import Indexes
from retrieval.models import ModelFolder
from retrieval.searcher import Searcher

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.library_failures import FailedFiles
    from corpus.preparing import Preparer
    from corpus.registry.opening import Registries
    from corpus.registry.snapshot import Registry
    from retrieval.indexing import Ingestion, InUse
    from retrieval.ingesting import Intake


@dataclass(frozen=True, slots=True)
class Retrieval:
    """The library of a data folder with its indexes."""

    library: Library
    indexes: Indexes
    searcher: Searcher
    data: Path

    def ingestion(self, *, in_use: "InUse | None" = None) -> "Ingestion":
        """What changes the library; reading and citations are imported only now. `in_use`: documents that must stay as they are."""
        from retrieval.indexing import Ingestion, nobody

        return Ingestion(self.library, self.indexes, lock=self.data / "ingest.lock", in_use=in_use or nobody)

    def intake(self, preparer: "Preparer", *, in_use: "InUse | None" = None) -> "Intake":
        """What brings files in, read by `preparer`."""
        from retrieval.ingesting import Intake

        return Intake(self.ingestion(in_use=in_use), self.library, preparer, self.failed_files())

    def failed_files(self) -> "FailedFiles":
        """Files that could not be brought in."""
        from corpus.library_failures import FailedFiles

        return FailedFiles(self.library.database, self.data / "failed")

    @property
    def note(self) -> str | None:
        """What the officer should know of the state of search: one sentence, None where all is well."""
        built = self.indexes.other_model
        if built is None:
            return None
        return (
            f"Chỉ mục véc-tơ được lập bằng mô hình nhúng khác («{built.name}», {built.dimension} chiều) với mô hình đang chọn "
            f"(«{self.indexes.embedding.name}»), nên tạm chỉ tìm theo từ ngữ: hãy chạy «trobut library reindex» để lập lại chỉ mục."
        )

    def close(self) -> None:
        """Let go of the vector store's files or connections."""
        self.indexes.vectors.close()


def open_retrieval(data: Path, database: Database, *, model: Path | None = None, vector_url: str | None = None, reranker: Path | None = None) -> Retrieval:
    """Open the library and both indexes, repairing first what an interrupted change left; `model` and `reranker` are loaded when first used.

    Indexes made with another model stay as they are: `Retrieval.note` then says what to do.
    Raises StorageError, BrokenModel, BrokenIndex or BusyLibrary.
    """
    library = Library(database)
    indexes = Indexes(data / "indexes", ModelFolder(model), vector_url=vector_url)
    searcher = Searcher(library, indexes, registry=_registry(data, database), reranker=LocalCrossEncoder(reranker) if reranker else None)
    retrieval = Retrieval(library, indexes, searcher, data)
    if library.unsettled() or indexes.lost:
        retrieval.ingestion().repair()
    return retrieval


def _registry(data: Path, database: Database) -> "Callable[[], Registry]":
    """Gives the registry as it stands now; opened when it is first asked for, and what it was asked is kept."""

    @cache
    def registries() -> "Registries":
        from corpus.registry.opening import Registries

        own = database.engine.url.database == str(data / FILE_NAME)
        return Registries(database, data / FILE_NAME if own else None)

    def now() -> "Registry":
        return registries()()

    return now
