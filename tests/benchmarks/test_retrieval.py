"""Search over the articles of law of the labelled set: ours, its sides alone and its peers over the same rows in one run, each in a process of its own.

`TROBUT_BENCH_DOCUMENTS` takes only that many rows, and the questions whose answer is among them. Times are of this machine and vary with its load.
"""

import gzip
import json
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from api.commands.retrieval_measures import comparison_lines
from retrieval.comparing import compare_runs
from retrieval.labelled import CORPUS, LABELS, QUERIES, read_labelled
from tests.benchmarks.measuring import alone, folder_mb
from tests.benchmarks.retrieval_engines import CONFIGURED, Asked, Measured, fill_ours, measure

pytestmark = pytest.mark.benchmark
ROWS = int(os.environ.get("TROBUT_BENCH_DOCUMENTS", "1000000"))
PEER = "bm25s"
SHOWN = ("nDCG@10", "R@10", "R@100", "MRR@10")


@pytest.fixture(scope="module")
def folder(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The set, its first `ROWS` rows with the questions and labels that they answer."""
    whole, part = shared / "data" / "retrieval" / "zalo-on-phapdien", tmp_path_factory.mktemp("rows")
    with gzip.open(whole / CORPUS, "rt", encoding="utf-8") as lines, gzip.open(part / CORPUS, "wt", encoding="utf-8", compresslevel=1) as kept:
        rows = list(islice(lines, ROWS))
        kept.writelines(rows)
    held = {str(json.loads(row)["_id"]) for row in rows}
    header, *labels = (whole / LABELS).read_text(encoding="utf-8").splitlines(keepends=True)
    labels = [label for label in labels if label.split("\t")[1] in held]
    answered = {label.split("\t")[0] for label in labels}
    queries = (whole / QUERIES).read_text(encoding="utf-8").splitlines(keepends=True)
    (part / LABELS).write_text("".join((header, *labels)), encoding="utf-8")
    (part / QUERIES).write_text("".join(query for query in queries if json.loads(query)["_id"] in answered), encoding="utf-8")
    return part


def test_ours_beside_its_peers(folder: Path, tmp_path: Path) -> None:
    labelled = read_labelled(folder)
    assert labelled.queries, "no question is answered by so few rows: raise TROBUT_BENCH_DOCUMENTS"
    seconds, peak = alone(fill_ours, folder, tmp_path)
    print(f"\n{len(labelled.queries)} questions; ours indexed in {seconds:.0f} s, peak {peak:.0f} MB, on disk {folder_mb(tmp_path):.0f} MB")
    measured = {}
    for name, configured in CONFIGURED.items():
        measured[name] = alone(measure, name, folder, tmp_path)
        print(f"\n{name}: {configured}")
        for line in _lines(measured[name]):
            print(f"  {line}")
    ours, peer = measured["ours"], measured[PEER]
    print(f"\nours (now) against {PEER} (before)")
    for line in comparison_lines(compare_runs(peer.accented.run, ours.accented.run, labelled)):
        print(line)
    assert ours.accented.measures["nDCG@10"] > peer.accented.measures["nDCG@10"]


def _lines(measured: Measured) -> Iterator[str]:
    index = "as above" if measured.index_seconds is None else f"{measured.index_seconds:.0f} s"
    yield f"index {index}, peak memory {measured.peak:.0f} MB"
    yield f"{'questions':20} {''.join(f'{name:>9}' for name in SHOWN)}   p50 ms   p95 ms"
    yield _row("as asked", measured.accented)
    yield _row("without diacritics", measured.stripped)


def _row(name: str, asked: Asked) -> str:
    return f"{name:20} {''.join(f'{asked.measures[measure]:9.4f}' for measure in SHOWN)} {asked.p50:8.2f} {asked.p95:8.2f}"
