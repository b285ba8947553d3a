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
    """Library, registry and indexes answer."""
    documents = len(parts.library.list())
    return JSONResponse({"status": "ready", "documents": documents, "registry": len(parts.registry()), "model": parts.workflow.has_model})
