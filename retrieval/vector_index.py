"""The dense side (Chroma): one collection a kind, vectors always our own; in a folder, or on a server by URL."""

import gc
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

import numpy as np

from corpus.document import Kind
from retrieval.embedding import Vectors
from retrieval.errors import BrokenIndex, index_error
from retrieval.hits import IndexedPassage, Scores

if TYPE_CHECKING:
    from chromadb import Where
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection

_BATCH = 4_000


class VectorIndex:
    """Collections of one Chroma store. `place` is a folder, or the `http(s)://` address of a server."""

    def __init__(self, place: Path | str) -> None:
        self._place = place
        self._client: Client | None = None
        self._collections: dict[Kind, Collection] = {}
        self._empty: set[Kind] = set()  # collections that are known to hold nothing
        self._lock = threading.RLock()  # nobody may close the client under a search of another thread

    def add(self, passages: Sequence[IndexedPassage], vectors: Vectors) -> None:
        """Put passages in, each with the vector of the same row."""
        with self._explained():
            for kind in dict.fromkeys(passage.kind for passage in passages):
                self._empty.discard(kind)
                rows = [row for row, passage in enumerate(passages) if passage.kind == kind]
                for start in range(0, len(rows), _BATCH):
                    batch = rows[start : start + _BATCH]
                    self._collection(kind).upsert(
                        ids=[str(passages[row].id) for row in batch],
                        embeddings=vectors[batch],
                        metadatas=[{"document": passages[row].document} for row in batch],
                    )

    def take_out(self, passages: Sequence[IndexedPassage]) -> None:
        """Take these passages out, each of the collection of its kind."""
        with self._explained():
            for kind in dict.fromkeys(passage.kind for passage in passages):
                ids = [str(passage.id) for passage in passages if passage.kind == kind]
                for start in range(0, len(ids), _BATCH):
                    self._collection(kind).delete(ids=ids[start : start + _BATCH])

    def remove(self, documents: Sequence[str]) -> None:
        """Take all passages of these documents out."""
        named = cast("Where", {"document": {"$in": [*documents]}})
        with self._explained():
            for kind in Kind if documents else ():
                if self._collection(kind).count():
                    self._collection(kind).delete(where=named)

    def search(self, vector: Vectors, *, kinds: Sequence[Kind] = (), limit: int = 100) -> Scores:
        """Cosine similarity of the nearest passages; a zero vector finds nothing."""
        if not np.any(vector):
            return {}
        with self._explained():
            nearest = [scored for kind in kinds or tuple(Kind) if kind not in self._empty for scored in self._nearest(kind, vector, limit)]
        return dict(sorted(nearest, key=lambda scored: (-scored[1], scored[0]))[:limit])

    def held(self, numbers: Sequence[int], *, kinds: Sequence[Kind] = ()) -> tuple[tuple[int, ...], Vectors]:
        """These passages as far as they are held, with their vectors, one a row."""
        found: dict[int, object] = {}
        with self._explained():
            for kind in kinds or tuple(Kind):
                wanted = [str(number) for number in numbers if number not in found]
                for start in range(0, len(wanted), _BATCH):
                    got = self._collection(kind).get(ids=wanted[start : start + _BATCH], include=["embeddings"])
                    rows = [] if got["embeddings"] is None else list(got["embeddings"])
                    found |= dict(zip(map(int, got["ids"]), rows, strict=False))  # one whose vector is lost has no row
        return tuple(found), np.asarray([*found.values()], dtype=np.float32)

    def clear(self) -> None:
        """Drop every collection."""
        with self._explained():
            for kind in Kind:
                self._collection(kind)
                self._opened().delete_collection(_name(kind))
        self.reload()

    def count(self) -> int:
        with self._explained():
            return sum(self._collection(kind).count() for kind in Kind)

    def ids(self) -> tuple[int, ...]:
        """Numbers of all passages held, ascending, each as often as it is held."""
        with self._explained():
            return tuple(sorted(int(number) for kind in Kind for number in self._collection(kind).get(include=[])["ids"]))

    def without_vector(self) -> tuple[int, ...]:
        """Numbers of passages that are held but whose vector is lost, which a search would never find."""
        with self._explained():
            return tuple(number for kind in Kind for number in self._vectorless(kind))

    def reload(self) -> None:
        """See what another process wrote: an embedded client keeps what it has read, a server does not."""
        with self._lock:
            self._collections.clear()
            self._empty.clear()
            if isinstance(self._place, Path):
                self.close()

    def close(self) -> None:
        """Let go of files or connections; the next use opens them again."""
        with self._lock:
            self._collections.clear()
            self._empty.clear()
            if self._client is not None:
                _disconnect(self._client)
                self._client = None

    def _vectorless(self, kind: Kind) -> Iterator[int]:
        collection = self._collection(kind)
        ids = collection.get(include=[])["ids"]
        for start in range(0, len(ids), _BATCH):
            found = collection.get(ids=ids[start : start + _BATCH], include=["embeddings"])
            held = 0 if found["embeddings"] is None else len(found["embeddings"])
            yield from map(int, found["ids"][held:])

    def _nearest(self, kind: Kind, vector: Vectors, limit: int) -> list[tuple[int, float]]:
        found = self._collection(kind).query(query_embeddings=vector.reshape(1, -1), n_results=limit, include=["distances"])
        distances = found["distances"] or [[]]
        if not found["ids"][0]:
            self._empty.add(kind)
        return [(int(number), 1.0 - distance) for number, distance in zip(found["ids"][0], distances[0], strict=True)]

    def _collection(self, kind: Kind) -> "Collection":
        if kind not in self._collections:
            self._collections[kind] = self._opened().get_or_create_collection(_name(kind), embedding_function=None, configuration={"hnsw": {"space": "cosine"}})
        return self._collections[kind]

    def _opened(self) -> "Client":
        self._client = self._client or _connect(self._place)
        return self._client

    @contextmanager
    def _explained(self) -> Iterator[None]:
        failures = _failures()
        try:
            with self._lock:
                yield
        except failures as error:
            if isinstance(self._place, str):
                raise BrokenIndex(
                    f"Máy chủ Chroma tại {self._place} không trả lời được ({error}): hãy kiểm tra TROBUT_CHROMA_URL và máy chủ đó rồi làm lại."
                ) from error
            raise index_error("Chỉ mục véc-tơ", self._place, error) from error


def _name(kind: Kind) -> str:
    return f"passages-{kind}"


def _connect(place: Path | str) -> "Client":
    import chromadb
    from chromadb.config import Settings

    settings = Settings(anonymized_telemetry=False)
    if isinstance(place, Path):
        place.mkdir(parents=True, exist_ok=True)
        return cast("Client", chromadb.PersistentClient(path=place, settings=settings))
    address = urlsplit(place)
    secure = address.scheme == "https"
    port = address.port or (443 if secure else 8000)
    return cast("Client", chromadb.HttpClient(host=address.hostname or "localhost", port=port, ssl=secure, settings=settings))


def _disconnect(client: "Client") -> None:
    """Close the client and its connections to a server, which Chroma leaves open: its own and those of the client it keeps for itself."""
    client.close()
    for one in (client, getattr(client, "_admin_client", None)):
        session = getattr(getattr(one, "_server", None), "_session", None)
        if session is not None:
            session.close()


@cache
def _failures() -> tuple[type[Exception], ...]:
    """What Chroma, the disk and, for a server, the connection raise."""
    with _quiet_import():
        from chromadb.errors import ChromaError
        from httpx import HTTPError
    return ChromaError, HTTPError, OSError, ValueError, RuntimeError


@contextmanager
def _quiet_import() -> Iterator[None]:
    """Importing chromadb makes many thousands of lasting objects; without the collector looking at them it takes a third less time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
