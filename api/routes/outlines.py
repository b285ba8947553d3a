"""Shipped outline templates, and the outline of a report in progress: sections added, renamed, moved, dropped."""

from typing import Any

from fastapi import APIRouter

from api.forms import template_form
from api.messages import HeadingBody, PlaceBody, SectionBody
from api.report_forms import report_form
from api.routes.parts import Open, Who
from api.routes.reports import title_of
from api.routes.writes import Key
from assistant.outlines.shipped import shipped_templates
from assistant.report import Report
from assistant.workflow import Place

router = APIRouter(tags=["outlines"])


@router.get("/templates")
def templates(_who: Who) -> list[dict[str, Any]]:
    """The templates that a report can begin from without an earlier document."""
    return [template_form(template) for template in shipped_templates()]


@router.post("/reports/{report}/sections", status_code=201)
def add(report: str, body: SectionBody, parts: Open, who: Who, key: Key = "") -> dict[str, Any]:
    """A new section; the whole report, and the section's id as `added`."""
    made, section = parts.workflow.add_section(report, body.heading, _place(body), who=who.name, instruction=body.instruction, revision=body.revision, key=key)
    return _form(parts, made) | {"added": section}


@router.patch("/reports/{report}/sections/{section}")
def rename(report: str, section: str, body: HeadingBody, parts: Open, who: Who, key: Key = "") -> dict[str, Any]:
    """Another heading; the whole report."""
    return _form(parts, parts.workflow.rename_section(report, section, body.heading, who=who.name, revision=body.revision, key=key))


@router.post("/reports/{report}/sections/{section}/move")
def move(report: str, section: str, body: PlaceBody, parts: Open, who: Who, key: Key = "") -> dict[str, Any]:
    """Another place, with all that is beneath the section; the whole report."""
    return _form(parts, parts.workflow.move_section(report, section, _place(body), who=who.name, revision=body.revision, key=key))


@router.delete("/reports/{report}/sections/{section}")
def drop(report: str, section: str, parts: Open, who: Who, revision: int | None = None, key: Key = "") -> dict[str, Any]:
    """Out of the report, with all that is beneath; the whole report, the text among `dropped`."""
    return _form(parts, parts.workflow.drop_section(report, section, who=who.name, revision=revision, key=key))


def _place(body: PlaceBody) -> Place:
    return Place(body.parent, body.after, body.before)


def _form(parts: Open, report: Report) -> dict[str, Any]:
    return report_form(report, parts.workflow.examine(report), origin_title=title_of(parts, report.draft.info.origin))
