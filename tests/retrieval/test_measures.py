import math

import pytest

from retrieval.measures import discounted_gain, measure_run, percentile, recall, reciprocal_rank


def test_recall_is_the_share_found() -> None:
    assert recall(["a", "b", "c"], {"b", "x"}, 3) == 0.5


def test_reciprocal_rank_looks_no_deeper_than_asked() -> None:
    assert reciprocal_rank(["a", "b"], {"b"}, 2) == 0.5
    assert reciprocal_rank(["a", "b"], {"b"}, 1) == 0.0


def test_discounted_gain_of_a_second_place() -> None:
    assert discounted_gain(["a", "b"], {"b"}, 10) == pytest.approx(1 / math.log2(3))


def test_discounted_gain_is_one_when_all_come_first() -> None:
    assert discounted_gain(["b", "a", "c"], {"a", "b"}, 10) == pytest.approx(1.0)


def test_measure_run_counts_a_missing_query_as_nothing() -> None:
    assert measure_run({"q1": ["a"]}, {"q1": {"a"}, "q2": {"b"}})["R@10"] == 0.5


def test_percentile_takes_the_nearest_rank() -> None:
    assert percentile([4.0, 1.0, 3.0, 2.0], 0.5) == 2.0
    assert percentile([4.0, 1.0, 3.0, 2.0], 0.95) == 4.0
