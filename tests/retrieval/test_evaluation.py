import gzip
import json
from pathlib import Path

import pytest

from retrieval.evaluation import evaluate_folder

CORPUS = (
    {"_id": "a", "title": "Nghị định 1/2020/NĐ-CP - Điều 1. Hình thức khen thưởng", "text": "Huân chương, huy chương, bằng khen, giấy khen."},
    {"_id": "b", "title": "Nghị định 1/2020/NĐ-CP - Điều 2. Quỹ thi đua", "text": "Quỹ được trích từ ngân sách nhà nước."},
    {"_id": "c", "title": "Luật 2/2020/QH14 - Điều 3. Chất thải", "text": "Thu gom, vận chuyển và xử lý chất thải rắn sinh hoạt."},
)
QUERIES = ({"_id": "q1", "text": "Có những hình thức khen thưởng nào?"}, {"_id": "q2", "text": "Quỹ thi đua lấy từ đâu?"})


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    folder = tmp_path / "set"
    folder.mkdir()
    (folder / "corpus.jsonl.gz").write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in CORPUS).encode()))
    (folder / "queries.jsonl").write_text("".join(json.dumps(row) + "\n" for row in QUERIES))
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq1\ta\t1\nq2\tb\t1\n")
    return folder


@pytest.mark.parametrize("accents", [True, False])
def test_evaluate_folder_scores_a_labelled_set(labelled: Path, tmp_path: Path, accents: bool) -> None:
    evaluation = evaluate_folder(labelled, tmp_path / "scratch", accents=accents)
    assert (evaluation.documents, evaluation.queries) == (3, 2)
    assert evaluation.measures["nDCG@10"] == evaluation.measures["R@10"] == 1.0
    assert [found[0] for found in evaluation.run.values()] == ["a", "b"]


def test_evaluate_folder_again_takes_the_scratch_folder_as_it_is(labelled: Path, tmp_path: Path) -> None:
    first = evaluate_folder(labelled, tmp_path / "scratch")
    assert evaluate_folder(labelled, tmp_path / "scratch").run == first.run
