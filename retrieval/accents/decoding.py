"""Chooses one reading for each syllable so that the whole is likeliest: Viterbi over pairs of neighbours, forwards and backwards."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from retrieval.accents.model import Costs, Numbers, SyllableModel
from retrieval.accents.spelling import END


@dataclass(frozen=True, slots=True)
class Decoded:
    """Places in the candidates: `best[i]` of part i; `margins[i]` nats by which any reading that differs there is worse; `second`, the best other reading."""

    best: tuple[int, ...]
    margins: tuple[float, ...]
    second: tuple[int, ...]


def decode(model: SyllableModel, candidates: Sequence[Numbers], burdens: Sequence[Costs]) -> Decoded:
    """The best choice among `candidates[i]` for each part i; `burdens[i]` are added to their costs. There is at least one part."""
    numbers, burden = _padded(candidates, burdens)
    first, steps = _costs(model, numbers, burden)
    ahead = np.empty((len(steps) + 1, *first.shape), np.float32)
    behind = np.zeros_like(ahead)
    ahead[0] = first
    for i, step in enumerate(steps):
        (ahead[i][:, :, None] + step).min(axis=0, out=ahead[i + 1])
    for i in range(len(steps) - 1, -1, -1):
        (steps[i] + behind[i + 1]).min(axis=2, out=behind[i])
    through = np.min(ahead + behind, axis=1)[:-1]
    best = _path(ahead, behind, steps, 0, int(through[0].argmin()))
    others = through - through[0].min()
    others[np.arange(len(best)), best] = np.inf
    part, choice = np.unravel_index(int(others.argmin()), others.shape)
    return Decoded(best, tuple(others.min(axis=1).tolist()), _path(ahead, behind, steps, int(part), int(choice)))


def _padded(candidates: Sequence[Numbers], burdens: Sequence[Costs]) -> tuple[Numbers, Costs]:
    """Candidates with an END before and after, shape (parts + 2, most candidates); what is no candidate has an infinite burden."""
    shape = (len(candidates) + 2, max(map(len, candidates)))
    numbers, burden = np.full(shape, END), np.full(shape, np.inf, np.float32)
    burden[0, 0] = burden[-1, 0] = 0
    for i, (own, costs) in enumerate(zip(candidates, burdens, strict=True), start=1):
        numbers[i, : len(own)] = own
        burden[i, : len(own)] = costs
    return numbers, burden


def _costs(model: SyllableModel, numbers: Numbers, burden: Costs) -> tuple[Costs, Costs]:
    """Of each first candidate, shape (1 real of n, n); of each next after two others, shape (parts, n before last, n last, n next)."""
    real = np.isfinite(burden)
    asked = real[:-1, :, None] & real[1:, None, :]
    at, before, last = np.nonzero(asked)
    found = model.pairs_of(numbers[at, before], numbers[at + 1, last])
    costs = np.full(asked.shape, np.inf, np.float32)
    backing = np.zeros(asked.shape, np.float32)
    places = np.full(asked.shape, -1)
    costs[asked] = found.costs + burden[at + 1, last]
    backing[asked] = found.backing
    places[asked] = found.places
    steps = backing[:-1, :, :, None] + costs[1:, None, :, :]
    known = np.flatnonzero((places[:-1] >= 0)[:, :, :, None] & real[2:, None, None, :])
    contexts = np.broadcast_to(places[:-1, :, :, None], steps.shape).ravel()[known]
    thirds = np.broadcast_to(numbers[2:, None, None, :], steps.shape).ravel()[known]
    burdens = np.broadcast_to(burden[2:, None, None, :], steps.shape).ravel()[known]
    flat = steps.reshape(-1)
    flat[known] = burdens + model.triple_costs(contexts, thirds, flat[known] - burdens)
    return costs[0], steps


def _path(ahead: Costs, behind: Costs, steps: Costs, part: int, choice: int) -> tuple[int, ...]:
    """The best path with this choice at this part. Pair i is the part before part i (END before the first) and part i itself."""
    before = int((ahead[part] + behind[part])[:, choice].argmin())
    left, right = [choice, before], [before, choice]
    for i in range(part - 1, -1, -1):
        left.append(int((ahead[i][:, left[-1]] + steps[i][:, left[-1], left[-2]]).argmin()))
    for i in range(part, len(steps) - 1):
        right.append(int((steps[i][right[-2], right[-1]] + behind[i + 1][right[-1]]).argmin()))
    return tuple(left[-2::-1] + right[2:])
