"""The syllable model: how likely a syllable is after the one or two before it, in a few packed arrays.

Costs are negative natural logarithms of probabilities; retrieval.accents.packing keeps them as bytes.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from corpus.text.folding import plain
from retrieval.accents.spelling import UNKNOWN

Numbers = NDArray[np.int64]
Costs = NDArray[np.float32]
_NOWHERE = -1
_MOST = 8


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs of two or three syllables: `keys` ascending, and the cost of the last syllable after the others."""

    keys: Numbers
    costs: Costs

    def find(self, keys: Numbers) -> tuple[Numbers, NDArray[np.bool_]]:
        """Where each key lies (clipped) and whether it is there; any shape."""
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return at, self.keys[at] == keys


@dataclass(frozen=True, slots=True)
class Readings:
    """Numbers of the syllables that one bare syllable may stand for, and which of these have marks."""

    numbers: Numbers
    marked: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Found:
    """Pairs looked up: `places` in `pairs.keys` (negative where unknown), costs, and what is added where a triple that begins with the pair is unknown."""

    places: Numbers
    costs: Costs
    backing: Costs


@dataclass(frozen=True)
class SyllableModel:
    """`syllables[i]` is the syllable of number i (END, NUMBER and UNKNOWN have names that cannot be typed).

    `single` are the costs of syllables on their own; `backing` and `pair_backing` are added where a run that begins with the syllable or pair is not
    known. A pair's key is first · len(syllables) + second, a triple's key is (place of its pair in `pairs`) · len(syllables) + third.
    """

    syllables: tuple[str, ...]
    single: Costs
    backing: Costs
    pairs: Runs
    pair_backing: Costs
    triples: Runs

    @cached_property
    def number(self) -> dict[str, int]:
        return {syllable: i for i, syllable in enumerate(self.syllables)}

    @cached_property
    def readings(self) -> dict[str, Readings]:
        """What a bare syllable may stand for, by the bare syllable: itself, and the most frequent others (so they are numbered)."""
        found: dict[str, list[int]] = {}
        for i, syllable in enumerate(self.syllables[UNKNOWN + 1 :], start=UNKNOWN + 1):
            found.setdefault(plain(syllable), []).append(i)
        return {
            bare: Readings(np.array(numbers), np.array([self.syllables[i] != bare for i in numbers]))
            for bare, numbers in ((bare, numbers[:_MOST]) for bare, numbers in found.items())
        }

    def pairs_of(self, first: Numbers, second: Numbers) -> Found:
        """`second` after `first`, element by element."""
        at, known = self.pairs.find(first * len(self.syllables) + second)
        costs = np.where(known, self.pairs.costs[at], self.backing[first] + self.single[second])
        return Found(np.where(known, at, _NOWHERE), costs, np.where(known, self.pair_backing[at], 0))

    def triple_costs(self, context: Numbers, third: Numbers, otherwise: Costs) -> Costs:
        """Of `third` after the pairs at the places `context`, element by element; `otherwise` where no such triple is known."""
        at, known = self.triples.find(context * len(self.syllables) + third)
        return np.where(known, self.triples.costs[at], otherwise)
