"""`GET /healthz` (the process lives) and `GET /readyz` (its data folder answers)."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from api.routes.parts import all_parts

router = APIRouter(tags=["operation"])


@router.get("/healthz")
def healthz() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@router.get("/readyz")
def readyz(request: Request) -> JSONResponse:
    """Library, registry and indexes answer. `notes`: what an operator should look after, in sentences; a stranger hears only that it is ready."""
    parts = all_parts(request)
    state = {"status": "ready", "documents": len(parts.library.list()), "registry": len(parts.registry()), "model": parts.workflow.has_model}
    if getattr(request.state, "identity", None) is None:
        return JSONResponse({"status": "ready"})
    return JSONResponse({**state, "notes": [parts.retrieval.note] if parts.retrieval.note else []})
