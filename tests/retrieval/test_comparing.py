import math

import pytest

from retrieval.comparing import compare_runs, interval
from retrieval.labelled import LabelledSet

LABELLED = LabelledSet(
    queries={f"q{number}": f"câu hỏi {number}" for number in range(4)},
    labels={f"q{number}": frozenset({"right"}) for number in range(4)},
)
FIRST, SECOND, DEEP, MISSING = ["right"], ["x", "right"], [*"abcdefghijkl", "right"], ["x"]


def test_gains_and_losses_are_told_with_their_ranks() -> None:
    compared = compare_runs({"q0": FIRST, "q1": SECOND, "q2": DEEP, "q3": FIRST}, {"q0": SECOND, "q1": FIRST, "q2": SECOND, "q3": MISSING}, LABELLED)
    assert (compared.better, compared.equal, compared.worse) == (2, 0, 2)
    assert [(change.query, change.rank_before, change.rank_now) for change in compared.losses] == [("q3", 1, None), ("q0", 1, 2)]
    assert [(change.text, change.rank_before, change.rank_now) for change in compared.gains] == [("câu hỏi 2", 13, 2), ("câu hỏi 1", 2, 1)]


def test_difference_is_that_of_the_means_over_all_labelled_questions() -> None:
    compared = compare_runs({"q0": FIRST}, {"q0": FIRST, "q1": SECOND}, LABELLED)
    assert (compared.before, compared.equal) == (0.25, 3)
    assert compared.difference == pytest.approx(1 / math.log2(3) / 4)


def test_only_ten_of_each_are_listed() -> None:
    many = LabelledSet({f"q{n}": "" for n in range(30)}, {f"q{n}": frozenset({"right"}) for n in range(30)})
    compared = compare_runs({}, dict.fromkeys(many.labels, FIRST), many)
    assert (compared.better, len(compared.gains), compared.losses) == (30, 10, ())


def test_interval_holds_the_mean_and_is_drawn_the_same_again() -> None:
    differences = [0.4, -0.1, 0.0, 0.3, -0.2, 0.0, 0.5, 0.1]
    low, high = interval(differences, seed=1)
    assert low < sum(differences) / len(differences) < high
    assert interval(differences, seed=1) == (low, high) != interval(differences, seed=2)


def test_interval_is_as_wide_as_the_normal_one_where_there_are_many() -> None:
    differences = [1.0, -1.0] * 200
    low, high = interval(differences, seed=3)
    assert (low, high) == pytest.approx((-1.96 / 20, 1.96 / 20), abs=0.01)
