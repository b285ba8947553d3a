"""The program interface under /api/v1, one file a subject."""

from fastapi import APIRouter

from api.routes import chat, checking, documents, editing, mending, operation, outlines, reports, reviewing, runs, searching

router = APIRouter(prefix="/api/v1")
for part in (checking, searching, runs, documents, reports, editing, outlines, mending, reviewing, chat):
    router.include_router(part.router)
operation_router = operation.router

__all__ = ["operation_router", "router"]
