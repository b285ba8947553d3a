"""The program interface under /api/v1, one file a subject."""

from fastapi import APIRouter, Depends

from api.routes import accounts, chat, checking, documents, editing, exporting, mending, operation, outlines, people, reports, runs, searching, sessions
from api.routes.parts import seen_report

router = APIRouter(prefix="/api/v1")
for part in (checking, searching, runs, documents, reports, people, editing, outlines, mending, exporting, chat, accounts):
    router.include_router(part.router, dependencies=[Depends(seen_report)])
router.include_router(sessions.router)
operation_router = operation.router

__all__ = ["operation_router", "router"]
