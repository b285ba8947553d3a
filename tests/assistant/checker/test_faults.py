"""Recall on seeded faults, and silence on correct documents."""

from importlib.resources import files
from pathlib import Path

import pytest

from assistant.checker.check import check
from corpus.document import Document
from corpus.registry.starting import starter_registry
from corpus.structure import parse
from tests.assistant.checker.days import TODAY
from tests.assistant.checker.faults import caught, faults

SAMPLES = sorted((Path(str(files("corpus"))) / "samples" / "documents").glob("*.txt"))


def read(path: Path) -> Document:
    return parse(path.read_bytes().decode("utf-8"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_document_of_the_sample_library_has_no_error_at_its_own_date(path: Path) -> None:
    report = check(read(path), registry=starter_registry(), today=TODAY)
    assert [f.message for f in report.findings if f.severity.value == "error"] == []


def test_nearly_all_faults_seeded_in_the_sample_library_are_caught() -> None:
    seeded = list(faults([read(path) for path in SAMPLES], 120, seed=5))
    missed = [fault.citation.surface for fault in seeded if not caught(fault)]
    assert len(missed) <= 0.02 * len(seeded), missed


def test_nearly_all_faults_seeded_in_real_documents_are_caught(shared: Path) -> None:
    seeded = list(faults([read(path) for path in sorted((shared / "seeds").glob("*.txt"))], 120, seed=9))
    missed = [fault.citation.surface for fault in seeded if not caught(fault)]
    assert len(missed) <= 0.02 * len(seeded), missed
