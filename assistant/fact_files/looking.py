"""Rows of a table → what each would come to: its question and value, or why it cannot be taken. The rows of `answers_of`, told one by one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.consistency import FactNote, check_facts
from assistant.draft import Draft, Question
from assistant.errors import RejectedFact, RejectedRows
from assistant.fact_files.matching import answers_of, problems_of, question_of
from assistant.fact_files.rows import FactRow


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A row; `value` as it would stand in the text. `problem`: why it cannot be taken; `notes`: what to look at although it can."""

    row: FactRow
    question: Question | None
    value: str | None
    problem: str | None
    notes: tuple[str, ...] = ()


def looked_at(draft: Draft, rows: Sequence[FactRow]) -> tuple[LookedAt, ...]:
    """Every row in order, with the problems that `answers_of` would name."""
    wrong = {problem.row: problem.text for problem in problems_of(draft, rows)}
    found = [LookedAt(row, _asked(draft, row), _value(draft, row), _without_number(wrong.get(row.number), row.number)) for row in rows]
    taken = {each.question.id: each.value for each in found if each.question and each.value and not each.problem}
    notes = [note for note in check_facts(draft, taken) if note.severity != "error"]
    return tuple(replace(each, notes=_notes(each, notes)) for each in found)


def _asked(draft: Draft, row: FactRow) -> Question | None:
    try:
        return question_of(draft, row)
    except RejectedFact:
        return None


def _value(draft: Draft, row: FactRow) -> str | None:
    """What the row would give by itself; None where it cannot be taken even alone."""
    try:
        return next(iter(answers_of(draft, [row]).values()), None)
    except RejectedRows:
        return None


def _notes(row: LookedAt, notes: Sequence[FactNote]) -> tuple[str, ...]:
    return tuple(note.text for note in notes if row.question and note.question == row.question.id and not row.problem)


def _without_number(text: str | None, number: int) -> str | None:
    """The list shows the number beside it."""
    return text.removeprefix(f"Dòng {number}: ") if text else None
