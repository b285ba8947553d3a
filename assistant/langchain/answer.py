"""Answers a free question from passages of the library: every sentence with the words it quotes, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.grounding.passages import given
from assistant.grounding.quoted import Proved, proved, read_told
from assistant.langchain.calling import withheld
from assistant.langchain.chat_model import ChatModel
from assistant.langchain.settings import tokens_of
from assistant.rewording.answer import BadForm
from prompts import contexts
from prompts.catalogue import render
from prompts.contexts import ModelAnswer, ModelAnswerSystem, PassageLine
from retrieval.hits import Hit

_FRAME = 400  # tokens of the prompt around the passages


@dataclass(frozen=True, slots=True)
class Answered:
    """`sentences` is empty where the model found no answer. `planted`: places of passages left out because they speak to a model."""

    sentences: tuple[Proved, ...]
    planted: tuple[str, ...]


def answer(question: str, *, hits: Sequence[Hit], model: ChatModel) -> Answered:
    """Raises ModelFailure: then, as where nothing was found, what is said without a model stands."""
    room = model.settings.room - tokens_of(render(ModelAnswerSystem())) - tokens_of(question) - _FRAME
    found = given(hits, tokens_of=tokens_of, room=room)
    if not found.passages:
        raise withheld(contexts.WithheldNoPassage(found.planted))
    lines = tuple(PassageLine(passage.id, passage.place, passage.text) for passage in found.passages)
    with model.asked("answer", system=ModelAnswerSystem(), user=ModelAnswer(question, lines)) as raw:
        try:
            told = read_told(raw)
        except BadForm as error:
            raise withheld(contexts.WithheldBadFormat(str(error))) from error
        sentences = proved(told, found.passages)
        if not isinstance(sentences, tuple):
            raise withheld(sentences)
    return Answered(sentences, found.planted)
