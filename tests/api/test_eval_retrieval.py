"""`trobut eval retrieval`: measures, the run it writes, and what changed since an earlier one."""

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROWS = (
    {"_id": "a", "title": "Nghị định 1/2020/NĐ-CP - Điều 1. Hình thức khen thưởng", "text": "Huân chương, huy chương, bằng khen, giấy khen."},
    {"_id": "b", "title": "Nghị định 1/2020/NĐ-CP - Điều 2. Quỹ thi đua", "text": "Quỹ được trích từ ngân sách nhà nước."},
)
QUESTIONS = ({"_id": "q1", "text": "Có những hình thức khen thưởng nào?"}, {"_id": "q2", "text": "Quỹ thi đua lấy từ đâu?"})


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    folder = tmp_path / "set"
    folder.mkdir()
    (folder / "corpus.jsonl.gz").write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in ROWS).encode()))
    (folder / "queries.jsonl").write_text("".join(json.dumps(row) + "\n" for row in QUESTIONS))
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq1\ta\t1\nq2\tb\t1\n")
    return folder


def evaluate(folder: Path, *options: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "api.cli", "eval", "retrieval", str(folder), *map(str, options), "--data", str(folder.parent / "store")]
    return subprocess.run(command, capture_output=True, cwd=Path(__file__).parents[2], encoding="utf-8")


def test_run_file_holds_results_and_measures_of_each_query(labelled: Path, tmp_path: Path) -> None:
    form: dict[str, Any] = json.loads(evaluate(labelled, "--json", "--no-accents", "--run", tmp_path / "run.jsonl").stdout)
    assert (form["documents"], form["passages"], form["queries"], form["nDCG@10"]) == (2, 2, 2, 1.0)
    rows = [json.loads(line) for line in (tmp_path / "run.jsonl").read_text().splitlines()]
    assert [(row["query"], row["results"][0], row["measures"]["nDCG@10"]) for row in rows] == [("q1", "a", 1.0), ("q2", "b", 1.0)]


def test_an_earlier_run_is_compared(labelled: Path, tmp_path: Path) -> None:
    (tmp_path / "before.jsonl").write_text('{"query": "q1", "results": ["b", "a"]}\n{"query": "q2", "results": ["b"]}\n')
    against = json.loads(evaluate(labelled, "--json", "--against", tmp_path / "before.jsonl").stdout)["against"]
    assert (against["better"], against["equal"], against["worse"], against["losses"]) == (1, 1, 0, [])
    assert (against["gains"][0]["text"], against["gains"][0]["rank_before"], against["gains"][0]["rank_now"]) == (QUESTIONS[0]["text"], 2, 1)
    lines = evaluate(labelled, "--against", tmp_path / "before.jsonl").stdout
    assert "1 câu hơn, 1 câu bằng, 0 câu kém" in lines
    assert f"hạng 2 → 1: {QUESTIONS[0]['text']}" in lines


@pytest.mark.parametrize("missing", ["corpus.jsonl.gz", "queries.jsonl", "qrels.tsv"])
def test_a_folder_of_another_layout_is_refused_in_a_sentence(labelled: Path, missing: str) -> None:
    (labelled / missing).unlink()
    done = evaluate(labelled)
    assert done.returncode != 0
    assert f"không có {missing}" in done.stderr
    assert "Traceback" not in done.stderr


def test_files_of_another_form_are_refused_in_a_sentence(labelled: Path, tmp_path: Path) -> None:
    (tmp_path / "before.jsonl").write_text("[1]\n")
    assert "hãy chỉ một tệp đã ghi bằng --run" in evaluate(labelled, "--against", tmp_path / "before.jsonl").stderr
    (labelled / "qrels.tsv").write_text("query-id corpus-id\nq1 a\n")
    assert "không đúng bố cục BEIR" in evaluate(labelled).stderr
