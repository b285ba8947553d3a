"""Citations of the seeds against the shared labels."""

import gzip
import json
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from corpus.citations import find_citations
from corpus.citations.agreement import Cause, Mention, agree, at_place
from tests.evaluation.scorers import citations_of, run, write_rows

_SAMPLED = 8


@pytest.fixture(scope="module")
def predicted(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = [row for path in sorted((shared / "seeds").glob("*.txt")) for row in citations_of(path)]
    return write_rows(tmp_path_factory.mktemp("citations") / "predicted.jsonl", rows)


def test_numbers_in_excerpts_of_other_offices_are_found(shared: Path, tmp_path: Path) -> None:
    gold = shared / "data" / "citations" / "admin_gold_dev.jsonl"
    names = {json.loads(line)["doc"] for line in gold.read_text(encoding="utf-8").splitlines()}
    texts = [shared / "data" / "admin-docs" / "txt" / f"{name}.txt" for name in sorted(names)]
    rows = [{**row, "doc": path.stem} for path in texts for row in citations_of(path)]
    report = json.loads(run(shared, "score_citations.py", gold, write_rows(tmp_path / "predicted.jsonl", rows), "--numbered").stdout)
    assert (report["overlap"]["R"], report["number"], report["date"]) == (1.0, 1.0, 1.0), report["missed"]
    assert report["exact"]["R"] >= 0.97


def test_mentions_of_legal_texts_agree_but_for_the_faults_of_their_labels(shared: Path) -> None:
    with gzip.open(shared / "data" / "citations" / "mentions.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, 0, None, _SAMPLED)]
    mentions = [Mention(row["ctx"], row["span"][0], row["span"][1], row["number"], row["date"]) for row in rows]
    found = agree(mentions, [at_place(find_citations(mention.context), mention.start, mention.end) for mention in mentions])
    assert min(found.numbers, found.dates) >= 0.985 * found.mentions
    assert found.ours_wrong <= 0.003 * found.mentions, [difference for difference in found.differences if difference.cause is Cause.OURS]


def score(shared: Path, predicted: Path, *options: str) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(run(shared, "score_citations.py", shared / "gold" / "citations.jsonl", predicted, *options).stdout)
    return report


@pytest.mark.parametrize("tier", ["core", "bare", "title"])
def test_citations_of_a_tier_are_found_exactly(shared: Path, predicted: Path, tier: str) -> None:
    report = score(shared, predicted, "--tier", tier)
    assert (report["exact"]["F1"], report["overlap"]["F1"]) == (1.0, 1.0), (report["missed"], report["extra"])


@pytest.mark.parametrize("field", ["type", "number", "date", "issuer", "alias"])
def test_field_of_every_citation_is_right(shared: Path, predicted: Path, field: str) -> None:
    assert score(shared, predicted)[field] == 1.0
