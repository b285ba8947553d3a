"""The program interface under /api/v1, one file a subject."""

from fastapi import APIRouter, Depends

from api.problems import REFUSALS
from api.routes import accounts, chat, checking, documents, editing, mending, operation, outlines, people, reports, runs, searching, sessions
from api.routes.parts import seen_report

router = APIRouter(prefix="/api/v1")
for part in (checking, searching, runs, documents, reports, people, editing, outlines, mending, chat, accounts):
    router.include_router(part.router, dependencies=[Depends(seen_report)], responses=REFUSALS)
router.include_router(sessions.router, responses=REFUSALS)
operation_router = operation.router

__all__ = ["operation_router", "router"]
