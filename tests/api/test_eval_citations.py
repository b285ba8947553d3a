"""`trobut eval citations`: labels with texts, a stored run to compare with, and mentions with their contexts."""

import gzip
import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

TEXT = "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ; Kế hoạch số 12/KH-UBND ngày 05/01/2024 của UBND tỉnh."
Row = dict[str, Any]


def row(surface: str, **fields: Any) -> Row:
    start = TEXT.index(surface)
    return {"doc": "bao-cao", "start": start, "end": start + len(surface), "surface": surface, **fields}


DECREE = row("Nghị định số 98/2023/NĐ-CP ngày 31/12/2023", type="Nghị định", number="98/2023/NĐ-CP", date="2023-12-31", issuer="Chính phủ", alias=None)
PLAN = row("Kế hoạch số 12/KH-UBND ngày 05/01/2024", type="Kế hoạch", number="12/KH-UBND", date="2024-01-05", issuer="UBND tỉnh", alias=None)


def write(path: Path, rows: Iterable[Row]) -> Path:
    data = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in rows).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def evaluate(data: Path, *options: str | Path) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "api.cli", "eval", "citations", str(data), *map(str, options), "--data", str(data.parent / "store")]
    return subprocess.run(command, capture_output=True, cwd=Path(__file__).parents[2])


def form(data: Path, *options: str | Path) -> Row:
    found: Row = json.loads(evaluate(data, *options, "--json").stdout)
    return found


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    (tmp_path / "bao-cao.txt").write_text(TEXT, encoding="utf-8")
    return write(tmp_path / "citations.jsonl", [DECREE, PLAN])


def test_labels_are_scored_beside_their_texts(labels: Path) -> None:
    scores = form(labels)
    assert (scores["exact"]["F1"], scores["overlap"]["F1"], scores["number"], scores["issuer"], scores["missed"]) == (1.0, 1.0, 1.0, 1.0, [])


def test_folder_with_labels_and_texts_is_accepted(labels: Path) -> None:
    assert form(labels.parent)["exact"]["gold"] == 2


def test_wrong_field_and_miss_are_listed(labels: Path) -> None:
    write(labels, [{**DECREE, "number": "99/2023/NĐ-CP"}, {**PLAN, "start": 0, "end": 5}])
    scores = form(labels)
    assert (scores["number"], scores["exact"]["hits"], len(scores["extra"])) == (0.0, 1, 1)
    assert scores["different"][0]["wrong"] == ["number"] and scores["missed"][0]["start"] == 0


def test_texts_may_lie_elsewhere(labels: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "texts" / "txt"
    elsewhere.mkdir(parents=True)
    (tmp_path / "bao-cao.txt").rename(elsewhere / "bao-cao.txt")
    assert form(labels, "--texts", tmp_path / "texts")["exact"]["F1"] == 1.0


def test_missing_text_is_one_sentence(labels: Path, tmp_path: Path) -> None:
    (tmp_path / "bao-cao.txt").unlink()
    done = evaluate(labels)
    assert done.returncode != 0 and "Không thấy văn bản «bao-cao»" in done.stderr.decode()


def test_run_is_written_and_compared_with_the_next(labels: Path, tmp_path: Path) -> None:
    run = tmp_path / "run.jsonl"
    evaluate(labels, "--run", run)
    stored = [json.loads(line) for line in run.read_text(encoding="utf-8").splitlines()]
    assert [line["number"] for line in stored] == ["98/2023/NĐ-CP", "12/KH-UBND"]
    write(run, [{**stored[0], "number": "9/2023/NĐ-CP"}])
    compared = form(labels, "--against", run)
    assert [change["gold"]["number"] for change in compared["gains"]] == ["98/2023/NĐ-CP", "12/KH-UBND"] and compared["losses"] == []


def test_mentions_are_compared_at_their_place(tmp_path: Path) -> None:
    context = "theo Nghị định số 98/2023/NĐ-CPngày 31/12/2023 của Chính phủ"
    right = {"ctx": context, "span": [5, 46], "number": "98/2023/NĐ-CP", "date": "2023-12-31"}
    data = write(tmp_path / "mentions.jsonl.gz", [right, {**right, "number": "98/2023/NĐ-CPng"}, {**right, "date": "2023-12-30"}])
    found = form(data)
    assert (found["mentions"], found["number"], found["date"], found["ours_wrong"]) == (3, 0.6667, 0.6667, 0.33333)
    assert (found["causes"]["glued"], found["causes"]["ours"], len(found["differences"])) == (1, 1, 1)
