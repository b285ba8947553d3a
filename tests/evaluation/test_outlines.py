"""Section trees of the seeds: every heading with its level, nothing else."""

from pathlib import Path

import pytest

from corpus.document import Section
from corpus.structure import parse
from tests.evaluation.scorers import seed, text_of


def sections(shared: Path, prefix: str) -> list[Section]:
    return list(parse(text_of(seed(shared, prefix))).walk())


@pytest.mark.parametrize(
    ("prefix", "numbers"),
    [
        ("002", []),
        ("003", [("I", 1), ("II", 1), ("1", 2), ("2", 2), ("III", 1)]),
    ],
)
def test_outline_of_a_short_seed(shared: Path, prefix: str, numbers: list[tuple[str, int]]) -> None:
    assert [(s.number, s.level) for s in sections(shared, prefix)] == numbers


def test_number_used_twice_is_kept_and_flagged(shared: Path) -> None:
    assert [s.flags for s in sections(shared, "004") if s.number == "II"] == [(), ("duplicate-number",)]


def test_outline_of_the_long_seed_goes_down_to_three_numbers(shared: Path) -> None:
    numbers = {s.number: s.level for s in sections(shared, "000")}
    assert {"I", "II", "III", "1.1", "2.6.1", "2.6.2", "8.4"} <= numbers.keys()
    assert numbers["2.6.1"] == numbers["2.6"] + 1 == numbers["2"] + 2


def test_footnote_is_no_heading(shared: Path) -> None:
    assert not [s for s in sections(shared, "000") if s.heading[0] in "¹²³(["]
