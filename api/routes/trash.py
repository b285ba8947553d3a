"""Reports put away and taken back. Nothing is deleted: a report in the trash keeps every revision and its conversation."""

from typing import Any

from fastapi import APIRouter, Response

from api.routes.parts import Open, Who
from assistant.trash import Trash

router = APIRouter(tags=["reports"])


@router.delete("/reports/{report}", status_code=204)
def put_away(report: str, parts: Open, who: Who) -> Response:
    """Into the trash: the report leaves the list and can be taken back."""
    Trash(parts.database).put(report, who=who.name)
    return Response(status_code=204)


@router.get("/trash")
def trash(parts: Open) -> list[dict[str, Any]]:
    """Reports in the trash, the newest put away first."""
    shown = {summary.id for summary in parts.workflow.reports(put_away=True)}
    return [{"id": each.id, "title": each.title, "who": each.who, "at": each.at.isoformat()} for each in Trash(parts.database).list() if each.id in shown]


@router.post("/trash/{report}/restore")
def take_back(report: str, parts: Open) -> dict[str, Any]:
    """Out of the trash, back into the list."""
    Trash(parts.database).take_back(report)
    return {"id": report}
