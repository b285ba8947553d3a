"""A labelled set in BEIR layout: `corpus.jsonl.gz`, `queries.jsonl`, `qrels.tsv`."""

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

CORPUS, QUERIES, LABELS = "corpus.jsonl.gz", "queries.jsonl", "qrels.tsv"


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """`queries` and `labels` by query id; labels name corpus ids."""

    queries: Mapping[str, str]
    labels: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the corpus: what a query is to find."""

    id: str
    title: str
    text: str


def read_labelled(folder: Path) -> LabelledSet:
    """Queries and labels (`qrels.tsv` begins with a header line). Raises OSError, ValueError for a file of another form."""
    rows = [json.loads(line) for line in (folder / QUERIES).read_text(encoding="utf-8").splitlines()]
    labels: dict[str, set[str]] = {}
    for line in (folder / LABELS).read_text(encoding="utf-8").splitlines()[1:]:
        query, document, score = line.split("\t")
        if float(score) > 0:
            labels.setdefault(query, set()).add(document)
    return LabelledSet({str(row["_id"]): str(row["text"]) for row in rows}, {query: frozenset(found) for query, found in labels.items()})


def read_rows(folder: Path) -> Iterator[Row]:
    """The rows of the corpus in their order. Raises OSError, ValueError for a file of another form."""
    with gzip.open(folder / CORPUS, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield Row(str(row["_id"]), str(row.get("title") or ""), str(row["text"]))
