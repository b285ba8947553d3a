import pytest

from retrieval.fusion import ScoreList, fuse


def test_fuse_adds_scores_divided_by_the_best_of_each_list() -> None:
    ranked = dict(fuse([ScoreList({1: 10.0, 2: 5.0}), ScoreList({2: 0.8, 3: 0.4})]))
    assert ranked == pytest.approx({1: 1.0, 2: 1.5, 3: 0.5})


def test_fuse_measures_a_full_list_from_its_last_score() -> None:
    assert dict(fuse([ScoreList({1: 0.9, 2: 0.6, 3: 0.5}, full=True)])) == pytest.approx({1: 1.0, 2: 0.25, 3: 0.0})


def test_fuse_weighs_lists() -> None:
    assert fuse([ScoreList({1: 2.0}), ScoreList({2: 1.0}, weight=3.0)]) == [(2, 3.0), (1, 1.0)]


def test_fuse_puts_the_best_first_and_breaks_ties_by_number() -> None:
    assert [passage for passage, _ in fuse([ScoreList({5: 1.0, 3: 1.0, 9: 2.0})])] == [9, 3, 5]


def test_fuse_ignores_empty_lists() -> None:
    assert fuse([ScoreList({}, full=True), ScoreList({4: 2.0}, weight=0.5)]) == [(4, 0.5)]


def test_fuse_takes_equal_scores_as_equally_good() -> None:
    assert fuse([ScoreList({1: 0.5, 2: 0.5}, full=True)]) == [(1, 1.0), (2, 1.0)]


def test_fuse_gives_nothing_for_opposite_vectors() -> None:
    assert fuse([ScoreList({1: -0.2, 2: -0.4})]) == []
