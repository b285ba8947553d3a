"""Figures that follow from others are no longer asked: a finished draft in, the same draft with formulas and constraints out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.adapting.apart import pairs_of_ratios, shares_apart
from assistant.adapting.changes import Unchanged, changes_in, unchanged_in
from assistant.adapting.constraints import constraints_in
from assistant.adapting.figure_lines import Slot, figure_lines
from assistant.adapting.rewriting import Rewriting, rewritten
from assistant.adapting.totals import Total, totals_in
from assistant.constraint import Constraint
from assistant.draft import Draft, Question
from assistant.formulas import terms_of
from corpus.periods import Period

Terms = tuple[tuple[str, str], ...]
"""A signed sum: («+», «q03»), («-», «q05»)."""


def with_derived(draft: Draft, *, old: Period, new: Period) -> Draft:
    """Totals, remainders, shares and changes that hold in the source are computed; questions keep the order and count up anew.

    `old` is the period of the source. Every answer a derived figure takes is still asked.
    """
    lines = figure_lines(draft)
    book = _Book({question.id: question for question in draft.questions})
    for total in totals_in(lines):
        book.add_total(total)
    for apart in shares_apart(lines):
        if apart.whole is None:
            book.derive(apart.percent.question, f"ratio:{apart.part.question}")
        else:
            book.add_share(apart.percent, apart.part, apart.whole, kind=apart.formula)
    for change in changes_in(lines, old=old, new=new):
        book.add_change(change.slot, change.base)
    for first, second in (pair for line in lines for pair in pairs_of_ratios(line)):
        book.pairs[second.question] = first.question
    constraints = dict(constraints_in(draft, lines, book.totals(), old=old))
    for name in book.signed:
        constraints[name] = (*constraints.get(name, ()), Constraint("direction"))
    same = tuple(said for said in unchanged_in(lines, old=old, new=new) if book.is_asked(said.base.question))
    return rewritten(draft, book.done(same), constraints)


@dataclass(slots=True)
class _Book:
    """What has been found to follow from what. `sums`: a question as a signed sum of questions that are asked; `pairs`: second ratio → first."""

    questions: Mapping[str, Question]
    sums: dict[str, Terms] = field(default_factory=dict)
    formulas: dict[str, str] = field(default_factory=dict)
    signed: set[str] = field(default_factory=set)
    pairs: dict[str, str] = field(default_factory=dict)

    def add_total(self, total: Total) -> None:
        """The total becomes the sum of its parts, unless that would turn in a circle."""
        asked = total.total.question
        terms = _cancelled([*self._expanded("+", total.plus), *self._expanded("-", total.minus)])
        if asked in self.formulas or asked in self.sums or not terms or asked in [name for _, name in terms]:
            return
        self.sums[asked] = tuple(terms)
        self.sums = {name: tuple(_cancelled(list(self._resolved(parts)))) for name, parts in self.sums.items()}

    def add_share(self, percent: Slot, part: Slot, whole: Slot, *, kind: str) -> None:
        self.derive(percent.question, f"{kind}:{self._sum_of(part)}/{self._sum_of(whole)}")

    def derive(self, question: str, formula: str) -> None:
        if question not in self.formulas and question not in self.sums and question not in terms_of(formula):
            self.formulas[question] = formula

    def add_change(self, slot: Slot, base: Slot | None) -> None:
        """Computed where the previous value is known and the figure itself is asked; else asked together with its direction."""
        if slot.question in self.formulas or slot.question in self.sums:
            return
        if base and self.is_asked(base.question) and base.text == self.questions[base.question].previous:
            self.formulas[slot.question] = f"change:{base.question}"
        else:
            self.signed.add(slot.question)

    def is_asked(self, question: str) -> bool:
        return question not in self.sums and question not in self.formulas

    def totals(self) -> dict[str, tuple[str, ...]]:
        """Questions that are plain sums → what they are the sums of."""
        return {name: tuple(part for _, part in terms) for name, terms in self.sums.items() if all(sign == "+" for sign, _ in terms)}

    def done(self, unchanged: tuple[Unchanged, ...]) -> Rewriting:
        """Formulas by question, those of asked changes among them."""
        formulas = {**{name: f"sum:{_written(terms)}" for name, terms in self.sums.items()}, **self.formulas}
        formulas = {name: formula for name, formula in formulas.items() if not set(terms_of(formula)) & (formulas.keys() - {name})}
        formulas |= {name: f"signed:{name}" for name in self.signed}
        return Rewriting(formulas, self.pairs, unchanged)

    def _expanded(self, sign: str, slots: Sequence[Slot]) -> Iterator[tuple[str, str]]:
        for slot in slots:
            yield from self._terms(sign, slot.question)

    def _terms(self, sign: str, name: str) -> Iterator[tuple[str, str]]:
        for inner, question in self.sums.get(name, (("+", name),)):
            yield "+" if inner == sign else "-", question

    def _resolved(self, terms: Terms) -> Iterator[tuple[str, str]]:
        for sign, name in terms:
            yield from self._terms(sign, name)

    def _sum_of(self, slot: Slot) -> str:
        return _written(self.sums.get(slot.question, (("+", slot.question),)))


def _written(terms: Terms) -> str:
    return "".join(sign + name for sign, name in terms).removeprefix("+")


def _cancelled(terms: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """What is added and taken away again goes out."""
    kept: list[tuple[str, str]] = []
    for sign, name in terms:
        opposite = ("-" if sign == "+" else "+", name)
        if opposite in kept:
            kept.remove(opposite)
        else:
            kept.append((sign, name))
    return kept
