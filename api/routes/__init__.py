"""The program interface under /api/v1, one file a subject."""

from fastapi import APIRouter, Depends

from api.problems import REFUSALS
from api.routes import (
    accounts,
    chat,
    checking,
    describing,
    documents,
    editing,
    exporting,
    fact_tables,
    live,
    mending,
    operation,
    outlines,
    people,
    reports,
    requests,
    reviewing,
    runs,
    searching,
    sessions,
    talks,
    trash,
    versions,
)
from api.routes.parts import seen_report

router = APIRouter(prefix="/api/v1")
_OF_REPORTS = (
    checking,
    searching,
    runs,
    documents,
    requests,
    reports,
    people,
    editing,
    live,
    outlines,
    mending,
    reviewing,
    exporting,
    chat,
    talks,
    trash,
    versions,
    describing,
    fact_tables,
    accounts,
)
for part in _OF_REPORTS:
    router.include_router(part.router, dependencies=[Depends(seen_report)], responses=REFUSALS)
router.include_router(sessions.router, responses=REFUSALS)
operation_router = operation.router

__all__ = ["operation_router", "router"]
