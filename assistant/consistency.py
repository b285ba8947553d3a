"""What is wrong with answers: each by itself, with the other answers, with the period (rules G1–G6 of facts). Nothing here changes a draft."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from assistant.accepting import accepted
from assistant.adapting.absence import refused_absences
from assistant.agreement import RULES, Answers
from assistant.date_forms import out_of_form
from assistant.draft import Draft, Question
from assistant.errors import RejectedFact, UnknownQuestion
from assistant.formulas import total_of
from assistant.stale_years import stale_year

_PAIR = 2  # a share of one count by another has a constraint of its own
Severity = Literal["error", "warning"]
"""An error is refused; a warning is accepted with the note."""


@dataclass(frozen=True, slots=True)
class FactNote:
    """One sentence about the answer to `question`; `others` are the answers it does not agree with."""

    question: str
    severity: Severity
    text: str
    others: tuple[str, ...] = ()


def check_facts(draft: Draft, facts: Mapping[str, str | None]) -> tuple[FactNote, ...]:
    """Everything that is wrong with `facts` as answers to the draft's questions, on top of what is answered already.

    Raises UnknownQuestion for an id that the draft does not ask.
    """
    known = {question.id: question for question in draft.questions}
    notes: list[FactNote] = []
    for identifier, value in facts.items():
        if identifier not in known:
            raise UnknownQuestion(f"Không có câu hỏi «{identifier}» trong bản thảo này: hãy xem danh sách câu hỏi rồi ghi lại.")
        try:
            known[identifier] = replace(known[identifier], value=accepted(known[identifier], value))
        except RejectedFact as refusal:
            notes.append(FactNote(identifier, "error", str(refusal)))
    answered = replace(draft, questions=tuple(known[question.id] for question in draft.questions))
    notes += [FactNote(name, "error", text) for name, text in refused_absences(answered, facts)]
    refused = {note.question for note in notes}
    return (*notes, *disagreements(answered, [name for name in facts if name not in refused]))


def disagreements(draft: Draft, given: Mapping[str, object] | list[str]) -> tuple[FactNote, ...]:
    """What is wrong between the answers of `draft`, as far as one of the questions `given` is concerned."""
    answers = Answers(draft)
    notes = [*_of_constraints(draft, answers, set(given)), *_of_formulas(draft, answers, set(given))]
    noted = {note.question for note in notes}
    notes += [note for note in _of_years(draft, answers, set(given)) if note.question not in noted]
    return tuple(dict.fromkeys(notes))


def _of_years(draft: Draft, answers: Answers, given: set[str]) -> Iterator[FactNote]:
    for question in draft.questions:
        if question.id in given and (text := stale_year(question, answers.period)):
            yield FactNote(question.id, "warning", text)


def _of_constraints(draft: Draft, answers: Answers, given: set[str]) -> Iterator[FactNote]:
    told: set[tuple[str, frozenset[str]]] = set()
    for question in draft.questions:
        if question.value is None:
            continue
        yield from _alone(question, answers, given)
        for constraint in question.constraints:
            names = (question.id, *constraint.of)
            concerned = next((name for name in names if name in given), None)
            rule = RULES.get(constraint.rule)
            if concerned and rule and (constraint.rule, frozenset(names)) not in told and (text := rule.says(question, constraint.of, answers)):
                told.add((constraint.rule, frozenset(names)))
                yield FactNote(concerned, rule.severity, text, tuple(name for name in names if name != concerned))


def _alone(question: Question, answers: Answers, given: set[str]) -> Iterator[FactNote]:
    if question.id not in given:
        return
    if text := answers.far_from_previous(question):
        yield FactNote(question.id, "warning", text)
    if question.type == "date" and question.value and out_of_form(question.previous or "", question.value):
        text = f"«{question.name}»: «{question.value}» không theo cách viết của kỳ trước («{question.previous}»); hãy đọc lại câu trong bản thảo xem còn xuôi."
        yield FactNote(question.id, "warning", text)


def _of_formulas(draft: Draft, answers: Answers, given: set[str]) -> Iterator[FactNote]:
    """Remainders below nought and shares of more than the whole."""
    for formula in sorted({op.formula for sentence in draft.sentences() for op in sentence.ops if op.formula}):
        kind, _, rest = formula.partition(":")
        names = answers.answered(formula)
        concerned = [name for name in names if name in given]
        if not concerned:
            continue
        others = tuple(name for name in names if name != concerned[0])
        if kind == "sum" and "-" in rest and total_of(rest, answers.known) < 0:
            yield FactNote(concerned[0], "error", f"{answers.named(names)}: số còn lại âm, hãy xem lại các số liệu này.", others)
        part, _, whole = rest.partition("/")
        if kind == "share" and len(names) > _PAIR and total_of(part, answers.known) > max(total_of(whole, answers.known), Decimal(0)):
            yield FactNote(concerned[0], "error", f"{answers.named(names)}: một phần không thể lớn hơn tổng số, hãy xem lại.", others)
