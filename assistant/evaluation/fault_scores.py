"""Outcomes of faults → recall and right code, by kind of damage and by expected code, and item by item what was gained or lost."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from assistant.evaluation.faults import Outcome
from corpus.faults import Kind

HARMLESS = "none"
_Group = TypeVar("_Group")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many faults could be told, were caught, and were answered by the right code. `codes`: what answered them, how often."""

    faults: int
    caught: int
    right: int
    codes: Mapping[str, int]

    @property
    def recall(self) -> float:
        return self.caught / self.faults if self.faults else 1.0

    @property
    def right_code(self) -> float:
        """Share of all faults, missed ones included."""
        return self.right / self.faults if self.faults else 1.0


@dataclass(frozen=True, slots=True)
class Stored:
    """One fault of a stored run."""

    id: str
    caught: bool
    right: bool
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A fault whose answer is not that of the stored run."""

    before: Stored
    now: Stored


def by_kind(outcomes: Sequence[Outcome]) -> dict[Kind, Tally]:
    """Tallies in the order of Kind."""
    tallies = _tallies(outcomes, lambda outcome: outcome.fault.kind)
    return {kind: tallies[kind] for kind in Kind if kind in tallies}


def by_code(outcomes: Sequence[Outcome]) -> dict[str, Tally]:
    """Tallies by the code that was heard or, where none of the expected was, by the first expected one; harmless damage under HARMLESS."""
    return dict(sorted(_tallies(outcomes, _code).items()))


def _code(outcome: Outcome) -> str:
    heard = {code.strip("()") for code in outcome.codes}
    expected = outcome.fault.expected.codes
    return min(heard & expected or expected, default=HARMLESS)


def _tallies(outcomes: Sequence[Outcome], group: Callable[[Outcome], _Group]) -> dict[_Group, Tally]:
    groups: dict[_Group, list[Outcome]] = {}
    for outcome in outcomes:
        if not outcome.known:
            groups.setdefault(group(outcome), []).append(outcome)
    return {name: _tally(members) for name, members in groups.items()}


def _tally(outcomes: Sequence[Outcome]) -> Tally:
    codes = Counter(" ".join(outcome.codes) or "-" for outcome in outcomes)
    return Tally(len(outcomes), sum(o.caught for o in outcomes), sum(o.right for o in outcomes), dict(codes.most_common()))


def stored(outcomes: Iterable[Outcome]) -> list[Stored]:
    """What a run file keeps."""
    return [Stored(o.fault.id, o.caught, o.right, o.codes) for o in outcomes if not o.known]


def changes(before: Iterable[Stored], now: Iterable[Stored]) -> tuple[list[Change], list[Change]]:
    """Gains and losses among the faults that both runs have: more or less caught, and equally caught with or without the right code."""
    earlier = {item.id: item for item in before}
    pairs = [Change(earlier[item.id], item) for item in now if item.id in earlier]
    gains = [pair for pair in pairs if _grade(pair.now) > _grade(pair.before)]
    losses = [pair for pair in pairs if _grade(pair.now) < _grade(pair.before)]
    return gains, losses


def _grade(item: Stored) -> int:
    return item.caught + 2 * item.right
