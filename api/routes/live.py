"""Following a report that others change too: what is new since a revision, a stream that says so at once, and who is editing where."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import StreamingResponse

from api.live import Live
from api.live_forms import change_form, needs_whole, presence_form
from api.live_messages import PresenceBody
from api.report_forms import delta_form, report_form
from api.routes.parts import Open, Who
from api.routes.reports import title_of
from api.routes.writes import sections_since

router = APIRouter(prefix="/reports/{report}", tags=["reports"])
_LOOK_S = 0.2
_ASK_ARCHIVE_S = 4.0  # other processes may write to the same data
_SIGN_OF_LIFE_S = 15.0


def _live(request: Request) -> Live:
    live = request.app.state.live
    assert isinstance(live, Live)  # noqa: S101 -- set by the application's start
    return live


Following = Annotated[Live, Depends(_live)]


@router.get("/changes")
def changes(report: str, parts: Open, live: Following, after: Annotated[int, Query(ge=0)] = 0) -> dict[str, Any]:
    """What was done since revision `after`, and what a page needs to show it: a `delta`, or the whole `report` where more than sections changed."""
    found = parts.workflow.open(report)
    done = parts.workflow.changes(report, after=after)
    form: dict[str, Any] = {"revision": found.revision, "changes": [change_form(each) for each in done], "presence": presence_form(live.present(report))}
    if not done:
        return form
    examined = parts.workflow.examine(found)
    if needs_whole(done) or not after:
        return form | {"report": report_form(found, examined, origin_title=title_of(parts, found.draft.info.origin))}
    return form | {"delta": delta_form(found, examined, sorted(sections_since(parts, found, after, ())))}


@router.get("/events", response_class=StreamingResponse)
async def events(report: str, request: Request, parts: Open, live: Following, after: Annotated[int, Query(ge=0)] = 0) -> StreamingResponse:
    """Server-sent events: `hello` with the newest revision, `change` for what was done since `after`, `presence` whenever it changes. It has no end."""
    newest = await asyncio.to_thread(parts.workflow.newest_revision, report)
    return StreamingResponse(_events(report, request, parts, live, after, newest), media_type="text/event-stream", headers=_STREAMED)


_STREAMED = {"cache-control": "no-store", "x-accel-buffering": "no"}


@router.put("/presence", status_code=204)
def presence(report: str, body: PresenceBody, parts: Open, live: Following, who: Who) -> Response:
    """Say that a page has these sections open for editing; again every 15 seconds."""
    parts.workflow.newest_revision(report)
    live.enter(report, body.sections, client=body.client, who=who.name)
    return Response(status_code=204)


async def _events(report: str, request: Request, parts: Open, live: Live, after: int, newest: int) -> AsyncIterator[str]:
    told, people = after or newest, live.present(report)
    asked = said = time.monotonic()
    yield _event("hello", {"revision": newest, "presence": presence_form(people)})
    while not await request.is_disconnected():
        now = time.monotonic()
        if now - asked > _ASK_ARCHIVE_S:
            newest, asked = max(newest, await asyncio.to_thread(parts.workflow.newest_revision, report)), now
        newest = max(newest, live.newest(report))
        if newest > told:
            done = await asyncio.to_thread(parts.workflow.changes, report, after=told)
            told = max(newest, *(each.revision for each in done))
            yield _event("change", {"revision": told, "changes": [change_form(each) for each in done]})
            said = now
        if (here := live.present(report)) != people:
            people, said = here, now
            yield _event("presence", {"presence": presence_form(here)})
        if now - said > _SIGN_OF_LIFE_S:
            said = now
            yield ": \n\n"
        await asyncio.sleep(_LOOK_S)


def _event(name: str, data: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
