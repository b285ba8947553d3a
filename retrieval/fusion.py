"""Several score lists → one ranking: each is divided by its best score, then they are added with their weights."""

from collections.abc import Iterable

from retrieval.hits import Scores


def fuse(lists: Iterable[tuple[Scores, float]]) -> list[tuple[int, float]]:
    """Passages with their joint score, best first; a passage missing from a list gets nothing from it."""
    joint: Scores = {}
    for scores, weight in lists:
        best = max(scores.values(), default=0.0)
        for passage, score in scores.items() if best > 0 else ():
            joint[passage] = joint.get(passage, 0.0) + weight * score / best
    return sorted(joint.items(), key=lambda item: (-item[1], item[0]))
