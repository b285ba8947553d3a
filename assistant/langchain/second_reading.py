"""The one entry point for conversations: what the rules answered first, and what a model makes of the same message where they could not."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from datetime import date

from assistant.acting import TOOLS, Desk
from assistant.actors import Actor
from assistant.asking import asking
from assistant.conversation import Focus, Reply, SourceQuote
from assistant.conversation.commands import AskFreely
from assistant.conversation.message import read_message
from assistant.conversation.understanding import understand
from assistant.errors import ModelFailure
from assistant.langchain.answer import answer
from assistant.langchain.chat_model import ChatModel
from assistant.langchain.turns import act
from assistant.workflow import Workflow
from corpus.library import Library
from corpus.registry.snapshot import Registry
from prompts.catalogue import render
from prompts.contexts import TalkModelAnswered
from prompts.contexts.talk_model import ProvedSentence
from retrieval.searcher import Searcher

_DEPTH = 12
_LONGEST_QUERY = 400


def read_again(
    first: Reply,
    message: str,
    *,
    model: ChatModel,
    workflow: Workflow,
    library: Library,
    searcher: Searcher,
    registry: Callable[[], Registry],
    who: str,
    today: date,
    report_id: str | None = None,
    focus: Focus | None = None,
    allowed: AbstractSet[str] = TOOLS,
) -> Reply:
    """`first` itself, unless a model could do better: an order that was not understood, or a question for which no source was found.

    `allowed`: names of the tools that this officer's rights cover. Whatever goes wrong with the model leaves `first`.
    """
    free = understand(read_message(message), today=today)
    if not isinstance(free, AskFreely):
        return first
    with asking(report=report_id, who=who):
        if first.outcome == "clarify" and free.command and report_id:
            actor = Actor(who, model.name)
            desk = Desk(report_id, message, workflow=workflow, library=library, searcher=searcher, registry=registry, today=today, actor=actor)
            return (act(desk, model, allowed=allowed, focus=focus) or first).about(report_id)
        if first.outcome == "not_found":
            return (_answered(message, model, searcher) or first).about(report_id)
    return first


def _answered(message: str, model: ChatModel, searcher: Searcher) -> Reply | None:
    try:
        found = answer(message, hits=searcher.search(message[:_LONGEST_QUERY], k=_DEPTH), model=model)
    except ModelFailure:
        return None
    if not found.sentences:
        return None
    told = tuple(ProvedSentence(each.text, " ".join(each.quote.split()), each.passage.place) for each in found.sentences)
    sources = tuple(dict.fromkeys(SourceQuote(each.passage.document, each.start, each.end, each.quote) for each in found.sentences))
    return Reply("answered", render(TalkModelAnswered(model.name, told, found.planted)), sources)
