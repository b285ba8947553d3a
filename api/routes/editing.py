"""What changes a report: proposals (streamed), decisions, answers, undo."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from typing import Any, Literal

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import StreamingResponse

from api.fact_forms import facts_form, tried_form
from api.messages import DecisionBody, FactsBody, ProposalsBody
from api.people import Person, Role
from api.proposed import Proposed
from api.report_forms import changed_sections, delta_form, proposal_form, report_form
from api.routes.parts import Open, Who, costly, must_cover
from api.routes.reports import title_of
from api.routes.writes import Key, sections_since
from assistant.asking import Cancel, asking
from assistant.consistency import check_facts
from assistant.draft import Candidate
from assistant.editing import EditedParagraph
from assistant.errors import StaleRevision
from assistant.fact_files import answers_of, form_rows, rows_of_text, write_form
from assistant.quantities import spelled
from assistant.report import Report
from assistant.workflow import LABELS, section_of
from corpus.periods import Period

router = APIRouter(prefix="/reports/{report}", tags=["reports"])
_PROPOSED = Proposed()
_FORMS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "yaml": "application/yaml; charset=utf-8",
}
_LOOK_S = 0.3  # how often it is asked whether somebody still reads


@router.post("/sections/{section}/proposals", response_model=None, dependencies=[Depends(costly)])
def proposals(report: str, section: str, body: ProposalsBody, request: Request, parts: Open, who: Who) -> dict[str, Any] | StreamingResponse:
    """Candidates of a section; with `Accept: text/event-stream` paragraph by paragraph."""
    found = parts.workflow.open(report)
    offered = [*(c.name for c in section_of(found, section).candidates), *(["D"] if parts.workflow.has_model else [])]
    wanted: list[str] = [*body.candidates] or offered
    if "text/event-stream" in request.headers.get("accept", ""):
        events = _events(request, parts, who, found, section, wanted, body.instruction)
        return StreamingResponse(events, media_type="text/event-stream", headers={"cache-control": "no-store"})
    with asking(who=who.name):
        return {"section": section, "candidates": [_proposal(parts, found, section, name, body.instruction) for name in wanted]}


def _proposal(parts: Open, report: Report, section: str, name: str, instruction: str) -> dict[str, Any]:
    (proposal,) = parts.workflow.propose(report, section, [name], instruction=instruction)
    if name == "D" and proposal.paragraphs:
        _PROPOSED.keep(report.id, section, Candidate("D", proposal.paragraphs))
    return proposal_form(section, proposal)


async def _events(request: Request, parts: Open, who: Person, report: Report, section: str, names: list[str], instruction: str) -> AsyncIterator[str]:
    """A reader who leaves stops the model: what it has said so far is dropped, and the report stays as it was."""
    cancel, heard = Cancel(), [0]
    try:
        for name in names:
            yield _event("candidate", {"name": name, "label": LABELS[name]})
            with asking(cancel=cancel, who=who.name, heard=heard.append):
                work = asyncio.ensure_future(asyncio.to_thread(_proposal, parts, report, section, name, instruction))
            async for letters in _while_read(request, cancel, work, heard):
                yield _event("progress", {"candidate": name, "letters": letters})
            if cancel.cancelled:
                return
            for event in _of_proposal(name, work.result()):
                yield event
        yield _event("done", {})
    finally:
        cancel.cancel()


async def _while_read(request: Request, cancel: Cancel, work: asyncio.Future[dict[str, Any]], heard: list[int]) -> AsyncIterator[int]:
    """How many letters the model has said, whenever there are more; `work` is cancelled when nobody reads the answer any more."""
    told = heard[-1]
    while not work.done():
        await asyncio.wait({work}, timeout=_LOOK_S)
        if not work.done() and await request.is_disconnected():
            cancel.cancel()
        elif heard[-1] != told:
            told = heard[-1]
            yield told


def _of_proposal(name: str, form: dict[str, Any]) -> Iterator[str]:
    if form["withheld"]:
        yield _event("withheld", {"candidate": name, "reason": form["withheld"]})
    for paragraph in form["paragraphs"]:
        yield _event("paragraph", {"candidate": name, "paragraph": paragraph})
    if form["left_out"] or form["rests_on"]:
        yield _event("basis", {"candidate": name, "left_out": form["left_out"], "rests_on": form["rests_on"]})


def _event(name: str, data: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


@router.post("/sections/{section}/decisions")
def decide(report: str, section: str, body: DecisionBody, parts: Open, who: Who, key: Key = "") -> dict[str, Any]:
    """Accept, edit, reject or sign off a section; the answer tells every section that differs from `revision`."""
    if body.action == "sign_off":
        must_cover(who, Role.REVIEWER)
    proposed = _PROPOSED.take(report, section) if body.candidate == "D" else None
    if body.candidate == "D" and proposed is None:
        raise StaleRevision("Phương án D không còn trong bộ nhớ: hãy bấm «Soạn lại» để mô hình đề xuất lại.")
    edited = [EditedParagraph(p.text, p.footnote) for p in body.paragraphs]
    found = parts.workflow.decide(
        report, section, body.action, who=who.name, candidate=body.candidate, paragraphs=edited, proposed=proposed, revision=body.revision, key=key
    )
    delta = delta_form(found, parts.workflow.examine(found), sorted(sections_since(parts, found, body.revision, [section])))
    return {**delta, "section": next((each for each in delta["sections"] if each["id"] == section), None)}


@router.patch("/facts")
def facts(report: str, body: FactsBody, parts: Open, who: Who, key: Key = "") -> dict[str, Any]:
    """Answer questions; every section that uses the facts is filled. `notes`: what is accepted but should be looked at."""
    before = parts.workflow.open(report)
    values = _values(before, body)
    notes = check_facts(before.draft, values)
    found = parts.workflow.answer(report, values, who=who.name, revision=body.revision, key=key)
    changed = sections_since(parts, found, body.revision, changed_sections(found.draft.questions, list(values)))
    delta = delta_form(found, parts.workflow.examine(found), sorted(changed))
    return {**delta, **facts_form(found.draft, values, notes)}


@router.post("/facts/check")
def try_facts(report: str, body: FactsBody, parts: Open) -> dict[str, Any]:
    """What answers would come to, without storing them: errors among `notes` would be refused."""
    draft = parts.workflow.open(report).draft
    values = _values(parts.workflow.open(report), body)
    return tried_form(draft, values, check_facts(draft, values))


@router.get("/facts-form.{suffix}")
def facts_form_file(report: str, suffix: Literal["xlsx", "csv", "yaml"], parts: Open) -> Response:
    """The form to fill in, with what is answered already; its rows can be pasted back as the `table` of answers."""
    name = f"bieu-so-lieu.{suffix}"
    data = write_form(name, form_rows(parts.workflow.open(report).draft))
    return Response(data, media_type=_FORMS[suffix], headers={"content-disposition": f'attachment; filename="{name}"'})


def _values(report: Report, body: FactsBody) -> dict[str, str | None]:
    """The answers of a body; the rows of its table are matched to their questions."""
    rows = answers_of(report.draft, rows_of_text(body.table, Period.parse(report.draft.info.period))) if body.table else {}
    return {**rows, **{name: spelled(value) if isinstance(value, int | float) else value for name, value in body.facts.items()}}


@router.post("/undo")
def undo(report: str, parts: Open, who: Who, revision: int | None = None, since: int | None = None, key: Key = "") -> dict[str, Any]:
    """Take back the person's own last change; what others did since stays. `revision`: the newest that the page has seen.

    `since`: everything that the person changed after this revision (what one message did), and nothing older.
    """
    found = parts.workflow.undo(report, who=who.name, revision=revision, key=key, since=since)
    return report_form(found, parts.workflow.examine(found), origin_title=title_of(parts, found.draft.info.origin))
