"""Both indexes and the embedding as one: what goes into one goes into the other, under the same numbers.

Vectors of two models are never mixed: while another model is configured than the vectors were made with, they are neither asked nor added to.
"""

import shutil
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from retrieval.embedding import Vectors
from retrieval.errors import BrokenIndex
from retrieval.hits import IndexedPassage
from retrieval.lexical_index import LexicalIndex
from retrieval.models import ModelFacts, ModelFolder
from retrieval.sealing import Seal, Sealed
from retrieval.vector_index import VectorIndex

_LEXICAL, _VECTORS = "lexical", "vectors"


class Indexes:
    """The lexical and the vector index of a folder. `vector_url` puts the vectors on a Chroma server instead."""

    def __init__(self, folder: Path, embedding: ModelFolder, *, vector_url: str | None = None) -> None:
        self.embedding = embedding
        self._folder = folder
        self._seal = Seal(folder)
        self.generation: int | None = None  # of the library, when this program last saw the indexes
        self.lexical = self._open_lexical()
        self.vectors = VectorIndex(vector_url or folder / _VECTORS)

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
        if self.other_model is not None:
            self._change_without_vectors(removed, added)
            return
        kept = {(passage.id, passage.kind) for passage in added}
        if gone := [passage for passage in removed if (passage.id, passage.kind) not in kept]:
            self.vectors.take_out(gone)
        if added:
            self.vectors.add(added, self.embed(added) if vectors is None else vectors)

    def _change_without_vectors(self, removed: Sequence[IndexedPassage], added: Sequence[IndexedPassage]) -> None:
        """What comes in has no vector of the older model: from now on the vectors do not follow the library."""
        sealed = self._seal.read()
        if added and sealed is not None:
            self._seal.write(Sealed(sealed.model, without_vectors=True))
        self.vectors.take_out([*removed, *added])

    def reload(self) -> None:
        """See what another process wrote."""
        self.lexical.reload()
        self.vectors.reload()

    @property
    def lost(self) -> bool:
        """Whether they must be made anew: new, damaged, half made, of another version, or the vectors no longer follow the library."""
        sealed = self._seal.read()
        return sealed is None or (sealed.without_vectors and sealed.model.fingerprint == self.embedding.fingerprint)

    @property
    def other_model(self) -> ModelFacts | None:
        """The model that the vectors were made with, where another one is configured now."""
        sealed = self._seal.read()
        return sealed.model if sealed and sealed.model.fingerprint != self.embedding.fingerprint else None

    def fits(self) -> bool:
        """Whether both sides are whole and can be asked."""
        return not self.lost and self.other_model is None

    def clear(self) -> None:
        """Empty both sides; `seal` says when they are whole again. Raises BrokenModel before anything is lost."""
        _ = self.embedding.facts
        self._seal.break_open()
        try:
            self.vectors.clear()
        except BrokenIndex:
            self.vectors.close()
            shutil.rmtree(self._folder / _VECTORS, ignore_errors=True)
        shutil.rmtree(self._folder / _LEXICAL, ignore_errors=True)
        self.lexical = self._open_lexical()

    def seal(self) -> None:
        """Note that both sides hold all passages in today's form."""
        self._seal.write(Sealed(self.embedding.facts))

    def _open_lexical(self) -> LexicalIndex:
        """A damaged index is thrown away and opened empty: `fits` then says that it must be filled again."""
        try:
            return LexicalIndex(self._folder / _LEXICAL)
        except BrokenIndex:
            self._seal.break_open()
            shutil.rmtree(self._folder / _LEXICAL, ignore_errors=True)
            return LexicalIndex(self._folder / _LEXICAL)
