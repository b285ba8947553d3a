import gzip
import json
from pathlib import Path

import pytest

from retrieval.evaluation import evaluate_folder
from retrieval.searcher import SearchWeights

LONG = "".join(f"{number}. Mức chi thứ {number} do cơ quan tài chính quy định và được công bố công khai hằng năm tại trụ sở.\n" for number in range(1, 41))
CORPUS = (
    {"_id": "a", "title": "Nghị định 1/2020/NĐ-CP - Điều 1. Hình thức khen thưởng", "text": "Huân chương, huy chương, bằng khen, giấy khen."},
    {"_id": "b", "title": "Nghị định 1/2020/NĐ-CP - Điều 2. Quỹ thi đua", "text": "Quỹ được trích từ ngân sách nhà nước."},
    {"_id": "c", "title": "Luật 2/2020/QH14 - Điều 3. Chất thải", "text": f"{LONG}41. Thu gom, vận chuyển và xử lý chất thải rắn sinh hoạt."},
)
QUERIES = ({"_id": "q1", "text": "Có những hình thức khen thưởng nào?"}, {"_id": "q2", "text": "Quỹ thi đua lấy từ đâu?"})


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    return write_set(tmp_path / "set", CORPUS)


def write_set(folder: Path, corpus: tuple[dict[str, str], ...]) -> Path:
    folder.mkdir()
    (folder / "corpus.jsonl.gz").write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in corpus).encode()))
    (folder / "queries.jsonl").write_text("".join(json.dumps(row) + "\n" for row in QUERIES))
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq1\ta\t1\nq2\tb\t1\n")
    return folder


@pytest.mark.parametrize("accents", [True, False])
def test_evaluate_folder_scores_a_labelled_set(labelled: Path, tmp_path: Path, accents: bool) -> None:
    evaluation = evaluate_folder(labelled, tmp_path / "scratch", accents=accents)
    assert (evaluation.documents, evaluation.queries) == (3, 2)
    assert evaluation.measures["nDCG@10"] == evaluation.measures["R@10"] == 1.0
    assert [found[0] for found in evaluation.run.values()] == ["a", "b"]


def test_evaluate_folder_gives_the_measures_of_each_query(labelled: Path, tmp_path: Path) -> None:
    (labelled / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq1\ta\t1\nq2\tnowhere\t1\n")
    evaluation = evaluate_folder(labelled, tmp_path / "scratch")
    assert {query: measured["nDCG@10"] for query, measured in evaluation.measured.items()} == {"q1": 1.0, "q2": 0.0}
    assert evaluation.measures["nDCG@10"] == 0.5


def test_evaluate_folder_again_takes_the_scratch_folder_as_it_is(labelled: Path, tmp_path: Path) -> None:
    first = evaluate_folder(labelled, tmp_path / "scratch")
    again = evaluate_folder(labelled, tmp_path / "scratch")
    assert again.run == first.run
    assert again.indexing_seconds == 0.0 < first.indexing_seconds


def test_a_long_row_is_searched_by_passages_and_found_once(labelled: Path, tmp_path: Path) -> None:
    evaluation = evaluate_folder(labelled, tmp_path / "scratch")
    assert evaluation.passages > evaluation.documents
    assert all(len(found) == len(set(found)) for found in evaluation.run.values())


def test_a_run_names_a_hundred_rows_though_one_row_fills_the_first_search(tmp_path: Path) -> None:
    """The row with the most passages holds more of them than the product asks its indexes for."""
    flood = "".join(f"{number}. Hình thức khen thưởng thứ {number}. {LONG[:900]}\n" for number in range(1, 30))
    others = tuple({"_id": f"o{number}", "title": f"Luật 3/2020/QH14 - Điều {number}", "text": f"Quy định {number} về khen thưởng."} for number in range(120))
    folder = write_set(tmp_path / "set", ({"_id": "flood", "title": "Luật 4/2020/QH14 - Điều 1. Khen thưởng", "text": flood}, *others))
    evaluation = evaluate_folder(folder, tmp_path / "scratch", weights=SearchWeights(depth=20))
    assert len(evaluation.run["q1"]) == 100


def test_evaluate_folder_asks_with_the_weights_given(labelled: Path, tmp_path: Path) -> None:
    neither = evaluate_folder(labelled, tmp_path / "scratch", weights=SearchWeights(lexical=0.0, dense=0.0))
    assert neither.measures["R@100"] == 0.0
