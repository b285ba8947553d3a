"""Drafts from the seeds: provenance, coverage, period decisions and questions against the shared labels."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.evaluation.scorers import run, seed, write_draft

PERIODS = {"000": "2025H1", "002": "2025", "003": "2025", "004": "2023H1"}


@pytest.fixture(scope="module")
def drafts(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("drafts")
    return {prefix: write_draft(seed(shared, prefix), period, folder / f"{prefix}.json") for prefix, period in PERIODS.items()}


@pytest.fixture(scope="module")
def periods(shared: Path, drafts: dict[str, Path]) -> dict[str, Any]:
    predictions, result = drafts["000"].with_suffix(".jsonl"), drafts["000"].with_suffix(".scores")
    run(shared, "replay_draft.py", drafts["000"], seed(shared, "000"), "--predictions", predictions)
    run(shared, "score_periods.py", "--gold", shared / "gold" / "periods_000.jsonl", "--pred", predictions, "--seeds", shared / "seeds", "--json", result)
    scores: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))["all"]
    return scores


@pytest.fixture(scope="module")
def questions(shared: Path, drafts: dict[str, Path]) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(run(shared, "score_questions.py", drafts["000"], seed(shared, "000"), shared / "gold", "000").stdout)
    return report


@pytest.mark.parametrize("prefix", sorted(PERIODS))
@pytest.mark.parametrize("candidate", ["A", "B"])
def test_draft_replays_and_covers_its_source(shared: Path, drafts: dict[str, Path], prefix: str, candidate: str) -> None:
    least = 1.0 if candidate == "A" else 0.0
    done = run(shared, "replay_draft.py", drafts[prefix], seed(shared, prefix), "--candidate", candidate, "--coverage", least)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("fault", ["false_shift", "ask_shifted", "missed_shift", "over_ask", "wrong_expected"])
def test_no_period_is_treated_wrongly(periods: dict[str, Any], fault: str) -> None:
    assert periods[fault]["n"] == 0


def test_nothing_else_is_shifted(periods: dict[str, Any]) -> None:
    assert periods["stray_shift"] == 0


def test_every_date_of_a_past_fact_is_asked(periods: dict[str, Any]) -> None:
    assert periods["ask_recall"]["rate"] == 1.0


@pytest.mark.parametrize("kind", ["figures", "commitments", "negatives"])
def test_everything_that_changed_is_asked(questions: dict[str, Any], kind: str) -> None:
    assert questions[kind]["recall"] == 1.0, questions[kind]["missed"]


def test_documents_of_one_period_are_asked_for_again(questions: dict[str, Any]) -> None:
    assert questions["renewals"]["recall"] >= 0.95


def test_questions_are_about_figures_that_count(questions: dict[str, Any]) -> None:
    assert questions["figure precision"] >= 0.7


def test_no_fact_is_asked_twice_and_no_figure_stands_plain(questions: dict[str, Any]) -> None:
    assert (questions["facts asked twice"], questions["plain"]) == (0, [])


@pytest.mark.parametrize("prefix", sorted(PERIODS))
def test_no_citation_is_altered(drafts: dict[str, Path], prefix: str) -> None:
    draft = json.loads(drafts[prefix].read_text(encoding="utf-8"))
    sections = [s for section in draft["sections"] for c in section["candidates"] if c["name"] == "A" for p in c["paragraphs"] for s in p["sentences"]]
    for sentence in [*draft["head"], *sections, *draft["tail"]]:
        assert all(sentence["text"][c["start"] : c["end"]].split() for c in sentence["citations"])
        assert not [op for op in sentence["ops"] if op["op"] == "citation"]
