"""The dense side under filters: Chroma's own filters are slow, so it is asked for more and the rest dropped, or passages are compared one by one."""

import math
import threading
from collections import OrderedDict
from dataclasses import replace

import numpy as np

from corpus.document import Kind
from retrieval.embedding import Vectors
from retrieval.filters import Within
from retrieval.hits import Scores
from retrieval.indexes import Indexes

_DEEP = 1_000  # neighbours worth asking for, of all collections together: 20 µs each
_DEEPEST = 4_000
_FEW = 4_000  # passages whose vectors are fetched and compared one by one: 80 µs each the first time, next to nothing from then on
_KEPT = 4
_COUNTS = 1_000
_SPARE = 1.2


class NarrowedVectors:
    """Finds the nearest passages among those admitted. The vectors of the last few small sets stay in memory while the library stays as it is."""

    def __init__(self, indexes: Indexes) -> None:
        self._indexes = indexes
        self._lock = threading.Lock()
        self._sets: OrderedDict[Within, tuple[tuple[int, ...], Vectors]] = OrderedDict()
        self._counts: dict[Within, int] = {}

    def forget(self) -> None:
        """The library has changed."""
        with self._lock:
            self._sets.clear()
            self._counts.clear()

    def search(self, vector: Vectors, within: Within, *, limit: int) -> Scores:
        """Cosine similarity of the nearest passages, best first; of passages narrowed by fields a quarter of `limit` is enough."""
        if within.is_plain:
            return self._indexes.vectors.search(vector, kinds=within.kinds, limit=limit)
        if not np.any(vector):
            return {}
        if not within.fields:
            return self._dropped(vector, within, depth=limit, enough=limit // 2, limit=limit)
        within = replace(within, kinds=tuple(kind for kind in within.kinds or tuple(Kind) if self._count(replace(within, kinds=(kind,)))))
        if not within.kinds:
            return {}
        admitted, of, enough = self._count(within), self._count(Within(within.kinds)), max(limit // 4, 1)
        depth = max(enough, math.ceil(_SPARE * enough * of / admitted))
        if admitted <= _FEW and depth * len(within.kinds) > _DEEP:
            return self._compared(vector, within, limit)
        return self._dropped(vector, within, depth=depth, enough=enough, limit=limit)

    def _count(self, within: Within) -> int:
        if within not in self._counts:
            if len(self._counts) >= _COUNTS:
                self._counts.clear()
            self._counts[within] = self._indexes.lexical.count_within(within)
        return self._counts[within]

    def _dropped(self, vector: Vectors, within: Within, *, depth: int, enough: int, limit: int) -> Scores:
        """Ask for `depth` neighbours, and for more while fewer than `enough` of them are admitted."""
        deepest = max(_DEEPEST // len(within.kinds or tuple(Kind)), limit)
        depth = min(depth, deepest)
        while True:
            found = self._indexes.vectors.search(vector, kinds=within.kinds, limit=depth)
            admitted = self._indexes.lexical.admitted(list(found), within)
            if len(admitted) >= enough or len(found) < depth or depth >= deepest:
                return dict([(number, score) for number, score in found.items() if number in admitted][:limit])
            depth = min(4 * depth, deepest)

    def _compared(self, vector: Vectors, within: Within, limit: int) -> Scores:
        numbers, rows = self._set(within)
        if not numbers:
            return {}
        scores = rows @ vector
        best = sorted(zip(numbers, scores.tolist(), strict=True), key=lambda scored: (-scored[1], scored[0]))
        return dict(best[:limit])

    def _set(self, within: Within) -> tuple[tuple[int, ...], Vectors]:
        with self._lock:
            if within in self._sets:
                self._sets.move_to_end(within)
                return self._sets[within]
        made = self._indexes.vectors.held(self._indexes.lexical.numbers_within(within, limit=_FEW), kinds=within.kinds)
        with self._lock:
            self._sets[within] = made
            while len(self._sets) > _KEPT:
                self._sets.popitem(last=False)
        return made
