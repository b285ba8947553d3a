"""A library of a million passages: rate of indexing, memory, disk, questions asked of a warm server, one more document.

The articles of the legal code are repeated with variation (`varied_laws`) and brought in by `Ingestion.ingest`: library, registry notes and both indexes, in
transactions as the product makes them. Reading files and finding their structure and citations is left out (`test_ingestion` measures it).
`TROBUT_BENCH_PASSAGES` sets how many; `TROBUT_BENCH_FOLDER` keeps the library between runs. Times are of this machine and vary with its load.
"""

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pytest

from corpus.database import open_database
from corpus.prepared import PreparedDocument
from retrieval.labelled import Row, read_labelled
from retrieval.measures import percentile
from retrieval.opening import open_retrieval
from retrieval.rows import prepared_row
from tests.benchmarks.measuring import alone, folder_mb, memory_mb
from tests.benchmarks.varied_laws import varied_documents

pytestmark = pytest.mark.benchmark
PASSAGES = int(os.environ.get("TROBUT_BENCH_PASSAGES", "1000000"))
QUESTIONS, WARM_UP = 200, 20
ADDED = 5
SENTENCE = "Người nuôi chim yến tại đảo Hòn Sơn phải đăng ký mã số nhà yến với chi hội nghề trước mùa làm tổ thứ {number}."
_TOGETHER = 50  # documents in a transaction, about 2,000 passages


@dataclass(frozen=True, slots=True)
class Filled:
    """`stretches`: (passages held, passages a second since the one before)."""

    passages: int
    seconds: float
    stretches: tuple[tuple[int, float], ...]
    peak: float


@dataclass(frozen=True, slots=True)
class Served:
    """Times in seconds, memory in MB when the questions had been asked."""

    opening: float
    times: tuple[float, ...]
    fewest_hits: int
    memory: float


def fill(articles: Path, data: Path, passages: int) -> Filled:
    """Only the clock of `ingest` runs; making the documents is not counted."""
    seconds, held, stretches, last = 0.0, 0, [], (0, 0.0)
    with closing(open_database(data)) as database, closing(open_retrieval(data, database)) as retrieval:
        for batch in _batches(varied_documents(articles, passages)):
            began = time.perf_counter()
            retrieval.ingestion().ingest(batch)
            seconds += time.perf_counter() - began
            held += sum(len(document.passages) for document in batch)
            if held - last[0] >= passages / 10:
                stretches.append((held, (held - last[0]) / (seconds - last[1])))
                last = held, seconds
        assert retrieval.library.count_passages() == retrieval.indexes.lexical.count() == retrieval.indexes.vectors.count() == held
        return Filled(held, seconds, tuple(stretches), memory_mb())


def serve(data: Path, questions: list[str]) -> Served:
    began = time.perf_counter()
    with closing(open_database(data)) as database, closing(open_retrieval(data, database)) as retrieval:
        retrieval.searcher.search(questions[-1])
        opening = time.perf_counter() - began
        for question in questions[QUESTIONS:]:
            retrieval.searcher.search(question)
        times, hits = [], []
        for question in questions[:QUESTIONS]:
            began = time.perf_counter()
            hits.append(len(retrieval.searcher.search(question, k=10)))
            times.append(time.perf_counter() - began)
        return Served(opening, tuple(times), min(hits), memory_mb("VmRSS"))


def add_and_find(data: Path) -> tuple[list[float], list[bool]]:
    """Seconds of each of a few documents brought in one by one by a fresh process, and whether each was then the first found; they are taken out again."""
    times, found = [], []
    with closing(open_database(data)) as database, closing(open_retrieval(data, database)) as retrieval:
        for number in range(ADDED):
            row = Row(f"new-{number}", f"Quyết định {number}/2031/QĐ-UBND - Điều 1. Nuôi chim yến", f"{SENTENCE.format(number=number)}\n" * 30)
            began = time.perf_counter()
            (document,) = retrieval.ingestion().ingest([prepared_row(row, name=f"them-{number}.txt")])
            times.append(time.perf_counter() - began)
            found.append(retrieval.searcher.search(SENTENCE.format(number=number), k=1)[0].document == document.id)
            retrieval.ingestion().remove(document.id)
    return times, found


@pytest.fixture(scope="module")
def library(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = os.environ.get("TROBUT_BENCH_FOLDER")
    data = Path(place) / f"passages-{PASSAGES}" if place else tmp_path_factory.mktemp("library")
    if not (data / "filled").exists():
        filled = alone(fill, shared / "data" / "phapdien" / "articles.jsonl.gz", data, PASSAGES)
        (data / "filled").touch()
        rate = filled.passages / filled.seconds
        print(f"\n{filled.passages} passages into library, lexical and vector index: {filled.seconds:.0f} s, {rate:.0f}/s, peak {filled.peak:.0f} MB")
        print("  rate on the way: " + ", ".join(f"{held}: {rate:.0f}/s" for held, rate in filled.stretches))
    parts = [data / "indexes" / "lexical", data / "indexes" / "vectors"]
    print("  on disk: " + ", ".join(f"{part.name} {folder_mb(part):.0f} MB" for part in parts) + f", all {folder_mb(data):.0f} MB")
    return data


def test_questions_asked_of_a_warm_server(shared: Path, library: Path) -> None:
    queries = read_labelled(shared / "data" / "retrieval" / "zalo-on-phapdien").queries
    served = alone(serve, library, list(islice(queries.values(), QUESTIONS + WARM_UP)))
    p50, p95, worst = (1000 * percentile(served.times, share) for share in (0.5, 0.95, 1.0))
    print(f"\n{QUESTIONS} questions, ten hits each, warm: p50 {p50:.1f} ms, p95 {p95:.1f} ms, slowest {worst:.1f} ms")
    print(f"  opening to the first answer {served.opening:.2f} s; memory of the process {served.memory:.0f} MB")
    assert served.fewest_hits == 10


def test_one_more_document(library: Path) -> None:
    times, found = alone(add_and_find, library)
    print("\none document added: " + ", ".join(f"{seconds:.2f}" for seconds in times) + " s (the first opens the indexes for writing)")
    assert all(found)


def _batches(documents: Iterable[PreparedDocument]) -> Iterator[list[PreparedDocument]]:
    iterator = iter(documents)
    while batch := list(islice(iterator, _TOGETHER)):
        yield batch
