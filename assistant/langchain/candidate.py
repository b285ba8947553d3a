"""Turns the sentences of a section into candidate D: the same content in the words of a model, or ModelFailure saying why not.

Values are masked before the model sees the text; its answer is shown only if every guard and the caller's check pass.
"""

from collections.abc import Callable

from assistant.draft import Candidate, Paragraph, Sentence
from assistant.errors import ModelFailure
from assistant.langchain.chat_model import ChatModel
from assistant.rewording.answer import Answer, BadForm, read_answer
from assistant.rewording.candidate import paragraphs_of
from assistant.rewording.guards import judge
from assistant.rewording.masking import MaskedSentence, mask
from assistant.rewording.task import Task
from prompts import contexts
from prompts.catalogue import render
from prompts.contexts import AuthorModel, Context, MarkNote, MaskedLine, ModelRewording, ModelSystem

Check = Callable[[str], tuple[str, ...]]


def propose(section_sentences: tuple[Sentence, ...], *, instruction: str, model: ChatModel, check: Check) -> Candidate:
    """Candidate D of a section: `section_sentences` are its body sentences (no heading, no footnote) as candidate A has them.

    `instruction`: a wish about the wording, "" for none. `check` is given the whole proposed text, paragraphs apart by a blank line,
    and returns the sentences of whatever speaks against it.
    Raises ModelFailure with the one reason for which nothing is proposed.
    """
    section = mask(section_sentences)
    if not section:
        raise _withheld(contexts.WithheldNothingToReword())
    answer = _read(model.ask(system=render(ModelSystem()), user=render(_rewording(section, instruction))))
    task = Task(section, answer)
    if reason := judge(task):
        raise _withheld(reason)
    paragraphs = paragraphs_of(task, author=render(AuthorModel(model.name)))
    _pass(paragraphs, check)
    return Candidate("D", paragraphs)


def _rewording(section: tuple[MaskedSentence, ...], instruction: str) -> ModelRewording:
    lines = tuple(MaskedLine(item.id, item.text) for item in section)
    notes = tuple(MarkNote(value.mark, value.meaning) for item in section for value in item.values)
    return ModelRewording(instruction.strip(), lines, notes)


def _read(raw: str) -> Answer:
    try:
        return read_answer(raw)
    except BadForm as error:
        raise _withheld(contexts.WithheldBadFormat(str(error))) from error


def _pass(paragraphs: tuple[Paragraph, ...], check: Check) -> None:
    if reasons := check("\n\n".join(paragraph.text for paragraph in paragraphs)):
        raise _withheld(contexts.WithheldFailedCheck(reasons))


def _withheld(reason: Context) -> ModelFailure:
    return ModelFailure(render(reason))
