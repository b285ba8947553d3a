"""Turns the sentences of a section into candidate D: the same content in the words of a model, or ModelFailure saying why not.

Values are masked before the model sees the text; its answer is shown only if every guard and the caller's check pass.
"""

from collections.abc import Callable

from assistant.draft import Candidate, Paragraph, Sentence
from assistant.langchain.calling import withheld
from assistant.langchain.chat_model import ChatModel
from assistant.langchain.settings import tokens_of
from assistant.rewording.answer import Answer, BadForm, read_answer
from assistant.rewording.candidate import paragraphs_of
from assistant.rewording.guards import judge
from assistant.rewording.masking import MaskedSentence, mask
from assistant.rewording.task import Task
from prompts import contexts
from prompts.catalogue import render
from prompts.contexts import AuthorModel, MarkNote, MaskedLine, ModelRewording, ModelSystem

Check = Callable[[str], tuple[str, ...]]


def propose(section_sentences: tuple[Sentence, ...], *, instruction: str, model: ChatModel, check: Check) -> Candidate:
    """Candidate D of a section: `section_sentences` are its body sentences (no heading, no footnote) as candidate A has them.

    `instruction`: a wish about the wording, "" for none. `check` is given the whole proposed text, paragraphs apart by a blank line,
    and returns the sentences of whatever speaks against it.
    Raises ModelFailure with the one reason for which nothing is proposed.
    """
    section = mask(section_sentences)
    if not section:
        raise withheld(contexts.WithheldNothingToReword())
    with model.asked("rewording", system=ModelSystem(), user=_rewording(section, instruction), expects=expected(section)) as raw:
        task = Task(section, read(raw))
        if reason := judge(task):
            raise withheld(reason)
        paragraphs = paragraphs_of(task, author=render(AuthorModel(model.name)))
        pass_check(paragraphs, check)
    return Candidate("D", paragraphs)


def _rewording(section: tuple[MaskedSentence, ...], instruction: str) -> ModelRewording:
    lines = tuple(MaskedLine(item.id, item.text) for item in section)
    return ModelRewording(instruction.strip(), lines, notes_of(section))


def notes_of(section: tuple[MaskedSentence, ...]) -> tuple[MarkNote, ...]:
    """What each mark stands for."""
    return tuple(MarkNote(value.mark, value.meaning) for item in section for value in item.values)


def expected(section: tuple[MaskedSentence, ...]) -> int:
    """About how many tokens an answer of the same length has."""
    return sum(tokens_of(item.text) for item in section)


def read(raw: str) -> Answer:
    """Raises ModelFailure for an answer of another form."""
    try:
        return read_answer(raw)
    except BadForm as error:
        raise withheld(contexts.WithheldBadFormat(str(error))) from error


def pass_check(paragraphs: tuple[Paragraph, ...], check: Check) -> None:
    """Raises ModelFailure with whatever the checker has against the text."""
    if reasons := check("\n\n".join(paragraph.text for paragraph in paragraphs)):
        raise withheld(contexts.WithheldFailedCheck(reasons))
