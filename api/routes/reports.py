"""Reports in progress: list, preview, start, read, review."""

from functools import cache, partial
from typing import Any

from fastapi import APIRouter, Depends, Request

from api.messages import PreviewBody, StartBody
from api.people import Role
from api.report_forms import basis_form, preview_form, report_form, review_form, summary_form
from api.routes.parts import Open, Who, costly
from api.start_forms import details_form
from assistant.comparison import comparisons
from assistant.outlines.shipped import template_title
from assistant.review import review_rows
from assistant.workflow import Start
from corpus.errors import UnknownDocument
from corpus.periods import Period

router = APIRouter(prefix="/reports", tags=["reports"])


@router.get("")
def reports(parts: Open, who: Who) -> list[dict[str, Any]]:
    """All reports, newest first. `to_review`: it waits for a reviewer, which the one who asks is, and is not of theirs."""
    summaries = parts.workflow.reports()
    statuses = parts.workflow.reviewing.statuses(summaries)
    own = parts.access.people.of_whom(who) if who.id and who.role.covers(Role.REVIEWER) else None
    return [
        summary_form(summary, statuses[summary.id]) | {"to_review": own is not None and statuses[summary.id].word == "submitted" and summary.id not in own}
        for summary in summaries
    ]


@router.post("/preview", dependencies=[Depends(costly)])
def preview(body: PreviewBody, parts: Open) -> dict[str, Any]:
    """What drafting would change, keep and ask; nothing is stored. With `details` every place of it."""
    start = _start(body)
    made = parts.workflow.preview(start)
    details = {"details": details_form(parts.workflow.details(made, start), origin=start.origin)} if body.details else {}
    return preview_form(made, start, origin_title=title_of(parts, made.draft.info.origin)) | details


@router.post("", status_code=201, dependencies=[Depends(costly)])
def create(body: StartBody, request: Request, parts: Open, who: Who) -> dict[str, Any]:
    """Draft a new report from an earlier document or from a template."""
    report = parts.workflow.create(_start(body), who=who.name)
    request.state.made = {"report": report.id}
    return report_form(report, parts.workflow.examine(report), origin_title=title_of(parts, report.draft.info.origin))


@router.get("/{report}")
def read(report: str, parts: Open) -> dict[str, Any]:
    """The whole report."""
    found = parts.workflow.open(report)
    return report_form(found, parts.workflow.examine(found), origin_title=title_of(parts, found.draft.info.origin))


@router.get("/{report}/review")
def review(report: str, parts: Open) -> list[dict[str, Any]]:
    """Each sentence beside its source, its figures beside those of last period."""
    found = parts.workflow.open(report)
    rows = review_rows(found, text_of=cache(partial(text_of, parts)), title_of=cache(partial(title_of, parts)))
    return review_form(rows, parts.workflow.findings(found), {each.question: each.words for each in comparisons(found.draft)})


@router.get("/{report}/sections/{section}/bases")
def bases(report: str, section: str, parts: Open) -> list[dict[str, Any]]:
    """Legal bases in force that this section of earlier documents cites, the newest first, each with the reason."""
    found = parts.workflow.open(report)
    return [basis_form(basis) for basis in parts.workflow.bases(found, section)]


def _start(body: StartBody) -> Start:
    return Start(body.origin, Period.parse(body.period), body.kind, body.office, body.request, body.template, body.deadline)


def title_of(parts: Open, document: str) -> str:
    """A library document's title, or a template's; its id when it has been removed since."""
    if template := template_title(document):
        return template
    try:
        return parts.library.get(document).title
    except UnknownDocument:
        return document


def text_of(parts: Open, document: str) -> str:
    """A library document's text; nothing when it has been removed since (quotes are kept with the report)."""
    try:
        return parts.library.text(document)
    except UnknownDocument:
        return ""
