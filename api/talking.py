"""One turn of conversation with the open parts: understood by rules, read again by a model where there is one, and kept with its report."""

from dataclasses import dataclass
from datetime import datetime

from api.model import read_again
from api.parts import Parts
from assistant.conversation import Focus, Reply, ReviewRight, converse, reply_to_json
from assistant.conversation.log import ConversationLog, KeptTurn
from assistant.history import Told, steps_for, told
from assistant.writing import Seen


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a conversation: a turn, or a change that was made outside it (`change`). `at` orders them."""

    at: datetime
    turn: KeptTurn | None = None
    change: Told | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Entries oldest first. `earlier`: whether there are more before them; `undoable`: the revision that undo by who asks takes back, if any."""

    entries: tuple[Entry, ...]
    earlier: bool
    undoable: int | None


def talk(
    parts: Parts,
    message: str,
    *,
    who: str,
    report_id: str | None = None,
    focus: Focus | None = None,
    review: ReviewRight = "conclude",
    asked: str | None = None,
) -> Reply:
    """Answer a message; a turn about a report is kept with it, the one that made it as its first.

    `asked`: the message before, where it was answered by a question back; of an open report it is known from its conversation.
    """
    before = parts.workflow.open(report_id).revision if report_id else 0
    reply = converse(
        message,
        workflow=parts.workflow,
        library=parts.library,
        searcher=parts.searcher,
        registry=parts.registry,
        report_id=report_id,
        focus=focus,
        who=who,
        today=parts.today(),
        review=review,
        asked=_asked_back(parts, report_id, who) if report_id else asked,
    )
    reply = read_again(parts, reply, message, who=who, report_id=report_id, focus=focus)
    home = report_id or (reply.report if any(action.kind == "create" for action in reply.actions) else None)
    if home:
        after = parts.workflow.open(home).revision
        ConversationLog(parts.database).keep(home, who=who, message=message, reply=reply_to_json(reply), before=before, after=after)
    return reply


def _asked_back(parts: Parts, report_id: str, who: str) -> str | None:
    """What this person said last about the report, where a question came back."""
    last = ConversationLog(parts.database).turns(report_id, limit=1)
    return last[0].message if last and last[0].who == who and last[0].reply.get("outcome") == "clarify" else None


def conversation(parts: Parts, report_id: str, *, who: str, before: datetime | None = None, after: datetime | None = None, limit: int) -> Page:
    """Turns and changes of a report by time, as `who` sees them. Raises UnknownReport."""
    log = ConversationLog(parts.database)
    changes = parts.workflow.changes(report_id)
    spans = log.spans(report_id)
    outside = [c for c in told(changes) if not any(first < c.revision <= last for first, last in spans)]
    entries = [Entry(change.at, change=change) for change in outside if (before is None or change.at < before) and (after is None or change.at > after)]
    entries += [Entry(turn.at, turn=turn) for turn in log.turns(report_id, before=before, after=after, limit=None if after else limit + 1)]
    entries.sort(key=lambda entry: (entry.at, entry.turn is None))
    shown = entries if after else entries[-limit:]
    undo = steps_for(changes, who=who, seen=Seen()).undo
    return Page(tuple(shown), len(shown) < len(entries), undo.revision if undo else None)
