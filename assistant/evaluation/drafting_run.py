"""A folder of documents → every held-out document measured, beside the baselines, and all of them together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.evaluation.baselines import BASELINES, Baseline, baselines
from assistant.evaluation.counts import Count, added
from assistant.evaluation.drafting_measures import WORD_FOR_WORD, Measured, measured
from assistant.evaluation.leave_one_out import drafted, held_out
from corpus.document import Document

COMPARED = ("chrF", "edit similarity", WORD_FOR_WORD)


@dataclass(frozen=True, slots=True)
class Row:
    """One held-out document."""

    measured: Measured
    baselines: dict[str, Baseline]


@dataclass(frozen=True, slots=True)
class Overall:
    """Counts added up, scores averaged over the held-out documents; `margins`: our score less that of a baseline."""

    counts: dict[str, Count]
    scores: dict[str, float]
    baselines: dict[str, Baseline]
    margins: dict[str, dict[str, float]]


def rows(documents: Mapping[str, Document]) -> Iterator[Row]:
    """Draft, answer and measure one after the other."""
    for case in held_out(documents):
        made = drafted(case)
        yield Row(measured(case, made), baselines(case, made.draft, documents))


def overall(all_rows: Sequence[Row]) -> Overall:
    """All rows together; there is at least one."""
    scores = _mean([row.measured.scores for row in all_rows])
    together = {
        name: Baseline(_mean([row.baselines[name].scores for row in all_rows]), added(row.baselines[name].counts for row in all_rows)) for name in BASELINES
    }
    margins = {name: {score: scores[score] - baseline.scores[score] for score in COMPARED} for name, baseline in together.items()}
    return Overall(added(row.measured.counts for row in all_rows), scores, together, margins)


def _mean(scores: Sequence[Mapping[str, float]]) -> dict[str, float]:
    return {name: sum(row[name] for row in scores) / len(scores) for name in scores[0]}
