"""One question per fact: slots of a sentence drafted from another document take the questions that a draft asks already."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.draft import Question, Sentence
from corpus.text.folding import key


def same_questions(theirs: Sequence[Question], ours: Sequence[Question]) -> dict[str, str]:
    """The ids of `theirs` that ask for the same fact as one of `ours`: same kind, type and name."""
    known = {_fact(question): question.id for question in reversed(ours)}
    return {question.id: known[_fact(question)] for question in theirs if _fact(question) in known}


def _fact(question: Question) -> tuple[str, str, str]:
    return question.kind, question.type, key(question.name)


def with_facts(sentence: Sentence, ids: Mapping[str, str]) -> Sentence:
    """The sentence with its slots on other questions; a slot whose question has no counterpart stays open without one."""
    ops = tuple(replace(op, fact=ids.get(op.fact)) if op.fact else op for op in sentence.ops)
    return replace(sentence, ops=ops)


def next_id(questions: Sequence[Question]) -> str:
    """The id after the highest one: q07 after q06."""
    numbers = [int(question.id[1:]) for question in questions if question.id[1:].isdigit()]
    return f"q{max(numbers, default=0) + 1:02d}"
