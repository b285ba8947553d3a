"""Files on their way into the library: many at once, watched and cancelled as a run; failures kept for another try."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import StreamingResponse

from api.routes.parts import Open, Running, costly
from api.run_forms import changes_form, failure_form, head_form, run_form
from api.uploads.receiving import receive
from api.uploads.run import ID_PATTERN, Line, Run, new_id
from corpus.errors import StorageError

router = APIRouter(prefix="/documents", tags=["library"])
_LOOK_EVERY = 0.15
_FILES = {"files": {"type": "array", "items": {"type": "string", "format": "binary"}}}
_FORM = {"multipart/form-data": {"schema": {"type": "object", "properties": _FILES, "required": ["files"]}}}


@router.post("/batch", status_code=202, dependencies=[Depends(costly)], openapi_extra={"requestBody": {"required": True, "content": _FORM}})
async def batch(request: Request, intakes: Running, run: Annotated[str | None, Query(pattern=ID_PATTERN)] = None) -> dict[str, Any]:
    """Many files, folders and archives at once: they are kept and read in a run of their own, which this answers with.

    Names may carry the folders that a browser puts before them. A file may have 50 MB, an archive and the whole 500 MB (413 with the limit).
    `run`: the id the run shall have, so that a sender who breaks off may cancel it without having heard the answer (409: used before).
    """
    run_id = run or new_id()
    folder = intakes.spool.place(run_id)
    try:
        files = await receive(request.stream(), folder, request.headers.get("content-type"))
        sent = intakes.upload(run_id, files)
    except OSError as error:
        intakes.spool.discard(run_id)
        raise StorageError(f"Không ghi được tệp gửi lên ({error.strerror}): hãy kiểm tra dung lượng đĩa của máy chủ rồi nạp lại.") from error
    except BaseException:
        intakes.spool.discard(run_id)
        raise
    return run_form(sent.now)


@router.get("/runs")
def runs(intakes: Running) -> list[dict[str, Any]]:
    """Runs since the program started, without their lines, the newest last; those that are over are remembered for a while."""
    return [head_form(run.now) for run in intakes.queue.all()]


@router.get("/runs/{run}")
def run(run: str, intakes: Running) -> dict[str, Any]:
    """How far a run is: each file with its state, and what became of it."""
    return run_form(intakes.queue.get(run).now)


@router.get("/runs/{run}/events", response_class=StreamingResponse)
def events(run: str, intakes: Running) -> StreamingResponse:
    """Server-sent events: `run` with the lines that changed, until `done`. A browser that comes back later asks again."""
    watched = _events(intakes.queue.get(run))
    return StreamingResponse(watched, media_type="text/event-stream", headers={"cache-control": "no-store"})


@router.delete("/runs/{run}", status_code=204)
def cancel(run: str, intakes: Running) -> Response:
    """End a run after the file that is being read; what is in the library stays there. One that is still being sent ends as it begins (404 until then)."""
    intakes.queue.cancel(run)
    return Response(status_code=204)


@router.get("/failures")
def failures(parts: Open) -> list[dict[str, Any]]:
    """Files that could not be brought in, each with its reason, the last tried first."""
    return [failure_form(failure) for failure in parts.library.failures()]


@router.post("/failures/{failure}/retry", status_code=202)
def retry(failure: int, intakes: Running) -> dict[str, Any]:
    """Try a failed file again from what was kept of it, in a run of its own."""
    return run_form(intakes.retry(failure).now)


@router.delete("/failures/{failure}", status_code=204)
def forget(failure: int, intakes: Running) -> Response:
    """Drop a failed file from the list, and what was kept of it."""
    intakes.forget(failure)
    return Response(status_code=204)


async def _events(run: Run) -> AsyncIterator[str]:
    seen: dict[str, Line] = {}
    version = -1
    while True:
        if run.version != version:
            now = run.now
            version = now.version
            form = changes_form(now, seen)
            seen = {line.name: line for line in now.lines}
            yield f"event: {'done' if now.is_over else 'run'}\ndata: {json.dumps(form, ensure_ascii=False)}\n\n"
            if now.is_over:
                return
        await asyncio.sleep(_LOOK_EVERY)
