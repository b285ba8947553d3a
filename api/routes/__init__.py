"""The program interface under /api/v1, one file a subject."""

from fastapi import APIRouter

from api.routes import chat, checking, describing, documents, editing, fact_tables, mending, operation, outlines, reports, runs, searching, versions

router = APIRouter(prefix="/api/v1")
for part in (checking, searching, runs, documents, reports, editing, outlines, mending, chat, versions, describing, fact_tables):
    router.include_router(part.router)
operation_router = operation.router

__all__ = ["operation_router", "router"]
