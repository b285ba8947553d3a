"""Both indexes and the embedding as one: what goes into one goes into the other, under the same numbers."""

import json
import shutil
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from retrieval.embedding import Embedding, Vectors
from retrieval.errors import BrokenIndex
from retrieval.hits import IndexedPassage
from retrieval.lexical_index import LexicalIndex
from retrieval.vector_index import VectorIndex

_FORM = 1  # raised whenever passages must be indexed anew
_FORM_FILE = "form.json"
_LEXICAL, _VECTORS = "lexical", "vectors"


class Indexes:
    """The lexical and the vector index of a folder. `vector_url` puts the vectors on a Chroma server instead."""

    def __init__(self, folder: Path, embedding: Embedding, *, vector_url: str | None = None) -> None:
        self.embedding = embedding
        self._folder = folder
        self._vector_url = vector_url
        self.generation: int | None = None  # of the library, when this program last saw the indexes
        self._open()

    def add(self, passages: Sequence[IndexedPassage], vectors: Vectors | None = None) -> None:
        """Put passages in; `vectors`, one a row, where they have been made already."""
        self.change(added=passages, vectors=vectors)

    def change(self, *, removed: Sequence[IndexedPassage] = (), added: Sequence[IndexedPassage] = (), vectors: Vectors | None = None) -> None:
        """Take passages out and put others in; one in both is written anew. Both sides work at the same time."""
        with ThreadPoolExecutor(1, thread_name_prefix="lexical") as aside:
            lexical = aside.submit(self.lexical.write, added=added, removed=[passage.id for passage in removed])
            self._change_vectors(removed, added, vectors)
            lexical.result()

    def remove(self, documents: Sequence[str]) -> None:
        """Take out whatever stands under these documents."""
        self.lexical.write(documents=documents)
        self.vectors.remove(documents)

    def embed(self, passages: Sequence[IndexedPassage]) -> Vectors:
        return self.embedding.embed([passage.whole for passage in passages])

    def _change_vectors(self, removed: Sequence[IndexedPassage], added: Sequence[IndexedPassage], vectors: Vectors | None) -> None:
        kept = {(passage.id, passage.kind) for passage in added}
        if gone := [passage for passage in removed if (passage.id, passage.kind) not in kept]:
            self.vectors.take_out(gone)
        if added:
            self.vectors.add(added, self.embed(added) if vectors is None else vectors)

    def reload(self) -> None:
        """See what another process wrote."""
        self.lexical.reload()
        self.vectors.reload()

    def fits(self) -> bool:
        """False when the folder is new, damaged, or was filled by another version or another model."""
        try:
            return bool(json.loads((self._folder / _FORM_FILE).read_text(encoding="utf-8")) == self._form())
        except (OSError, ValueError):
            return False

    def clear(self) -> None:
        """Empty both sides; `seal` says when they are whole again."""
        (self._folder / _FORM_FILE).unlink(missing_ok=True)
        try:
            self.vectors.clear()
        except BrokenIndex:
            self.vectors.reload()
            shutil.rmtree(self._folder / _VECTORS, ignore_errors=True)
        shutil.rmtree(self._folder / _LEXICAL, ignore_errors=True)
        self._open()

    def seal(self) -> None:
        """Note that both sides hold all passages in today's form."""
        (self._folder / _FORM_FILE).write_text(json.dumps(self._form()), encoding="utf-8")

    def _open(self) -> None:
        self.lexical = self._open_lexical()
        self.vectors = VectorIndex(self._vector_url or self._folder / _VECTORS)

    def _open_lexical(self) -> LexicalIndex:
        """A damaged index is thrown away and opened empty: `fits` then says that it must be filled again."""
        try:
            return LexicalIndex(self._folder / _LEXICAL)
        except BrokenIndex:
            (self._folder / _FORM_FILE).unlink(missing_ok=True)
            shutil.rmtree(self._folder / _LEXICAL, ignore_errors=True)
            return LexicalIndex(self._folder / _LEXICAL)

    def _form(self) -> dict[str, str | int]:
        return {"form": _FORM, "model": self.embedding.fingerprint}
