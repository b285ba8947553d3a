"""A table pasted into the conversation → answers to the questions that its rows name, in one revision; nothing answered before is written over.

Only the column of the report's own period is read (`assistant.fact_files.columns`); what the table gives for last period tells which of
several questions a row means, and that a row means none of them.
"""

import re
from dataclasses import dataclass, field

from assistant.accepting import accepted
from assistant.conversation.answering import record
from assistant.conversation.fact_words import Value
from assistant.conversation.matching import Match, matches, sure
from assistant.conversation.message import read_message
from assistant.conversation.places import place
from assistant.conversation.replies import Reply, reply
from assistant.conversation.turn import Turn
from assistant.draft import Question
from assistant.errors import RejectedFact, RejectedRows
from assistant.fact_files import FactRow, rows_of_text, table_of_text, value_column
from assistant.fact_files.matching import question_of
from assistant.fact_files.units import in_unit_of
from assistant.quantities import number_of
from assistant.report import Report
from corpus.periods import Period
from prompts.contexts import TalkRefused
from prompts.contexts.talk import FactChoice, FactKept, UnsureFact

_CELLS = re.compile(r"\t|(?<=\S)\s*\|\s*(?=\S)")
_NUMBER = re.compile(r"\d[\d.,]*(?:\s*/\s*\d[\d.]*)?\s*%?")
_BY_CLAUSE = 2
_SHOWN = 4
_LINES = 2


@dataclass(slots=True)
class _Taken:
    """`rows`: the row that answers a question, by question id."""

    answers: dict[str, str] = field(default_factory=dict)
    rows: dict[str, FactRow] = field(default_factory=dict)
    unsure: list[UnsureFact] = field(default_factory=list)
    kept: list[FactKept] = field(default_factory=list)


def is_table(message: str) -> bool:
    """Whether a message holds lines of cells, as they come from a spreadsheet."""
    return sum(1 for line in message.splitlines() if _CELLS.search(line.strip(" "))) >= _LINES


def take(turn: Turn, report: Report, message: str) -> Reply:
    """Answer what is sure; rows that may mean several questions, or would change an answer, are told."""
    table = "\n".join(line for line in message.splitlines() if _CELLS.search(line))
    period = Period.parse(report.draft.info.period)
    try:
        rows, column = rows_of_text(table, period), value_column(table_of_text(table), period)
    except RejectedRows as refusal:
        return reply("clarify", TalkRefused(str(refusal)))
    taken = _Taken()
    for row in rows:
        _take(report, row, taken)
    return record(turn, report, taken.answers, unsure=taken.unsure, kept=taken.kept, column=column)


def _take(report: Report, row: FactRow, taken: _Taken) -> None:
    question, choices = _meant(report, row)
    try:
        value = accepted(question, in_unit_of(question, row.value, row.unit)) if question else None
    except RejectedFact:
        question = value = None
    if question is None or value is None:
        taken.unsure.append(UnsureFact(f"{row.question}: {row.value}", _offered(report, row, choices)))
    elif question.id in taken.rows and taken.answers.get(question.id) != value:
        earlier = taken.rows[question.id]
        taken.answers.pop(question.id, None)
        taken.unsure += [UnsureFact(f"{each.question}: {each.value}", _offered(report, each, (question,))) for each in (earlier, row)]
    elif question.value is not None and question.value != value:
        taken.kept.append(FactKept(question.id, value, question.name, "không có" if question.value == "none" else question.value))
    elif question.value is None:
        taken.answers[question.id] = value
        taken.rows[question.id] = row


def _meant(report: Report, row: FactRow) -> tuple[Question | None, tuple[Question, ...]]:
    """The question that a row means for certain, else those that it may mean."""
    try:
        exact = question_of(report.draft, row)
        return (exact, ()) if _same(exact, row) is not False else (None, (exact,))
    except RejectedFact:
        pass
    value = Value(row.value, number=row.value if _NUMBER.fullmatch(row.value) else "")
    found = matches(report, read_message(row.question).plain, value)
    agreeing = [match for match in found if _same(match.question, row)]
    match = _only(agreeing) if agreeing else sure([match for match in found if _same(match.question, row) is not False])
    return (match.question, ()) if match else (None, tuple(each.question for each in agreeing or found))


def _only(agreeing: list[Match]) -> Match | None:
    """Among questions with the same value last period: the one whose name or clause is said."""
    said = [match for match in agreeing if match.rank >= _BY_CLAUSE]
    return said[0] if len(said) == 1 else sure(agreeing)


def _same(question: Question, row: FactRow) -> bool | None:
    """Whether last period's value is the table's; None where one of them does not tell."""
    before, given = number_of(question.previous or ""), number_of(row.previous)
    return before == given if before is not None and given is not None else None


def _offered(report: Report, row: FactRow, questions: tuple[Question, ...]) -> tuple[FactChoice, ...]:
    return tuple(
        FactChoice(each.id, row.value, each.name, each.previous, place(report, each.sections[0]) if each.sections else "", "") for each in questions[:_SHOWN]
    )
