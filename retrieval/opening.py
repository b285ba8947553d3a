"""Opens everything that search needs of a data folder, in the order that keeps a quick command quick."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.database import Database
from corpus.library import Library
from retrieval.embedding import load_embedding
from retrieval.indexes import Indexes
from retrieval.searcher import Searcher

if TYPE_CHECKING:
    from corpus.library_failures import FailedFiles
    from corpus.preparing import Preparer
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

    def close(self) -> None:
        """Let go of the vector store's files."""
        self.indexes.vectors.reload()


def open_retrieval(data: Path, database: Database, *, model: Path | None = None, vector_url: str | None = None) -> Retrieval:
    """Open the library and both indexes, repairing first what an interrupted change left.

    Raises StorageError, BrokenModel, BrokenIndex or BusyLibrary.
    """
    library = Library(database)
    indexes = Indexes(data / "indexes", load_embedding(model), vector_url=vector_url)
    retrieval = Retrieval(library, indexes, Searcher(library, indexes), data)
    if library.unsettled() or not indexes.fits():
        retrieval.ingestion().repair()
    return retrieval
