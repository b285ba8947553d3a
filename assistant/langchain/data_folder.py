"""A data folder as a searcher of its own: its address is all that is pickled, and the first search after that opens it again."""

import threading
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from corpus.document import Kind
from corpus.errors import StorageError

if TYPE_CHECKING:
    from retrieval.hits import Hit
    from retrieval.opening import Retrieval


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says of itself, as far as it does: its number as written, the code of its period (2024H1)."""

    number: str | None = None
    period: str | None = None


UNKNOWN = Facts()


class DataFolder:
    """The library in a data folder, or at `database_url`. Several threads may search at once."""

    def __init__(self, data: Path, *, model: Path | None = None, database_url: str | None = None, vector_url: str | None = None) -> None:
        self._data = data.resolve()
        self._model = model
        self._database_url = database_url
        self._vector_url = vector_url
        self._lock = threading.Lock()
        self._opened: Retrieval | None = None

    def search(self, query: str, *, k: int = 10, kind: Kind | None = None) -> "Sequence[Hit]":
        """The best `k` passages, best first. Raises RetrievalError or StorageError."""
        return self.open().searcher.search(query, k=k, kind=kind)

    def facts(self, documents: Collection[str]) -> Mapping[str, Facts]:
        """Facts by document id; documents that the library no longer holds are left out."""
        from corpus.library_tables import DocumentRow

        chosen = select(DocumentRow.id, DocumentRow.number, DocumentRow.period).where(DocumentRow.id.in_(documents))
        with self.open().library.database.reading() as session:
            return {document: Facts(number, period) for document, number, period in session.execute(chosen)}

    def open(self) -> "Retrieval":
        """Open it unless it is open. Raises StorageError (also where there is no library), BrokenModel, BrokenIndex or BusyLibrary."""
        with self._lock:
            if self._opened is None:
                self._opened = self._open()
            return self._opened

    def close(self) -> None:
        """Let go of its files; the next search opens it again."""
        with self._lock:
            if self._opened is not None:
                self._opened.close()
                self._opened.library.database.close()
                self._opened = None

    def _open(self) -> "Retrieval":
        from corpus.database import FILE_NAME, open_database
        from retrieval.opening import open_retrieval

        if not self._database_url and not (self._data / FILE_NAME).is_file():
            raise StorageError(f"Không có thư viện tại {self._data}: hãy kiểm tra đường dẫn, hoặc nạp văn bản bằng «trobut ingest» trước.")
        database = open_database(self._data, self._database_url)
        try:
            return open_retrieval(self._data, database, model=self._model, vector_url=self._vector_url)
        except BaseException:
            database.close()
            raise

    def __getstate__(self) -> dict[str, object]:
        return {name: value for name, value in self.__dict__.items() if name != "_lock"} | {"_opened": None}

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state, _lock=threading.Lock())
