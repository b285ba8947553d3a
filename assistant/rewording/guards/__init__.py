"""Judges a model's answer: each guard gives the reason to withhold it, or None. Their order decides which reason the officer reads."""

from assistant.rewording.guards import form, meaning, values
from assistant.rewording.task import Guard, Task
from prompts.contexts import Context

GUARDS: tuple[Guard, ...] = (
    form.no_markup,
    form.in_vietnamese,
    form.known_sources,
    values.known_marks,
    values.no_new_slot,
    values.no_new_citation,
    values.no_new_number,
    values.no_new_number_word,
    values.every_mark_once,
    form.marks_with_their_source,
    form.every_sentence_used,
    form.slots_stand_alone,
    values.figures_keep_their_word,
    values.values_keep_their_order,
    values.no_new_name,
    meaning.negation_unchanged,
    meaning.promise_unchanged,
    meaning.no_new_claim,
    meaning.mostly_words_of_the_source,
)


def judge(task: Task) -> Context | None:
    """The first reason to withhold the answer; None where nothing speaks against it."""
    return next((reason for guard in GUARDS if (reason := guard(task))), None)
