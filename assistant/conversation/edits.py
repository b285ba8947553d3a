"""The edits of a sentence as they are told to an officer."""

from collections.abc import Mapping

from assistant.draft import Op, Question, Sentence
from assistant.report import Report
from prompts.contexts.talk_findings import ToldEdit


def told_edits(sentence: Sentence, questions: Mapping[str, Question]) -> tuple[ToldEdit, ...]:
    """Every edit but the joining of lines, in order."""
    return tuple(_told(op, questions, sentence) for op in sentence.ops if op.kind != "join")


def questions_of(report: Report) -> dict[str, Question]:
    return {question.id: question for question in report.draft.questions}


def is_open(op: Op, questions: Mapping[str, Question]) -> bool:
    """Whether a slot still waits for its answer."""
    question = questions.get(op.fact or "")
    return op.kind == "slot" and (question is None or question.value is None)


def _told(op: Op, questions: Mapping[str, Question], sentence: Sentence) -> ToldEdit:
    question = questions.get(op.fact or "")
    name = question.name if question else None
    if op.kind == "slot":
        return ToldEdit("slot" if is_open(op, questions) else "fact", op.old, op.new, name)
    if op.kind in ("shift", "citation", "entity"):
        return ToldEdit(op.kind, op.old, op.new, name)
    if sentence.author:
        return ToldEdit("edit", op.old, op.new)
    return ToldEdit("blank" if sentence.cls == "head" else "cut", op.old.strip(), op.new)
