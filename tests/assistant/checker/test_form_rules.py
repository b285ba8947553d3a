"""The rules of form on real documents: what a reviewer names they name, and what is right they leave alone."""

from datetime import date
from pathlib import Path

import pytest

from assistant.checker.check import check
from assistant.checker.finding import Finding
from corpus.registry.starting import starter_registry
from corpus.structure import parse
from tests.assistant.checker.days import TODAY

SAMPLES = Path(__file__).parents[3] / "corpus" / "samples" / "documents"
FORM = ("VB101", "VB102", "VB103", "VB104", "VB106", "VB107", "VB108", "VB109", "VB110", "VB111", "VB112", "VB113", "VB204", "VB205", "VB207", "VB305")


def form_findings(text: str, on: date | None = None) -> list[Finding]:
    return [f for f in check(parse(text), registry=starter_registry(), today=TODAY, on=on).findings if f.code in FORM]


def places(text: str) -> set[tuple[str, int]]:
    return {(f.code, text.count("\n", 0, f.start) + 1) for f in form_findings(text)}


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("000", {("VB102", 21), ("VB110", 21), ("VB104", 23), ("VB112", 37), ("VB112", 51), ("VB112", 61), ("VB204", 63), ("VB103", 69), ("VB102", 131)}),
        ("000", {("VB106", 217), ("VB110", 239), ("VB111", 3)}),
        ("003", {("VB101", 43), ("VB102", 43), ("VB104", 43), ("VB205", 31)}),
        ("004", {("VB305", 41), ("VB103", 15)}),
    ],
)
def test_the_known_defects_of_form_in_the_seeds_are_named(shared: Path, name: str, known: set[tuple[str, int]]) -> None:
    (path,) = (shared / "seeds").glob(f"{name}_*.txt")
    assert known <= places(path.read_bytes().decode("utf-8"))


def test_a_news_item_is_not_judged_by_the_form_of_administrative_papers(shared: Path) -> None:
    (path,) = (shared / "seeds").glob("002_*.txt")
    assert form_findings(path.read_bytes().decode("utf-8")) == []


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_the_sample_library_keeps_the_form(path: Path) -> None:
    assert [(f.code, f.text) for f in form_findings(path.read_text(encoding="utf-8"))] == []


def test_a_reviewer_does_not_drown(shared: Path) -> None:
    """At most two warnings of form an excerpt, none graver."""
    paths = sorted((shared / "data" / "admin-docs" / "txt").glob("*.txt"))
    assert paths
    for path in paths:
        found = form_findings(path.read_text(encoding="utf-8"))
        assert all(f.severity.value != "error" for f in found)
        assert sum(f.severity.value == "warning" for f in found) <= 2
