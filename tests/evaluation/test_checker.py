"""Seeded faults in the sample library and the seeds are answered by the right code; the unchanged documents are left in peace."""

from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from assistant.checker.finding import Severity
from assistant.evaluation.fault_scores import Tally, by_code, by_kind
from assistant.evaluation.faults import Outcome, Unchanged, outcomes, unchanged
from corpus.faults import draw, read_records
from corpus.registry.starting import starter_registry

CORPUS = Path(str(files("corpus")))
TODAY = date(2026, 11, 22)
FAULTS = 200
RECALL, RIGHT = 0.98, 0.97
LISTED = 5


def texts_of(folder: Path) -> dict[str, Unchanged]:
    paths = sorted(folder.glob("*.txt"))
    return {path.stem: unchanged(path.stem, path.read_bytes().decode("utf-8"), registry=starter_registry(), today=TODAY) for path in paths}


def answers(texts: dict[str, Unchanged], *, seed: int) -> list[Outcome]:
    records = read_records([CORPUS / "registry" / "starter" / "documents.csv", CORPUS / "samples" / "registry.csv"])
    drawn = draw([text.source for text in texts.values()], records, FAULTS, seed=seed)
    assert len(drawn.faults) == FAULTS
    return list(outcomes(drawn.faults, texts, starter_registry()))


@pytest.fixture(scope="module")
def samples() -> dict[str, Unchanged]:
    return texts_of(CORPUS / "samples" / "documents")


@pytest.fixture(scope="module")
def seeds(shared: Path) -> dict[str, Unchanged]:
    return texts_of(shared / "seeds")


def failures(answered: list[Outcome]) -> Iterator[str]:
    for outcome in answered:
        if not outcome.right and not outcome.known:
            yield f"{outcome.fault.id} {outcome.fault.cited[:60]}: {' '.join(outcome.codes) or '-'}"


def assert_answered(answered: list[Outcome]) -> None:
    poor = {str(name): tally for group in (by_kind(answered), by_code(answered)) for name, tally in group.items() if not _good(tally)}
    assert not poor, (poor, list(failures(answered))[:LISTED])


def _good(tally: Tally) -> bool:
    return tally.recall >= RECALL and tally.right_code >= RIGHT


def test_faults_in_the_sample_library_are_answered_by_the_right_code(samples: dict[str, Unchanged]) -> None:
    assert_answered(answers(samples, seed=20))


def test_faults_in_real_documents_are_answered_by_the_right_code(seeds: dict[str, Unchanged]) -> None:
    assert_answered(answers(seeds, seed=21))


def test_the_sample_library_has_no_error_and_few_warnings(samples: dict[str, Unchanged]) -> None:
    errors = {name: text.count(Severity.ERROR) for name, text in samples.items() if text.count(Severity.ERROR)}
    warnings, pages = sum(text.count(Severity.WARNING) for text in samples.values()), sum(text.pages for text in samples.values())
    assert (errors, warnings <= 2 * pages / 10) == ({}, True), (warnings, pages)


def test_real_documents_have_no_error_at_their_own_date(seeds: dict[str, Unchanged]) -> None:
    assert {name: text.count(Severity.ERROR) for name, text in seeds.items() if text.count(Severity.ERROR)} == {}
