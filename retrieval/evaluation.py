"""A labelled set in BEIR layout → measures and times of our search over it, in a scratch folder, through the same code as the product."""

import gzip
import hashlib
import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from corpus.database import open_database
from corpus.document import Document, Head, Kind, Tail
from corpus.passages import Passage
from corpus.prepared import PreparedDocument
from corpus.text.folding import strip_accents
from retrieval.measures import measure_run, percentile
from retrieval.opening import Retrieval, open_retrieval

_BATCH = 2_000
_RUN_DEPTH = 100


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """`queries` and `labels` by query id; labels name corpus ids."""

    queries: Mapping[str, str]
    labels: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """`measures` by name; times in seconds; `run` gives the corpus ids found for each query, best first, 100 deep."""

    documents: int
    queries: int
    measures: Mapping[str, float]
    indexing_seconds: float
    query_p50: float
    query_p95: float
    run: Mapping[str, Sequence[str]]


def evaluate_folder(folder: Path, scratch: Path, *, model: Path | None = None, accents: bool = True) -> Evaluation:
    """Index `folder/corpus.jsonl.gz` into `scratch` (or take what is there), run `folder/queries.jsonl`, score by `folder/qrels.tsv`.

    `accents=False` strips the diacritics of the queries first.
    """
    labelled = read_labelled(folder)
    with gzip.open(folder / "corpus.jsonl.gz", "rt", encoding="utf-8") as lines:
        names = [str(json.loads(line)["_id"]) for line in lines]
    retrieval = open_retrieval(scratch, open_database(scratch), model=model)
    began = time.perf_counter()
    if not retrieval.indexes.lexical.count():
        _fill(retrieval, folder)
    indexing = time.perf_counter() - began
    queries = {query: text if accents else strip_accents(text) for query, text in labelled.queries.items()}
    times, run = _ask(queries, lambda text: [names[hit - 1] for hit, _ in retrieval.searcher.rank(text)[:_RUN_DEPTH]], retrieval)
    return Evaluation(
        documents=len(names),
        queries=len(queries),
        measures=measure_run(run, labelled.labels),
        indexing_seconds=indexing,
        query_p50=percentile(times, 0.5),
        query_p95=percentile(times, 0.95),
        run=run,
    )


def read_labelled(folder: Path) -> LabelledSet:
    """Queries (`queries.jsonl`) and labels (`qrels.tsv`, with a header line)."""
    rows = [json.loads(line) for line in (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines()]
    labels: dict[str, set[str]] = {}
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        query, document, score = line.split("\t")
        if float(score) > 0:
            labels.setdefault(query, set()).add(document)
    return LabelledSet({str(row["_id"]): str(row["text"]) for row in rows}, {query: frozenset(found) for query, found in labels.items()})


def _ask(queries: Mapping[str, str], rank: Callable[[str], list[str]], retrieval: Retrieval) -> tuple[list[float], dict[str, list[str]]]:
    """Times of a whole search with ten hits, after one to warm up, and deep rankings."""
    for text in islice(queries.values(), 1):
        retrieval.searcher.search(text)
    times = []
    for text in queries.values():
        began = time.perf_counter()
        retrieval.searcher.search(text, k=10)
        times.append(time.perf_counter() - began)
    return times, {query: rank(text) for query, text in queries.items()}


def _fill(retrieval: Retrieval, folder: Path) -> None:
    with gzip.open(folder / "corpus.jsonl.gz", "rt", encoding="utf-8") as lines:
        for batch in _batches(_prepared(number, line) for number, line in enumerate(lines, start=1)):
            retrieval.ingestion().ingest(batch)


def _batches(items: Iterable[PreparedDocument]) -> Iterator[list[PreparedDocument]]:
    iterator = iter(items)
    while batch := list(islice(iterator, _BATCH)):
        yield batch


def _prepared(number: int, line: str) -> PreparedDocument:
    """One row of the corpus as a law of one passage, under its title; passage numbers follow the rows."""
    row = json.loads(line)
    title, text = str(row.get("title") or ""), str(row["text"])
    document = Document(text=text, kind=Kind.LEGAL, head=Head(title=title or None), preamble=(), sections=(), tail=Tail())
    passage = Passage(ordinal=0, kind=Kind.LEGAL, headings=(title,) if title else (), start=0, end=len(text))
    content = hashlib.sha256(f"{number}\n{line}".encode()).hexdigest()
    return PreparedDocument(name=f"{number}.txt", sha256=content, format="txt", notes=(), document=document, citations=(), passages=(passage,))
