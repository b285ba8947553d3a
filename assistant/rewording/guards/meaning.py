"""Guards of the meaning: no negation in or out, no new claim, mostly the words of the source."""

from assistant.rewording.phrases import phrases
from assistant.rewording.task import Task, words
from prompts import contexts
from prompts.contexts import Context

_FEW_WORDS = 4  # as many new words as a rewording may always bring


def negation_unchanged(task: Task) -> Context | None:
    """A sentence denies something exactly where its source does."""
    for sentence in task.answer.sentences:
        if denies(sentence.text) and not any(denies(item.text) for item in task.sources(sentence)):
            return contexts.WithheldNegation(task.sources(sentence)[0].sentence.text)
    for item in task.section:
        made = " ".join(sentence.text for sentence in task.answer.sentences if item.id in sentence.origins)
        if denies(item.text) and not denies(made):
            return contexts.WithheldNegation(item.sentence.text)
    return None


def denies(text: str) -> bool:
    """Whether it holds a word of negation outside the marks."""
    return not phrases().negations.isdisjoint(words(text))


def promise_unchanged(task: Task) -> Context | None:
    """What is promised stays a promise, and nothing else becomes one."""
    for sentence in task.answer.sentences:
        if promises(sentence.text) and not any(promises(item.text) for item in task.sources(sentence)):
            return contexts.WithheldPromise(task.sources(sentence)[0].sentence.text)
    for item in task.section:
        made = " ".join(sentence.text for sentence in task.answer.sentences if item.id in sentence.origins)
        if promises(item.text) and not promises(made):
            return contexts.WithheldPromise(item.sentence.text)
    return None


def promises(text: str) -> bool:
    """Whether it holds words of a commitment outside the marks."""
    said = f" {' '.join(words(text))} "
    return any(f" {phrase} " in said for phrase in phrases().promises)


def no_new_claim(task: Task) -> Context | None:
    for sentence in task.answer.sentences:
        known, written = (f" {' '.join(said)} " for said in (task.source_words(sentence), words(sentence.text)))
        new = sorted(claim for claim in phrases().claims if f" {claim} " in written and f" {claim} " not in known)
        if new:
            return contexts.WithheldAddedClaim(new[0])
    return None


def mostly_words_of_the_source(task: Task) -> Context | None:
    """At least half of a sentence's words stand in its source."""
    for sentence in task.answer.sentences:
        known, written = set(task.source_words(sentence)), words(sentence.text)
        new = [word for word in written if word not in known]
        if len(new) > _FEW_WORDS and 2 * len(new) > len(written):
            return contexts.WithheldUnsupported(task.readable(sentence.text))
    return None
