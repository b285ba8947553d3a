"""A report as a whole: its title, deadline, lines of head and tail; several sections accepted at once; a section begun from a passage."""

from typing import Any

from fastapi import APIRouter

from api.pane_messages import AcceptancesBody, PassageBody, ReportBody
from api.problems import problem
from api.report_forms import delta_form, report_form
from api.routes.parts import Open, Who
from api.routes.reports import text_of, title_of
from api.routes.writes import Key, sections_since
from assistant.describing import with_deadline, with_lines, with_title
from assistant.draft import Source
from assistant.errors import UnknownSection
from assistant.report import Report
from assistant.workflow import section_of

router = APIRouter(prefix="/reports/{report}", tags=["reports"])


@router.patch("")
def describe(report: str, body: ReportBody, parts: Open, who: Who, key: Key = "") -> dict[str, Any]:
    """Set title, deadline or lines of head and tail, as one change; the whole report."""
    made = parts.workflow.change(report, lambda now: _described(now, body, who.name), action="describe", who=who.name, revision=body.revision, key=key)
    return report_form(made, parts.workflow.examine(made), origin_title=title_of(parts, made.draft.info.origin))


def _described(report: Report, body: ReportBody, who: str) -> Report:
    if body.lines:
        report = with_lines(report, body.lines, who=who)
    if body.title is not None:
        report = with_title(report, body.title, who=who)
    return with_deadline(report, body.deadline) if "deadline" in body.model_fields_set else report


@router.post("/acceptances")
def accept_several(report: str, body: AcceptancesBody, parts: Open, who: Who, key: Key = "") -> dict[str, Any]:
    """Accept one candidate of each of several sections, as one change."""
    found = parts.workflow.open(report)
    chosen = {name: section_of(found, name).candidate(body.candidate) for name in body.sections}
    without = next((name for name, candidate in chosen.items() if candidate is None), None)
    if without is not None:
        raise UnknownSection(f"Mục «{without}» không có phương án {body.candidate}: hãy bỏ mục này khỏi danh sách rồi nhận lại.")
    taken = {name: candidate for name, candidate in chosen.items() if candidate}
    made = parts.workflow.accept_all(report, taken, who=who.name, revision=body.revision, key=key)
    return delta_form(made, parts.workflow.examine(made), sorted(sections_since(parts, made, body.revision, body.sections)))


@router.post("/sections/{section}/begin", response_model=None)
def begin(report: str, section: str, body: PassageBody, parts: Open, who: Who, key: Key = "") -> Any:
    """Write the section from a passage of the library; every sentence names the passage as its source."""
    parts.library.get(body.document)
    quote = text_of(parts, body.document)[body.start : body.end]
    if not quote.strip():
        return problem(422, f"Văn bản «{body.document}» không có đoạn từ {body.start} đến {body.end}: hãy chọn một đoạn trong danh sách nguồn.")
    passage = Source(body.document, body.start, body.start + len(quote), quote)
    made = parts.workflow.begin_from(report, section, passage, who=who.name, revision=body.revision, key=key)
    return delta_form(made, parts.workflow.examine(made), sorted(sections_since(parts, made, body.revision, [section])))
