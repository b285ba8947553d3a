"""Reports in progress: list, preview, start, read, review, export."""

from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request, Response

from api.messages import StartBody
from api.report_forms import basis_form, preview_form, report_form, review_form, summary_form
from api.routes.parts import Open, Who, costly
from assistant.comparison import comparisons
from assistant.outlines.shipped import template_title
from assistant.review import review_rows
from assistant.workflow import Start
from corpus.errors import UnknownDocument
from corpus.periods import Period
from corpus.text.folding import plain

router = APIRouter(prefix="/reports", tags=["reports"])
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@router.get("")
def reports(parts: Open) -> list[dict[str, Any]]:
    """All reports, newest first."""
    return [summary_form(summary) for summary in parts.workflow.reports()]


@router.post("/preview", dependencies=[Depends(costly)])
def preview(body: StartBody, parts: Open) -> dict[str, Any]:
    """What drafting would change, keep and ask; nothing is stored."""
    start = _start(body)
    made = parts.workflow.preview(start)
    return preview_form(made, start, origin_title=title_of(parts, made.draft.info.origin))


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
    rows = review_rows(found, text_of=lambda d: text_of(parts, d), title_of=lambda d: title_of(parts, d))
    return review_form(rows, parts.workflow.findings(found), {each.question: each.words for each in comparisons(found.draft)})


@router.get("/{report}/sections/{section}/bases")
def bases(report: str, section: str, parts: Open) -> list[dict[str, Any]]:
    """Legal bases in force that this section of earlier documents cites, the newest first, each with the reason."""
    found = parts.workflow.open(report)
    return [basis_form(basis) for basis in parts.workflow.bases(found, section)]


@router.get("/{report}/export.docx", dependencies=[Depends(costly)])
def export(report: str, parts: Open) -> Response:
    """The report as a DOCX; watermarked «BẢN NHÁP» while slots are open."""
    found = parts.workflow.open(report)
    name = "-".join(plain(f"{found.draft.info.kind} {found.draft.info.period}").split())
    disposition = f"attachment; filename=\"{name}.docx\"; filename*=UTF-8''{quote(f'{found.title[:80]}.docx')}"
    return Response(parts.workflow.export(found), media_type=_DOCX, headers={"content-disposition": disposition})


def _start(body: StartBody) -> Start:
    return Start(body.origin, Period.parse(body.period), body.kind, body.office, body.request, body.template)


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
