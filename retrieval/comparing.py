"""Two runs over the same labelled questions → who gained, who lost, and how sure the difference of the means is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from retrieval.labelled import LabelledSet
from retrieval.measures import COMPARED, first_rank, measure_query

Run = Mapping[str, Sequence[str]]
_DRAWS = 10_000
_LISTED = 10
_SURE = 95.0  # per cent


@dataclass(frozen=True, slots=True)
class Change:
    """One question under both runs: its nDCG@10, and where its first right answer stands (None: not in the run)."""

    query: str
    text: str
    before: float
    now: float
    rank_before: int | None
    rank_now: int | None

    @property
    def gain(self) -> float:
        return self.now - self.before


@dataclass(frozen=True, slots=True)
class Comparison:
    """`before` and `now` are means of nDCG@10; their difference lies in `low`…`high` (95 per cent). `gains`, `losses`: the ten largest."""

    better: int
    equal: int
    worse: int
    before: float
    now: float
    low: float
    high: float
    gains: tuple[Change, ...]
    losses: tuple[Change, ...]

    @property
    def difference(self) -> float:
        return self.now - self.before


def compare_runs(before: Run, now: Run, labelled: LabelledSet, *, seed: int = 1) -> Comparison:
    """Question by question; one that a run lacks counts 0 there. The interval is a paired bootstrap over the questions, `seed` draws it."""
    changes = [_change(query, before.get(query, ()), now.get(query, ()), labelled) for query in labelled.labels]
    ordered = sorted(changes, key=lambda change: (-change.gain, change.query))
    better, worse = [change for change in ordered if change.gain > 0], [change for change in reversed(ordered) if change.gain < 0]
    low, high = interval([change.gain for change in changes], seed=seed)
    return Comparison(
        better=len(better),
        equal=len(changes) - len(better) - len(worse),
        worse=len(worse),
        before=sum(change.before for change in changes) / len(changes),
        now=sum(change.now for change in changes) / len(changes),
        low=low,
        high=high,
        gains=tuple(better[:_LISTED]),
        losses=tuple(worse[:_LISTED]),
    )


def interval(differences: Sequence[float], *, seed: int) -> tuple[float, float]:
    """Between which values the mean lies in 95 of 100 draws of as many questions with replacement."""
    drawing, values = np.random.default_rng(seed), np.asarray(differences)
    drawn = [values[drawing.integers(0, len(values), len(values))].mean() for _ in range(_DRAWS)]
    low, high = np.percentile(drawn, ((100 - _SURE) / 2, (100 + _SURE) / 2))
    return float(low), float(high)


def _change(query: str, before: Sequence[str], now: Sequence[str], labelled: LabelledSet) -> Change:
    relevant = labelled.labels[query]
    return Change(
        query=query,
        text=labelled.queries.get(query, ""),
        before=measure_query(before, relevant)[COMPARED],
        now=measure_query(now, relevant)[COMPARED],
        rank_before=first_rank(before, relevant),
        rank_now=first_rank(now, relevant),
    )
