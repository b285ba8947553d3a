"""Measures of a ranking against labels: recall, reciprocal rank, normalised discounted cumulative gain (binary labels)."""

import math
from collections.abc import Collection, Mapping, Sequence

DEPTHS = (1, 5, 10, 100)
COMPARED = "nDCG@10"
"""The measure by which runs are compared."""


def recall(ranked: Sequence[str], relevant: Collection[str], depth: int) -> float:
    """Share of the relevant ones among the first `depth`."""
    return len(set(ranked[:depth]) & set(relevant)) / len(relevant)


def reciprocal_rank(ranked: Sequence[str], relevant: Collection[str], depth: int) -> float:
    """One over the rank of the first relevant one; 0 when it is deeper."""
    rank = first_rank(ranked[:depth], relevant)
    return 1 / rank if rank else 0.0


def first_rank(ranked: Sequence[str], relevant: Collection[str]) -> int | None:
    """Where the first relevant one stands, counted from 1."""
    return next((rank for rank, item in enumerate(ranked, start=1) if item in relevant), None)


def discounted_gain(ranked: Sequence[str], relevant: Collection[str], depth: int) -> float:
    """nDCG: gain of the relevant ones, less the deeper they stand, over the best possible."""
    gain = sum(1 / math.log2(rank + 1) for rank, item in enumerate(ranked[:depth], start=1) if item in relevant)
    return gain / sum(1 / math.log2(rank + 1) for rank in range(1, min(depth, len(relevant)) + 1))


def measure_query(ranked: Sequence[str], relevant: Collection[str]) -> dict[str, float]:
    """Every measure of one ranking; an item that stands in it twice counts at its first place."""
    once = list(dict.fromkeys(ranked))
    recalls = {f"R@{depth}": recall(once, relevant, depth) for depth in DEPTHS}
    return {**recalls, "MRR@10": reciprocal_rank(once, relevant, 10), COMPARED: discounted_gain(once, relevant, 10)}


def measure_queries(run: Mapping[str, Sequence[str]], labels: Mapping[str, Collection[str]]) -> dict[str, dict[str, float]]:
    """The measures of each labelled query; one that the run lacks counts 0."""
    return {query: measure_query(run.get(query, ()), relevant) for query, relevant in labels.items()}


def measure_run(run: Mapping[str, Sequence[str]], labels: Mapping[str, Collection[str]]) -> dict[str, float]:
    """Means over all labelled queries."""
    return means(measure_queries(run, labels))


def means(measured: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """Means of the measures of queries; empty for no query."""
    names = next(iter(measured.values()), {})
    return {name: sum(one[name] for one in measured.values()) / len(measured) for name in names}


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of them lie (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else 0.0
