import pytest

from retrieval.fusion import fuse


def test_fuse_adds_scores_divided_by_the_best_of_each_list() -> None:
    ranked = dict(fuse([({1: 10.0, 2: 5.0}, 1.0), ({2: 0.8, 3: 0.4}, 1.0)]))
    assert ranked == pytest.approx({1: 1.0, 2: 1.5, 3: 0.5})


def test_fuse_puts_the_best_first_and_breaks_ties_by_number() -> None:
    assert [passage for passage, _ in fuse([({5: 1.0, 3: 1.0, 9: 2.0}, 1.0)])] == [9, 3, 5]


def test_fuse_ignores_empty_lists() -> None:
    assert fuse([({}, 1.0), ({4: 2.0}, 0.5)]) == [(4, 0.5)]
