"""The values of a statement ↔ the slots of a report: the section whose slots take them best, in order; what could as well be another slot stays open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from assistant.conversation.fitting_values import takes
from assistant.conversation.slots import Slot, Slots
from assistant.conversation.statements import Stated, Statement

_SAME_SIDE, _OTHER_SIDE, _IN_SENTENCE, _IN_SECTION = 1.0, 0.85, 0.6, 0.45
_FOREIGN = -0.4  # a word that stands elsewhere in the report, but nowhere near the slot
_ELSEWHERE = 0.3  # of its weight counts a word of the statement that stands farther from the figure
_ALIKE, _SHORT = 84.0, 3
_LEAST = 0.52  # of what is said must be found around the slot
_MARGIN = 0.07
_PRECISION = 0.25
_NEXT = 0.08
_UNITS_ALIKE = (frozenset(("ca", "nguoi", "dong")), frozenset(("tin", "bai")))


@dataclass(frozen=True, slots=True)
class Aligned:
    """A value with the slot that takes it; `rivals`: slots that could take it as well. No slot: nothing fits."""

    stated: Stated
    slot: Slot | None
    rivals: tuple[Slot, ...] = ()

    @property
    def sure(self) -> bool:
        return self.slot is not None and not self.rivals


@dataclass(frozen=True, slots=True)
class _Path:
    """`pairs`: index of the value → index of the slot in `section`."""

    total: float
    section: str
    pairs: tuple[tuple[int, int], ...]


def align(statement: Statement, slots: Slots, limits: frozenset[str] | None) -> tuple[Aligned, ...]:
    """One entry a value. `limits`: ids of the sections that may be meant."""
    scores = {
        section: [[_score(stated, statement, slot, slots) for slot in found] for stated in statement.values]
        for section, found in slots.of.items()
        if found and (limits is None or section in limits)
    }
    best = _best(scores)
    if best is None:
        return tuple(Aligned(stated, None) for stated in statement.values)
    chosen = dict(best.pairs)
    return tuple(_entry(at, stated, chosen, best, scores, slots) for at, stated in enumerate(statement.values))


def _entry(at: int, stated: Stated, chosen: Mapping[int, int], best: _Path, scores: Mapping[str, list[list[float]]], slots: Slots) -> Aligned:
    if at not in chosen:
        return Aligned(stated, None)
    slot = slots.of[best.section][chosen[at]]
    other = _best(scores, without=(at, best.section, chosen[at]))
    found = dict(other.pairs).get(at) if other else None
    rivals = (slots.of[other.section][found],) if other and found is not None and other.total >= best.total - _MARGIN else ()
    return Aligned(stated, slot, rivals)


def _best(scores: Mapping[str, list[list[float]]], without: tuple[int, str, int] | None = None) -> _Path | None:
    paths = []
    for section, rows in scores.items():
        banned = without[0::2] if without and without[1] == section else None
        total, pairs = _walk(rows, banned)
        if pairs:
            paths.append(_Path(total, section, pairs))
    return max(paths, key=lambda path: path.total, default=None)


def _walk(rows: Sequence[Sequence[float]], banned: tuple[int, ...] | None) -> tuple[float, tuple[tuple[int, int], ...]]:
    """The best pairs of values and slots, both in order; a value may stay without one."""
    width = len(rows[0]) if rows else 0

    @cache
    def from_(at: int, free: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        if at == len(rows):
            return 0.0, ()
        found = from_(at + 1, free)
        for slot in range(free, width):
            score = rows[at][slot]
            if score < _LEAST or (at, slot) == banned:
                continue
            rest, pairs = from_(at + 1, slot + 1)
            near = _NEXT if pairs and pairs[0] == (at + 1, slot + 1) else 0.0
            if score - _LEAST / 2 + rest + near > found[0]:
                found = (score - _LEAST / 2 + rest + near, ((at, slot), *pairs))
        return found

    return from_(0, 0)


def _score(stated: Stated, statement: Statement, slot: Slot, slots: Slots) -> float:
    """How much of what is said stands around the slot, and how much of what names the slot was said; 0 where it cannot take the value."""
    if not takes(slot.question, stated.value) or _other_unit(stated, slot):
        return 0.0
    said = dict.fromkeys(statement.words, _ELSEWHERE)
    for side in (stated.beside.left, stated.beside.right):
        said |= {word: max(weight, said.get(word, 0.0)) for word, weight in side.items()}
    total = sum(weight * slots.weight(word) for word, weight in said.items())
    if not total:
        return 0.0
    held = sum(weight * slots.weight(word) * (_credit(word, stated, slot) or (_FOREIGN if word in slots.rare else 0.0)) for word, weight in said.items())
    return (1 - _PRECISION) * held / total + _PRECISION * _named(slot, said, slots)


def _credit(word: str, stated: Stated, slot: Slot) -> float:
    """By the nearest place around the slot that holds the word."""
    right = word in stated.beside.right
    if _among(word, slot.beside.right if right else slot.beside.left) or _among(word, slot.name):
        return _SAME_SIDE
    if _among(word, slot.beside.left if right else slot.beside.right):
        return _OTHER_SIDE
    if _among(word, slot.sentence):
        return _IN_SENTENCE
    return _IN_SECTION if _among(word, slot.section) else 0.0


def _named(slot: Slot, said: Mapping[str, float], slots: Slots) -> float:
    """The share of the words right after the slot and of its name that were said."""
    own = {**slot.beside.right, **dict.fromkeys(slot.name, 1.0)}
    total = sum(weight * slots.weight(word) for word, weight in own.items())
    return sum(weight * slots.weight(word) for word, weight in own.items() if _among(word, said)) / total if total else 0.0


def _other_unit(stated: Stated, slot: Slot) -> bool:
    """«03 tập thể» is no count of persons: both name what they count, and not the same."""
    own, other = stated.beside.first, slot.beside.first
    if not own or not other or stated.is_date or own == other or any({own, other} <= group for group in _UNITS_ALIKE):
        return False
    return (
        slot.question.type in ("int", "ratio") and not _among(own, slot.beside.right) and not _among(own, slot.name) and not _among(other, stated.beside.right)
    )


def _among(word: str, words: Mapping[str, float] | frozenset[str]) -> bool:
    return word in words or (len(word) > _SHORT and any(len(other) > _SHORT and fuzz.ratio(word, other) >= _ALIKE for other in words))
