"""The source and the real next document → every value of the source with what the real document says in its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from assistant.evaluation.alignment import Aligned, aligned
from assistant.evaluation.protected import citations_of, is_inside, protected
from assistant.evaluation.units import Unit
from assistant.evaluation.values import QUANTITIES, VALUES, Token, token_pairs, tokens_of
from assistant.expressions import Expression, find_expressions
from corpus.citations import Citation
from corpus.document import Document
from corpus.periods import Period

Place = Literal["fact", "period", "protected"]
_PERIODS = ("half", "months", "quarter", "year", "bare", "moment")


@dataclass(frozen=True, slots=True)
class Value:
    """A value at `[start:end]` of the source; `now` is the token at its place in the real document, None where there is none.

    `place`: «period» where the real document moved a year with the period, or where the words name a part of a year; «protected» inside a
    citation, a quoted name or a programme span; else «fact».
    """

    start: int
    end: int
    unit: int
    token: Token
    place: Place
    now: Token | None = None

    @property
    def changed(self) -> bool:
        return self.now is not None and self.now.value != self.token.value


@dataclass(frozen=True)
class Reading:
    """What an officer knows who has both documents before them."""

    old: Document
    new: Document
    period: Period
    aligned: Aligned

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        return citations_of(self.old)

    @cached_property
    def new_citations(self) -> tuple[Citation, ...]:
        return citations_of(self.new)

    @cached_property
    def protected(self) -> tuple[tuple[int, int], ...]:
        return protected(self.old, self.citations)

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """Every value of the source, in order."""
        return tuple(value for index in range(len(self.aligned.old)) for value in self._values(index))

    def partner(self, index: int) -> Unit | None:
        """The unit of the real document that says what unit `index` of the source says."""
        at = self.aligned.partner.get(index)
        return None if at is None else self.aligned.new[at]

    def values_in(self, start: int, end: int) -> list[Value]:
        return [value for value in self.values if value.start < end and start < value.end]

    def _values(self, index: int) -> Iterator[Value]:
        unit, partner = self.aligned.old[index], self.partner(index)
        old, new = tokens_of(unit.text), tokens_of(partner.text) if partner else []
        pairs = token_pairs(old, new)
        for number, token in enumerate(old):
            if token.kind in VALUES and not (unit.role == "heading" and number == 0):  # not the number of the heading
                now = new[pairs[number]] if number in pairs else None
                start, end = unit.start + token.start, unit.start + token.end
                yield Value(start, end, index, token, self._place(start, end, token, now), now)

    def _place(self, start: int, end: int, token: Token, now: Token | None) -> Place:
        if is_inside(self.protected, start, end):
            return "protected"
        named = next((e for e in self._expressions if e.start < end and start < e.end), None)
        if named is None or named.kind not in _PERIODS:
            return "fact"
        if token.kind in QUANTITIES:
            return "period"
        return "period" if now is not None and token.kind == "year" and int(now.text) == int(token.text) + self.distance else "fact"

    @property
    def distance(self) -> int:
        """Years from the period of the source to that of the real document."""
        return self.period.year - (self.old.period.year if self.old.period else self.period.year - 1)

    @cached_property
    def _expressions(self) -> list[Expression]:
        return find_expressions(self.old.text)


def read_both(old: Document, new: Document, period: Period) -> Reading:
    """Align `old` with `new`, the real document of `period`."""
    return Reading(old, new, period, aligned(old, new))
