import math

import pytest

from retrieval.measures import discounted_gain, first_rank, means, measure_queries, measure_query, measure_run, percentile, recall, reciprocal_rank


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


def test_first_rank_counts_from_one() -> None:
    assert first_rank(["a", "b"], {"b"}) == 2
    assert first_rank(["a"], {"b"}) is None


def test_measure_query_counts_a_repeated_item_once() -> None:
    assert measure_query(["a", "a", "b"], {"b"})["MRR@10"] == 0.5


def test_measure_queries_keeps_every_labelled_query() -> None:
    measured = measure_queries({"q1": ["a"], "unlabelled": ["a"]}, {"q1": {"a"}, "q2": {"b"}})
    assert {query: values["R@5"] for query, values in measured.items()} == {"q1": 1.0, "q2": 0.0}


def test_means_of_no_query_are_empty() -> None:
    assert means({}) == {}
