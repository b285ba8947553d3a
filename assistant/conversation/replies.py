"""What a turn answers: outcome, text, quoted sources, actions done; and its JSON form of the public contract."""

from dataclasses import dataclass, replace
from typing import Any, Literal

from assistant.conversation.topics import Topic
from prompts.catalogue import render
from prompts.contexts import Context

Outcome = Literal["answered", "acted", "not_found", "clarify"]


@dataclass(frozen=True, slots=True)
class SourceQuote:
    """`quote` is exactly what stands at `[start:end]` of the library document."""

    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Action:
    """Something done or offered. `undo`: the revision to return to, None where there is none; `report`, `url`: what to open."""

    kind: str
    section: str | None = None
    before: str | None = None
    after: str | None = None
    undo: int | None = None
    report: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """`report` is the report that the answer is about, a new one after it was started; `topic`: what the next turn may refer to.

    `choices`: messages that may be sent next as they are, for buttons.
    """

    outcome: Outcome
    text: str
    sources: tuple[SourceQuote, ...] = ()
    actions: tuple[Action, ...] = ()
    report: str | None = None
    topic: Topic | None = None
    choices: tuple[str, ...] = ()

    def about(self, report: str | None) -> "Reply":
        """The same, naming the open report unless another was started."""
        return self if self.report else replace(self, report=report)


def reply(
    outcome: Outcome,
    context: Context,
    *,
    sources: tuple[SourceQuote, ...] = (),
    actions: tuple[Action, ...] = (),
    report: str | None = None,
    choices: tuple[str, ...] = (),
) -> Reply:
    """A reply whose text is the template of `context`."""
    return Reply(outcome, render(context), sources, actions, report, choices=choices)


def reply_to_json(answer: Reply) -> dict[str, Any]:
    """The object that `POST /chat` and `trobut chat --json` answer."""
    choices = {"choices": list(answer.choices)} if answer.choices else {}
    return {
        "outcome": answer.outcome,
        "text": answer.text,
        "sources": [{"document": s.document, "start": s.start, "end": s.end, "quote": s.quote} for s in answer.sources],
        "actions": [_action_to_json(action) for action in answer.actions],
        "report": answer.report,
        **choices,
    }


def _action_to_json(action: Action) -> dict[str, Any]:
    form: dict[str, Any] = {"kind": action.kind, "section": action.section, "before": action.before, "after": action.after, "undo": action.undo}
    further = {"report": action.report, "url": action.url, "href": action.url if action.kind == "export" else None}
    return form | {name: value for name, value in further.items() if value}
