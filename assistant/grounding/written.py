"""Judges a section that a model wrote from passages and facts: every value behind a mark of a source that its sentence names.

The passages and facts are masked like sentences, so the guards of a rewording serve here too; what they ask about keeping everything does not apply.
"""

from dataclasses import dataclass

from assistant.draft import Sentence
from assistant.grounding.passages import Passage
from assistant.rewording.guards import form, meaning, values
from assistant.rewording.masking import MARK, MaskedSentence, mask
from assistant.rewording.task import Guard, Task
from prompts import contexts
from prompts.contexts import Context


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the officer has said: «số tập thể được khen: 05»."""

    id: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Sources:
    """Passages and facts, and the same with marks; facts come as «name: value»."""

    passages: tuple[Passage, ...]
    facts: tuple[Fact, ...]
    masked: tuple[MaskedSentence, ...]


def sources_of(passages: tuple[Passage, ...], facts: tuple[Fact, ...]) -> Sources:
    """Everything a model may write from, with its values masked."""
    told = [Sentence(passage.id, passage.text, "author") for passage in passages]
    said = [Sentence(fact.id, f"{fact.name}: {fact.value}", "author") for fact in facts]
    return Sources(passages, facts, mask((*told, *said)))


def plain_words(task: Task) -> Context | None:
    """No sign of formatting and no address, whatever the sources hold: a planted one would come from there."""
    found = (match[0].strip() for sentence in task.answer.sentences for match in form.MARKUP.finditer(sentence.text))
    return next((contexts.WithheldMarkup(sign) for sign in found), None)


def no_mark_twice(task: Task) -> Context | None:
    """A value stands once: said twice it reads as two."""
    seen: set[str] = set()
    for mark in task.marks():
        if mark in seen:
            return contexts.WithheldRepeated(task.values[mark].meaning, task.values[mark].value)
        seen.add(mark)
    return None


def values_in_order(task: Task) -> Context | None:
    """Values of one kind and one source keep their order inside a sentence."""
    for sentence in task.answer.sentences:
        place = {mark: index for index, mark in enumerate(MARK.findall(sentence.text))}
        for item in task.sources(sentence):
            last: dict[str, int] = {}
            for value in item.values:
                at = place.get(value.mark)
                if at is None:
                    continue
                if at < last.get(value.kind, -1):
                    return contexts.WithheldMoved(value.meaning, value.value)
                last[value.kind] = at
    return None


def denial_has_a_source(task: Task) -> Context | None:
    """What is denied is denied by a source that the sentence names; a source that only denies is not turned round."""
    for sentence in task.answer.sentences:
        sources = task.sources(sentence)
        if meaning.denies(sentence.text) != any(meaning.denies(item.text) for item in sources) and (meaning.denies(sentence.text) or len(sources) == 1):
            return contexts.WithheldNegation(task.readable(sentence.text))
    return None


def promise_has_a_source(task: Task) -> Context | None:
    for sentence in task.answer.sentences:
        if meaning.promises(sentence.text) and not any(meaning.promises(item.text) for item in task.sources(sentence)):
            return contexts.WithheldPromise(task.readable(sentence.text))
    return None


GUARDS: tuple[Guard, ...] = (
    plain_words,
    form.in_vietnamese,
    form.known_sources,
    values.known_marks,
    values.no_new_slot,
    values.no_new_citation,
    values.no_new_number,
    values.no_new_number_word,
    form.marks_with_their_source,
    no_mark_twice,
    values.figures_keep_their_word,
    values_in_order,
    values.no_new_name,
    denial_has_a_source,
    promise_has_a_source,
    meaning.no_new_claim,
    meaning.mostly_words_of_the_source,
)


def judged(task: Task) -> Context | None:
    """The first reason to withhold what was written; None where nothing speaks against it."""
    return next((reason for guard in GUARDS if (reason := guard(task))), None)
