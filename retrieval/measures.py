"""Measures of a ranking against labels: recall, reciprocal rank, normalised discounted cumulative gain (binary labels)."""

import math
from collections.abc import Collection, Mapping, Sequence

DEPTHS = (1, 5, 10, 100)


def recall(ranked: Sequence[str], relevant: Collection[str], depth: int) -> float:
    """Share of the relevant ones among the first `depth`."""
    return len(set(ranked[:depth]) & set(relevant)) / len(relevant)


def reciprocal_rank(ranked: Sequence[str], relevant: Collection[str], depth: int) -> float:
    """One over the rank of the first relevant one; 0 when it is deeper."""
    return next((1 / rank for rank, item in enumerate(ranked[:depth], start=1) if item in relevant), 0.0)


def discounted_gain(ranked: Sequence[str], relevant: Collection[str], depth: int) -> float:
    """nDCG: gain of the relevant ones, less the deeper they stand, over the best possible."""
    gain = sum(1 / math.log2(rank + 1) for rank, item in enumerate(ranked[:depth], start=1) if item in relevant)
    return gain / sum(1 / math.log2(rank + 1) for rank in range(1, min(depth, len(relevant)) + 1))


def measure_run(run: Mapping[str, Sequence[str]], labels: Mapping[str, Collection[str]]) -> dict[str, float]:
    """Means over all labelled queries; one that the run lacks counts 0."""
    totals: dict[str, float] = {}
    for query, relevant in labels.items():
        ranked = list(dict.fromkeys(run.get(query, ())))
        for depth in DEPTHS:
            totals[f"R@{depth}"] = totals.get(f"R@{depth}", 0.0) + recall(ranked, relevant, depth)
        totals["MRR@10"] = totals.get("MRR@10", 0.0) + reciprocal_rank(ranked, relevant, 10)
        totals["nDCG@10"] = totals.get("nDCG@10", 0.0) + discounted_gain(ranked, relevant, 10)
    return {name: total / len(labels) for name, total in totals.items()}


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of them lie (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else 0.0
