"""Several score lists → one ranking: each list is brought to 0…1, then they are added with their weights."""

from collections.abc import Iterable
from dataclasses import dataclass

from retrieval.hits import Scores


@dataclass(frozen=True, slots=True)
class ScoreList:
    """What one engine answered. `full`: it was cut at its depth, so that passages it does not name are just worse than its last."""

    scores: Scores
    weight: float = 1.0
    full: bool = False


def fuse(lists: Iterable[ScoreList]) -> list[tuple[int, float]]:
    """Passages with their joint score, best first; a passage missing from a list gets nothing from it."""
    joint: Scores = {}
    for one in lists:
        for passage, score in _normalised(one).items():
            joint[passage] = joint.get(passage, 0.0) + one.weight * score
    return sorted(joint.items(), key=lambda item: (-item[1], item[0]))


def _normalised(one: ScoreList) -> Scores:
    """The best score becomes 1; 0 stands for the last score of a full list, and for 0 in a list that holds all there is."""
    best = max(one.scores.values(), default=0.0)
    floor = min(one.scores.values()) if one.full and one.scores else 0.0
    if best <= floor:
        return dict.fromkeys(one.scores, 1.0) if best > 0 else {}
    return {passage: max(score - floor, 0.0) / (best - floor) for passage, score in one.scores.items()}
