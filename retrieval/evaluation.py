"""A labelled set in BEIR layout → measures and times of our search over it, in a scratch folder, through the same code as the product."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from corpus.database import open_database
from corpus.prepared import PreparedDocument
from corpus.text.folding import strip_accents
from retrieval.labelled import LabelledSet, read_labelled, read_rows
from retrieval.measures import means, measure_queries, percentile
from retrieval.opening import Retrieval, open_retrieval
from retrieval.rows import prepared_row
from retrieval.searcher import Searcher, SearchWeights

_BATCH = 2_000
_RUN_DEPTH = 100
_DEEPER = (1, 4, 16)  # times the depth of the product, until as many rows are found


@dataclass(frozen=True, slots=True)
class Evaluation:
    """`measures` by name, `measured` the same of each query; times in seconds; `run`: the corpus ids found for each query, best first, 100 deep.

    `indexing_seconds`: bringing the prepared rows into library and indexes; 0 where they were there.
    """

    documents: int
    passages: int
    queries: int
    measures: Mapping[str, float]
    indexing_seconds: float
    query_p50: float
    query_p95: float
    run: Mapping[str, Sequence[str]]
    measured: Mapping[str, Mapping[str, float]]


def evaluate_folder(folder: Path, scratch: Path, *, model: Path | None = None, accents: bool = True, weights: SearchWeights | None = None) -> Evaluation:
    """Index `folder/corpus.jsonl.gz` into `scratch` (or take what is there), run `folder/queries.jsonl`, score by `folder/qrels.tsv`.

    `accents=False` strips the diacritics of the queries first. Raises OSError, ValueError for files of another form.
    """
    labelled = read_labelled(folder)
    names = [row.id for row in read_rows(folder)]
    with closing(open_database(scratch)) as database, closing(open_retrieval(scratch, database, model=model)) as retrieval:
        indexing = 0.0 if retrieval.indexes.lexical.count() else index_rows(folder, retrieval)
        ranking = RowRanking(retrieval, names, weights=weights)
        return _evaluate(labelled if accents else _stripped(labelled), ranking, indexing)


def index_rows(folder: Path, retrieval: Retrieval) -> float:
    """Bring every row in as a document; seconds that library and indexes took for it."""
    prepared = (prepared_row(row, name=f"{number}.txt") for number, row in enumerate(read_rows(folder)))
    seconds = 0.0
    for batch in _batches(prepared):
        began = time.perf_counter()
        retrieval.ingestion().ingest(batch)
        seconds += time.perf_counter() - began
    return seconds


class RowRanking:
    """Asks a library that `index_rows` filled; a row stands where its best passage stands. `names`: corpus ids in the order of the rows."""

    def __init__(self, retrieval: Retrieval, names: Sequence[str], *, weights: SearchWeights | None = None) -> None:
        self.library = retrieval.library
        self.documents = {document.id: names[int(Path(document.name).stem)] for document in retrieval.library.list()}
        self._searchers = [Searcher(retrieval.library, retrieval.indexes, weights=deeper) for deeper in _deeper(weights or SearchWeights())]
        if weights is None:
            self._searchers[0] = retrieval.searcher  # as the product is set up

    def search(self, text: str) -> None:
        """A whole search with ten hits, as the product answers it."""
        self._searchers[0].search(text, k=10)

    def rank(self, text: str) -> list[str]:
        """Corpus ids, best first, 100 deep: the ranking of the product, followed by that of deeper searches where it names fewer rows."""
        found: dict[str, None] = {}
        for searcher in self._searchers:
            passages = [passage for passage, score in searcher.rank(text) if score]  # 0: named by no list that counts
            held = self.library.passages(passages)
            found |= dict.fromkeys(self.documents[held[passage].document] for passage in passages)
            if len(found) >= _RUN_DEPTH:
                break
        return list(found)[:_RUN_DEPTH]


def _evaluate(labelled: LabelledSet, ranking: RowRanking, indexing: float) -> Evaluation:
    times = _times(labelled, ranking)
    run = {query: ranking.rank(text) for query, text in labelled.queries.items()}
    measured = measure_queries(run, labelled.labels)
    return Evaluation(
        documents=len(ranking.documents),
        passages=ranking.library.count_passages(),
        queries=len(labelled.queries),
        measures=means(measured),
        indexing_seconds=indexing,
        query_p50=percentile(times, 0.5),
        query_p95=percentile(times, 0.95),
        run=run,
        measured=measured,
    )


def _times(labelled: LabelledSet, ranking: RowRanking) -> list[float]:
    """Seconds of a whole search for each query, after one to warm up."""
    for text in islice(labelled.queries.values(), 1):
        ranking.search(text)
    times = []
    for text in labelled.queries.values():
        began = time.perf_counter()
        ranking.search(text)
        times.append(time.perf_counter() - began)
    return times


def _deeper(weights: SearchWeights) -> Iterator[SearchWeights]:
    for times in _DEEPER:
        yield replace(weights, depth=times * weights.depth)


def _stripped(labelled: LabelledSet) -> LabelledSet:
    return replace(labelled, queries={query: strip_accents(text) for query, text in labelled.queries.items()})


def _batches(items: Iterator[PreparedDocument]) -> Iterator[list[PreparedDocument]]:
    while batch := list(islice(items, _BATCH)):
        yield batch
