"""What an officer does with findings: make their corrections, or let them stand with a reason; for reports and for library documents."""

from typing import Any

from fastapi import APIRouter

from api.messages import FixesBody, LetStandBody, SuppressionBody, TargetBody
from api.people import Person
from api.report_forms import delta_form
from api.routes.parts import Open, Who
from api.routes.writes import Key, sections_since
from assistant.checker.check import check
from assistant.checker.json_form import to_json
from assistant.checker.suppression import Suppression
from assistant.checker.suppression_file import suppression_from
from assistant.errors import BadSuppression
from assistant.report import Report
from assistant.workflow import Target

router = APIRouter(tags=["check"])


@router.post("/reports/{report}/fixes")
def fixes(report: str, body: FixesBody, parts: Open, who: Who, key: Key = "") -> dict[str, Any]:
    """Make the corrections named (none named: every safe one) as one edit, which `undo` takes back."""
    found, changed = parts.workflow.mend(report, [_target(each) for each in body.fixes], who=who.name, revision=body.revision, key=key)
    return delta_form(found, parts.workflow.examine(found), sorted(sections_since(parts, found, body.revision, changed)))


@router.post("/reports/{report}/suppressions", status_code=201)
def suppress(report: str, body: LetStandBody, parts: Open, who: Who, key: Key = "") -> dict[str, Any]:
    """Let a finding stand, with a reason."""
    target = _target(body.finding)
    found = parts.workflow.suppress(report, target, reason=body.reason, who=who.name, everywhere=body.everywhere, revision=body.revision, key=key)
    return _all_sections(found, parts)


@router.delete("/reports/{report}/suppressions/{suppression}")
def unsuppress(report: str, suppression: str, parts: Open, who: Who, revision: int | None = None, key: Key = "") -> dict[str, Any]:
    """Look at a finding again."""
    return _all_sections(parts.workflow.unsuppress(report, suppression, who=who.name, revision=revision, key=key), parts)


@router.get("/documents/{document}/check")
def check_document(document: str, parts: Open) -> Any:
    """Findings of a library document as of its own date, those that were let stand listed apart."""
    kept = parts.document_suppressions.of(document)
    return to_json(check(parts.library.document(document), registry=parts.registry(), today=parts.today(), profile=parts.profile, suppressions=kept))


@router.post("/documents/{document}/suppressions", status_code=201)
def suppress_in_document(document: str, body: SuppressionBody, parts: Open, who: Who) -> Any:
    """Let a finding of a library document stand, with a reason; its findings after that."""
    parts.library.get(document)
    parts.document_suppressions.add(document, _signed(body, parts, who))
    return check_document(document, parts)


@router.delete("/documents/{document}/suppressions/{suppression}")
def unsuppress_in_document(document: str, suppression: str, parts: Open) -> Any:
    """Look at a finding of a library document again."""
    parts.library.get(document)
    parts.document_suppressions.remove(document, suppression)
    return check_document(document, parts)


def _signed(body: SuppressionBody, parts: Open, who: Person) -> Suppression:
    """Reason given by the caller, author and day by the program."""
    if not body.reason.strip():
        raise BadSuppression("Bỏ qua một phát hiện phải có lý do: hãy ghi vì sao để nguyên.")
    return suppression_from(body.model_dump() | {"author": who.name, "date": parts.today()}, where="của yêu cầu")


def _target(body: TargetBody) -> Target:
    return Target(body.sentence, body.code, body.start, body.choice)


def _all_sections(report: Report, parts: Open) -> dict[str, Any]:
    """Counts of any section may have changed."""
    return delta_form(report, parts.workflow.examine(report), [section.id for section in report.draft.sections])
