"""Answers to questions → what the workbench is told about them: notes, and how they stand to last period."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from assistant.accepting import accepted
from assistant.comparison import compare, comparisons
from assistant.consistency import FactNote
from assistant.draft import Draft, Question
from assistant.fact_notes_json import comparison_to_json, note_to_json

Json = dict[str, Any]


def facts_form(draft: Draft, values: Mapping[str, str | None], notes: Sequence[FactNote]) -> Json:
    """Notes on the answers just given and the comparison of each with last period."""
    compared = [comparison_to_json(each) for each in comparisons(draft) if each.question in values]
    return {"notes": [note_to_json(note) for note in notes], "comparisons": compared}


def tried_form(draft: Draft, values: Mapping[str, str | None], notes: Sequence[FactNote]) -> Json:
    """The same for answers that are only tried; `accepted` gives each as it would stand in the text."""
    refused = {note.question for note in notes if note.severity == "error"}
    taken = [_with(question, values[question.id]) for question in draft.questions if question.id in values and question.id not in refused]
    compared = [comparison_to_json(found) for question in taken if (found := compare(question))]
    return {"accepted": {question.id: question.value for question in taken}, "notes": [note_to_json(note) for note in notes], "comparisons": compared}


def _with(question: Question, value: str | None) -> Question:
    return replace(question, value=accepted(question, value))
