"""The review of a report: claims, conclusions, comments, sign-off, submission, the record. Officers look and answer; reviewers conclude."""

from functools import cache, partial
from typing import Any, Literal

from fastapi import APIRouter, Response

from api.people import Person, Role
from api.review_forms import claims_form, since_form, standing_form
from api.review_messages import CommentBody, NoteBody, ReasonBody, ResolveBody, SignBody, VerdictsBody
from api.review_record import MEDIA, POLICY, record_bytes
from api.routes.parts import Open, Who, must_cover
from api.routes.reports import text_of, title_of
from assistant.report import Report
from assistant.reviewing.record import record_of
from assistant.reviewing.reviewing import Judgement
from assistant.reviewing.rounds_since import end_of_round, revision_of, since_round
from assistant.reviewing.standing import Standing
from assistant.reviewing.together import pass_unchanged, take_back

router = APIRouter(prefix="/reports/{report}", tags=["review"])


def reviewer(who: Person) -> str:
    """The name to write down. Raises NotAllowed for one who may only draft."""
    must_cover(who, Role.REVIEWER)
    return who.name


@router.get("/claims")
def claims(report: str, parts: Open, who: Who) -> dict[str, Any]:
    """Every claim beside its source and last period, with what was concluded. `may_review`: whether the asking person may conclude."""
    found = parts.workflow.open(report)
    standing = parts.workflow.reviewing.of(report)
    form = claims_form(found, standing, text_of=cache(partial(text_of, parts)), title_of=cache(partial(title_of, parts)))
    return form | {"may_review": who.role.covers(Role.REVIEWER), "me": who.name, "since": _since(parts, found, standing)}


def _since(parts: Open, report: Report, standing: Standing) -> dict[str, Any] | None:
    """What differs from the report that the last round of the review ended with; None in the first round."""
    end = end_of_round(standing.events)
    revision = revision_of(end, parts.workflow.changes(report.id)) if end else None
    if end is None or revision is None:
        return None
    return since_form(since_round(end, parts.workflow.open_at(report.id, revision), report, standing.events))


@router.post("/verdicts")
def verdicts(report: str, body: VerdictsBody, parts: Open, who: Who) -> dict[str, Any]:
    """Đạt, Sửa, Trả lại: the last two need a reason."""
    judgements = [Judgement(v.claim, v.verdict, v.seen, v.reason) for v in body.verdicts]
    return standing_form(parts.workflow.reviewing.judge(report, judgements, who=reviewer(who)))


@router.post("/verdicts/unchanged")
def verdicts_unchanged(report: str, parts: Open, who: Who) -> dict[str, Any]:
    """Đạt for every claim not yet looked at whose sentence differs from its source in the period alone; never one with findings, questions or new figures."""
    return standing_form(pass_unchanged(parts.workflow.reviewing, report, who=reviewer(who)))


@router.delete("/verdicts/unchanged")
def no_verdicts_unchanged(report: str, parts: Open, who: Who) -> dict[str, Any]:
    """Take back what was passed together; conclusions given one by one stay."""
    return standing_form(take_back(parts.workflow.reviewing, report, who=reviewer(who)))


@router.post("/comments", status_code=201)
def comment(report: str, body: CommentBody, parts: Open, who: Who) -> dict[str, Any]:
    """A question or remark on a claim (reviewers), or an answer to one (everybody)."""
    name = reviewer(who) if body.answers is None else who.name
    return standing_form(parts.workflow.reviewing.comment(report, body.text, who=name, claim=body.claim, answers=body.answers))


@router.post("/comments/{number}/resolve")
def resolve(report: str, number: int, body: ResolveBody, parts: Open, who: Who) -> dict[str, Any]:
    """Close a thread, or open it again."""
    return standing_form(parts.workflow.reviewing.resolve(report, number, resolved=body.resolved, who=reviewer(who)))


@router.post("/sections/{section}/sign_off")
def sign(report: str, section: str, body: SignBody, parts: Open, who: Who) -> dict[str, Any]:
    """Confirm a section all of whose claims are seen and pass; 409 says what is still open."""
    return standing_form(parts.workflow.reviewing.sign(report, section, who=reviewer(who), seen=body.seen))


@router.delete("/sections/{section}/sign_off")
def unsign(report: str, section: str, parts: Open, who: Who) -> dict[str, Any]:
    """Take a confirmation back."""
    return standing_form(parts.workflow.reviewing.unsign(report, section, who=reviewer(who)))


@router.post("/sections/{section}/return")
def send_section_back(report: str, section: str, body: ReasonBody, parts: Open, who: Who) -> dict[str, Any]:
    """Give a section back to the officer, with the reason."""
    return standing_form(parts.workflow.reviewing.send_section_back(report, section, body.reason, who=reviewer(who)))


@router.post("/submit")
def submit(report: str, body: NoteBody, parts: Open, who: Who) -> dict[str, Any]:
    """Hand the report to the reviewers."""
    return standing_form(parts.workflow.reviewing.submit(report, who=who.name, note=body.note))


@router.post("/return")
def send_back(report: str, body: ReasonBody, parts: Open, who: Who) -> dict[str, Any]:
    """Give the whole report back, with the reason."""
    return standing_form(parts.workflow.reviewing.send_back(report, body.reason, who=reviewer(who)))


@router.post("/approve")
def approve(report: str, body: SignBody, parts: Open, who: Who) -> dict[str, Any]:
    """Agree that the report goes for signature, once every section is confirmed and nothing blocks."""
    return standing_form(parts.workflow.reviewing.approve(report, who=reviewer(who), seen=body.seen))


@router.get("/review-record")
def record(report: str, parts: Open, format: Literal["json", "html", "docx"] = "html") -> Response:
    """The record of the review: hashes, every claim with its conclusion, comments, what is still open."""
    found = parts.workflow.open(report)
    made = record_of(found, parts.workflow.reviewing.of(report), today=parts.today(), title_of=cache(partial(title_of, parts)))
    media, disposition = MEDIA[format], "inline" if format == "html" else "attachment"
    headers = {"content-disposition": f'{disposition}; filename="phieu-duyet-{found.id}.{format}"'}
    if format == "html":
        headers["content-security-policy"] = POLICY
    return Response(record_bytes(made, format), media_type=media, headers=headers)
