"""Streams of syllables → the syllable model: runs of two and three are counted, discounted, thinned out and given costs."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.text.folding import plain
from corpus.text.syllables import is_syllable
from retrieval.accents.model import Costs, Numbers, Runs, SyllableModel
from retrieval.accents.spelling import END, UNKNOWN

Shares = NDArray[np.float64]
_NO_SYLLABLES = UNKNOWN + 1
_LEAST_SHARE = 1e-4


@dataclass(frozen=True, slots=True)
class CountingPlan:
    """How often a syllable must occur; what is held back of every count; by how much a run must matter, in nats over the whole text, to be kept."""

    least: int = 3
    least_bare: int = 15
    least_share: float = 1 / 5_000
    discount: float = 0.75
    pair_gain: float = 1.0
    triple_gain: float = 3.0


def chosen_syllables(names: Sequence[str], counts: Sequence[int], plan: CountingPlan) -> list[int]:
    """Numbers of the syllables worth knowing: well-formed ones with marks, bare ones that compete with these or are frequent; by bare form."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for i in range(_NO_SYLLABLES, len(names)):
        if counts[i] >= plan.least and _is_vietnamese(names[i]):
            groups[plain(names[i])].append(i)
    for bare, group in groups.items():
        whole = sum(counts[i] for i in group)
        groups[bare] = [i for i in group if names[i] == bare or counts[i] >= plan.least_share * whole]
    kept = {bare: group for bare, group in groups.items() if len(group) > 1 or names[group[0]] != bare or counts[group[0]] >= plan.least_bare}
    return [i for bare in sorted(kept) for i in sorted(kept[bare], key=lambda i: (names[i] != bare, -counts[i], names[i]))]


def _is_vietnamese(name: str) -> bool:
    """«thưởng», «hđnd», «excel», «lắk», «moóc»; not «thưòng», «café»."""
    native = name.replace("oó", "ó").removesuffix("k") + ("c" if name.endswith("k") else "")
    return name.replace("đ", "d").isascii() or is_syllable(native)


def count_model(stream: Numbers, names: Sequence[str], plan: CountingPlan) -> SyllableModel:
    """The model of a stream; `names[i]` is syllable i."""
    size = len(names)
    doubtful = _doubtful(names)
    single = ((np.bincount(stream, minlength=size) + 0.5) / (len(stream) + 0.5 * size)).astype(np.float64)
    joined = stream[:-1] * size + stream[1:]
    pairs = _counted(joined)
    first, second = np.divmod(pairs.keys, size)
    pair_shares, left = _discounted(first, pairs.counts, single[second], size, plan)
    kept = _matters(pairs.counts, pair_shares, left[first] * single[second], plan.pair_gain) & (doubtful[first] | doubtful[second])

    inside = stream[1:-1] != END
    triples = _counted(np.searchsorted(pairs.keys, joined[:-1])[inside] * size + stream[2:][inside])
    context, third = np.divmod(triples.keys, size)
    tail = np.searchsorted(pairs.keys, second[context] * size + third)
    triple_shares, pair_left = _discounted(context, triples.counts, pair_shares[tail], len(pairs.keys), plan)
    wanted = _matters(triples.counts, triple_shares, pair_left[context] * pair_shares[tail], plan.triple_gain) & (
        doubtful[first[context]] | doubtful[second[context]] | doubtful[third]
    )

    kept[context[wanted]] = True
    backing = _backing(first[kept], pair_shares[kept], single[second[kept]], size)
    lower = np.where(kept, pair_shares, backing[first] * single[second])
    pair_backing = _backing(context[wanted], triple_shares[wanted], lower[tail[wanted]], len(pairs.keys))
    place = np.cumsum(kept) - 1
    return SyllableModel(
        tuple(names),
        _costs(single),
        _costs(backing),
        Runs(pairs.keys[kept], _costs(pair_shares[kept])),
        _costs(pair_backing[kept]),
        Runs(place[context[wanted]] * size + third[wanted], _costs(triple_shares[wanted])),
    )


@dataclass(frozen=True, slots=True)
class _Counted:
    keys: Numbers
    counts: Numbers


def _counted(keys: Numbers) -> _Counted:
    return _Counted(*np.unique(keys, return_counts=True))


def _doubtful(names: Sequence[str]) -> NDArray[np.bool_]:
    """Whether a syllable has another reading when its marks are taken off."""
    readings = Counter(map(plain, names[_NO_SYLLABLES:]))
    return np.array([False] * _NO_SYLLABLES + [readings[plain(name)] > 1 for name in names[_NO_SYLLABLES:]])


def _discounted(context: Numbers, counts: Numbers, lower: Shares, contexts: int, plan: CountingPlan) -> tuple[Shares, Shares]:
    """The share of each run within its context, mixed with that of the lower order; and what each context leaves to the lower order."""
    total = np.bincount(context, counts, minlength=contexts)
    held_back = np.minimum(counts, plan.discount)
    left = np.bincount(context, held_back, minlength=contexts) / np.maximum(total, 1)
    shares: Shares = (counts - held_back) / total[context] + left[context] * lower
    return shares, left


def _matters(counts: Numbers, shares: Shares, otherwise: Shares, gain: float) -> NDArray[np.bool_]:
    """Runs that occur twice at least and whose loss would cost the text more than `gain` nats."""
    return (counts > 1) & (counts * np.abs(np.log(shares / otherwise)) > gain)


def _backing(context: Numbers, shares: Shares, lower: Shares, contexts: int) -> Shares:
    """What a context leaves to runs that were not kept, by what the lower order would give these."""
    left = 1 - np.bincount(context, shares, minlength=contexts)
    lower_left = 1 - np.bincount(context, lower, minlength=contexts)
    backing: Shares = np.clip(left, _LEAST_SHARE, 1) / np.clip(lower_left, _LEAST_SHARE, 1)
    return backing


def _costs(shares: Shares) -> Costs:
    return -np.log(shares).astype(np.float32)
