"""The conversation of a report as it is kept on the server: what was said in it, and what was done beside it."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.routes.parts import Open, Who
from api.talking import Entry, conversation

router = APIRouter(prefix="/reports/{report}", tags=["chat"])


@router.get("/conversation")
def read(
    report: str,
    parts: Open,
    who: Who,
    before: datetime | None = None,
    after: datetime | None = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 60,
) -> dict[str, Any]:
    """The newest `limit` entries older than `before`, or all newer than `after`, oldest first.

    A `turn` is what somebody said with its answer; a `change` is a revision made elsewhere (in the panes, by a program), as one short line.
    `undoable` is the revision that «undo» by the person asking would take back, null where there is none.
    """
    found = conversation(parts, report, who=who.name, before=before, after=after, limit=limit)
    return {"entries": [entry_form(entry) for entry in found.entries], "earlier": found.earlier, "undoable": found.undoable}


def entry_form(entry: Entry) -> dict[str, Any]:
    at = entry.at.isoformat()
    if entry.turn:
        turn = entry.turn
        return {"kind": "turn", "at": at, "who": turn.who, "message": turn.message, "reply": dict(turn.reply), "revision": turn.after}
    change = entry.change
    assert change is not None  # noqa: S101 -- an entry is one or the other
    return {
        "kind": "change",
        "at": at,
        "who": change.who,
        "person": change.actor.person,
        "text": change.words,
        "revision": change.revision,
        "action": change.deed.verb,
        "ids": list(change.deed.ids),
    }
