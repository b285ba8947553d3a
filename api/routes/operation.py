"""`GET /healthz` (the process lives) and `GET /readyz` (its data folder answers)."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from api.routes.parts import Open

router = APIRouter(tags=["operation"])


@router.get("/healthz")
def healthz() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@router.get("/readyz")
def readyz(parts: Open) -> JSONResponse:
    """Library, registry and indexes answer. `notes`: what an operator should look after, in sentences."""
    state = {"status": "ready", "documents": len(parts.library.list()), "registry": len(parts.registry()), "model": parts.workflow.has_model}
    return JSONResponse({**state, "notes": [parts.retrieval.note] if parts.retrieval.note else []})
