"""`POST /chat`: one turn of conversation, as JSON or as a stream of `delta` and `done`."""

import json
from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import StreamingResponse

from api.messages import ChatBody
from api.people import Role
from api.routes.parts import Open, Who, costly
from api.talking import talk
from assistant.conversation import Focus, ReviewRight, reply_to_json

router = APIRouter(tags=["chat"])


@router.post("/chat", response_model=None, dependencies=[Depends(costly)])
def chat(body: ChatBody, request: Request, parts: Open, who: Who) -> dict[str, Any] | StreamingResponse:
    """Commands act on the report, questions are answered with quoted sources. A turn about a report is kept in its conversation."""
    focus = Focus(body.section, body.sentence) if body.section or body.sentence else None
    review: ReviewRight = "conclude" if who.role.covers(Role.REVIEWER) else "submit"
    form = reply_to_json(talk(parts, body.message, who=who.name, report_id=body.report, focus=focus, review=review, asked=body.asked))
    request.state.made = {"report": form["report"]} if form["report"] else {}
    if "text/event-stream" in request.headers.get("accept", ""):
        return StreamingResponse(_events(form), media_type="text/event-stream", headers={"cache-control": "no-store"})
    return form


def _events(form: dict[str, Any]) -> Iterator[str]:
    for line in str(form["text"]).splitlines(keepends=True):
        yield f"event: delta\ndata: {json.dumps({'text': line}, ensure_ascii=False)}\n\n"
    yield f"event: done\ndata: {json.dumps(form, ensure_ascii=False)}\n\n"
