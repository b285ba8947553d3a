"""Search engines over the same rows: ours whole and by its sides, bm25s, SQLite FTS5, Chroma alone. Each indexes a BEIR folder and answers corpus ids.

The peers index a row as one text, title and text; ours cuts it into passages, as it does with laws.
"""

import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from corpus.database import open_database
from corpus.text.folding import strip_accents
from retrieval.embedding import load_embedding
from retrieval.evaluation import RowRanking, index_rows
from retrieval.labelled import Row, read_labelled, read_rows
from retrieval.measures import measure_run, percentile
from retrieval.opening import open_retrieval
from retrieval.searcher import SearchWeights
from retrieval.tokens import syllables
from tests.benchmarks.measuring import memory_mb

DEPTH = 100
_TIMED = 200
_BATCH = 2_000


@dataclass(frozen=True, slots=True)
class Asked:
    """One set of questions: `measures` by name, milliseconds of a search with ten hits over the first questions, corpus ids 100 deep by query."""

    measures: Mapping[str, float]
    p50: float
    p95: float
    run: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Measured:
    """`index_seconds`: None where the engine took an index that stood there. `peak`: MB of the process that indexed and answered."""

    index_seconds: float | None
    peak: float
    accented: Asked
    stripped: Asked


class Engine(Protocol):
    """Searches what it has indexed."""

    def index(self, folder: Path) -> float | None:
        """Seconds it took."""
        ...

    def rank(self, text: str, depth: int) -> list[str]: ...


class Ours:
    """The product's library, indexes and Searcher in `scratch`, filled by the first that comes. `weights` switch a side off."""

    def __init__(self, scratch: Path, weights: SearchWeights | None) -> None:
        self._retrieval = open_retrieval(scratch, open_database(scratch))
        self._weights = weights

    def index(self, folder: Path) -> float | None:
        seconds = None if self._retrieval.indexes.lexical.count() else index_rows(folder, self._retrieval)
        self._ranking = RowRanking(self._retrieval, [row.id for row in read_rows(folder)], weights=self._weights)
        return seconds

    def rank(self, text: str, depth: int) -> list[str]:
        if depth == DEPTH:
            return self._ranking.rank(text)
        self._ranking.search(text)
        return []


class Bm25s:
    def index(self, folder: Path) -> float | None:
        import bm25s

        rows = list(read_rows(folder))
        began = time.perf_counter()
        self._index = bm25s.BM25(k1=1.2, b=0.75)
        self._index.index([syllables(_whole(row)) for row in rows], show_progress=False)
        self._ids = [row.id for row in rows]
        return time.perf_counter() - began

    def rank(self, text: str, depth: int) -> list[str]:
        found = self._index.retrieve([syllables(text)], k=min(depth, len(self._ids)), show_progress=False)
        return [self._ids[at] for at, score in zip(found.documents[0], found.scores[0], strict=True) if score > 0]


class Fts5:
    def __init__(self, scratch: Path) -> None:
        self._database = sqlite3.connect(scratch / "fts5.db")

    def index(self, folder: Path) -> float | None:
        rows = list(read_rows(folder))
        self._ids = [row.id for row in rows]
        began = time.perf_counter()
        self._database.execute("CREATE VIRTUAL TABLE rows USING fts5(text, content='', tokenize='unicode61 remove_diacritics 0')")
        self._database.executemany("INSERT INTO rows (rowid, text) VALUES (?, ?)", ((at, " ".join(syllables(_whole(row)))) for at, row in enumerate(rows)))
        self._database.commit()
        return time.perf_counter() - began

    def rank(self, text: str, depth: int) -> list[str]:
        query = " OR ".join(f'"{word}"' for word in dict.fromkeys(syllables(text)))
        found = self._database.execute("SELECT rowid FROM rows WHERE rows MATCH ? ORDER BY rank LIMIT ?", (query, depth))
        return [self._ids[at] for (at,) in found]


class ChromaAlone:
    def __init__(self, scratch: Path) -> None:
        import chromadb
        from chromadb.config import Settings

        self._embedding = load_embedding()
        self._client = chromadb.PersistentClient(path=scratch / "chroma", settings=Settings(anonymized_telemetry=False))
        self._rows: Any = self._client.create_collection("rows", embedding_function=None, configuration={"hnsw": {"space": "cosine"}})

    def index(self, folder: Path) -> float | None:
        began = time.perf_counter()
        for batch in _batches(read_rows(folder)):
            self._rows.add(ids=[row.id for row in batch], embeddings=self._embedding.embed([_whole(row) for row in batch]))
        return time.perf_counter() - began

    def rank(self, text: str, depth: int) -> list[str]:
        return list(self._rows.query(query_embeddings=self._embedding.embed([text]), n_results=depth, include=["distances"])["ids"][0])


CONFIGURED = {
    "ours": "the product: both indexes, fused; rows cut into passages, documents and text fetched from the library",
    "ours, lexical only": "the product with the weight of the dense side 0",
    "ours, dense only": "the product with the weight of the lexical side 0",
    "bm25s": "method lucene, k1 1.2, b 0.75, accented lower-case syllables, in memory",
    "SQLite FTS5": "bm25(), accented lower-case syllables, contentless table in a file, any syllable of the question (OR)",
    "Chroma alone": "one vector a row by the shipped model, hnsw cosine with its defaults, in a folder",
}


def measure(name: str, folder: Path, scratch: Path) -> Measured:
    """Index `folder` with the engine (ours: unless `scratch` holds it) and ask its questions, as they are and without diacritics."""
    engine, labelled = _engine(name, scratch), read_labelled(folder)
    index_seconds = engine.index(folder)
    accented = _asked(engine, labelled.queries, labelled.labels)
    stripped = _asked(engine, {query: strip_accents(text) for query, text in labelled.queries.items()}, labelled.labels)
    return Measured(index_seconds, memory_mb(), accented, stripped)


def fill_ours(folder: Path, scratch: Path) -> tuple[float, float]:
    """Index the folder with the product; seconds, and the most memory in MB."""
    seconds = Ours(scratch, None).index(folder) or 0.0
    return seconds, memory_mb()


def _engine(name: str, scratch: Path) -> Engine:
    if name == "bm25s":
        return Bm25s()
    if name == "SQLite FTS5":
        return Fts5(scratch)
    if name == "Chroma alone":
        return ChromaAlone(scratch)
    sides = {"ours": None, "ours, lexical only": SearchWeights(dense=0.0), "ours, dense only": SearchWeights(lexical=0.0)}
    return Ours(scratch, sides[name])


def _asked(engine: Engine, queries: Mapping[str, str], labels: Mapping[str, frozenset[str]]) -> Asked:
    timed = list(islice(queries.values(), _TIMED))
    engine.rank(timed[0], 10)
    times = [_milliseconds(engine, text) for text in timed]
    run = {query: engine.rank(text, DEPTH) for query, text in queries.items()}
    return Asked(measure_run(run, labels), percentile(times, 0.5), percentile(times, 0.95), run)


def _milliseconds(engine: Engine, text: str) -> float:
    began = time.perf_counter()
    engine.rank(text, 10)
    return 1000 * (time.perf_counter() - began)


def _whole(row: Row) -> str:
    return f"{row.title}\n{row.text}"


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, _BATCH)):
        yield batch
