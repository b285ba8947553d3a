"""A message that the rules did not understand → commands that a model chooses, carried out one at a time, told in our own words.

Nothing that the model writes is shown: what it did says of itself what it is.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from langchain_core.messages import ToolMessage

from assistant.acting import TOOLS, Desk, Done, Refused
from assistant.conversation import Focus, Outcome, Reply
from assistant.errors import ModelFailure
from assistant.grounding.planted import speaks_to_a_model
from assistant.langchain.chat_model import ChatModel
from assistant.langchain.spoken import ToolCall
from assistant.langchain.tools import Toolbox
from prompts import contexts
from prompts.catalogue import render
from prompts.contexts import ModelTools, ModelToolsSystem, TalkModelActed
from prompts.contexts.model_tasks import QuestionLine, SectionLine

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage

LIMIT = 6  # calls for one message


@dataclass(slots=True)
class _Story:
    """What has happened so far. `stopped`: why the model was stopped."""

    done: list[Done] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    calls: list[ToolCall] = field(default_factory=list)
    stopped: str | None = None


def act(desk: Desk, model: ChatModel, *, allowed: AbstractSet[str] = TOOLS, focus: Focus | None = None, limit: int = LIMIT) -> Reply | None:
    """What a model makes of the desk's message; None where it called nothing or could not be asked."""
    story = _Story()
    toolbox = Toolbox(desk, allowed)
    system, user = ModelToolsSystem(limit), _situation(desk, focus)
    further: list[BaseMessage] = []
    while story.stopped is None:
        try:
            spoken, message = model.spoken("tools", system=system, user=user, further=further, tools=toolbox.tools())
        except ModelFailure as failure:
            story.stopped = str(failure)
            break
        if not spoken.calls:
            break
        further.append(message)
        further += [ToolMessage(_step(call, toolbox, story, limit), tool_call_id=call.id) for call in spoken.calls if story.stopped is None]
    return _told(story, model) if story.done or story.refused else None


def _situation(desk: Desk, focus: Focus | None) -> ModelTools:
    """Headings and questions; no sentence of the report. They come from documents: what speaks to a model is left blank."""
    report = desk.report
    sections = tuple(
        SectionLine(section.id, _told_name(section.title.text if section.title else section.number), tuple(c.name for c in section.candidates))
        for section in report.draft.sections
    )
    questions = tuple(QuestionLine(q.id, _told_name(q.name), _told_name(q.previous or ""), q.value) for q in report.draft.questions)
    return ModelTools(desk.message, (focus.section or "") if focus else "", sections, questions)


def _told_name(text: str) -> str:
    return "" if speaks_to_a_model(text) else " ".join(text.split())


def _step(call: ToolCall, toolbox: Toolbox, story: _Story, limit: int) -> str:
    """Carry out one call; what the model is told of it."""
    if len(story.calls) >= limit:
        story.stopped = render(contexts.ToolTooMany(limit))
        return story.stopped
    if any((call.name, call.arguments) == (other.name, other.arguments) for other in story.calls):
        story.stopped = render(contexts.ToolRepeated())
        return story.stopped
    story.calls.append(call)
    try:
        story.done.append(toolbox.run(call))
    except Refused as refusal:
        story.refused.append(refusal.reason)
        return refusal.reason
    return render(contexts.ModelToolDone())


def _told(story: _Story, model: ChatModel) -> Reply:
    acted = any(done.outcome == "acted" for done in story.done)
    text = render(TalkModelActed(model.name, tuple(done.text for done in story.done), tuple(story.refused), acted, story.stopped))
    outcome: Outcome = "acted" if acted else story.done[-1].outcome if story.done else "clarify"
    sources = tuple(dict.fromkeys(source for done in story.done for source in done.sources))
    return Reply(outcome, text, sources, tuple(action for done in story.done for action in done.actions))
