"""Turns the sentences of a section into a shorter candidate B in the words of a model, with what was left out, or ModelFailure saying why not."""

from dataclasses import dataclass

from assistant.draft import Candidate, Sentence
from assistant.langchain.calling import withheld
from assistant.langchain.candidate import Check, expected, notes_of, pass_check, read
from assistant.langchain.chat_model import ChatModel
from assistant.rewording import shortening
from assistant.rewording.candidate import paragraphs_of
from assistant.rewording.masking import mask
from assistant.rewording.task import Task
from prompts import contexts
from prompts.catalogue import render
from prompts.contexts import AuthorModel, ModelShortening, ModelShorteningSystem, ShortenedLine


@dataclass(frozen=True, slots=True)
class Shortened:
    """`removed`: sentences left out; `cut`: words left out inside others."""

    candidate: Candidate
    removed: tuple[Sentence, ...]
    cut: tuple[str, ...]


def shorten(section_sentences: tuple[Sentence, ...], *, model: ChatModel, check: Check) -> Shortened:
    """`section_sentences` and `check` as for a rewording. Raises ModelFailure."""
    section = mask(section_sentences)
    if not section:
        raise withheld(contexts.WithheldNothingToReword())
    lines = tuple(ShortenedLine(item.id, item.text, shortening.may_go(item)) for item in section)
    user = ModelShortening(lines, notes_of(section))
    with model.asked("shortening", system=ModelShorteningSystem(), user=user, expects=expected(section)) as raw:
        task = shortening.judged(section, read(raw))
        if not isinstance(task, Task):
            raise withheld(task)
        paragraphs = paragraphs_of(task, author=render(AuthorModel(model.name)))
        pass_check(paragraphs, check)
    return Shortened(Candidate("B", paragraphs), shortening.removed(section, task), shortening.cut(task))
