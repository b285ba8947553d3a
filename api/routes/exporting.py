"""A report as a file, the office's own templates, and an edited file brought back."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, Query, Response, UploadFile

from api.export_forms import brought_form, paper_form, requirements_form, template_form, usual_template
from api.review_forms import status_form
from api.routes.parts import Open, Who, costly
from api.uploads.limits import MAX_FILE, too_large
from assistant.checker.finding import Severity
from assistant.errors import BadExportTemplate
from assistant.export import Choices, Tracking
from assistant.export.file_name import file_name
from assistant.export.form_check import requirements
from assistant.export.office_template import MAX_BYTES, PLACEHOLDERS, fill_template
from assistant.export.pdf import as_pdf, can_make_pdf
from assistant.export.starting_template import starting_template
from assistant.export.template_store import TemplateStore
from assistant.report import Report
from corpus.periods import Period
from corpus.text.folding import plain

router = APIRouter(tags=["export"])
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SHOWN_NAME = 200


class _Word(Response):
    """So that the interface's description names what comes."""

    media_type = _DOCX


Against = Annotated[Literal["previous"] | None, Query(description="theo dõi thay đổi so với văn bản kỳ trước")]
Sources = Annotated[bool, Query(description="kèm phụ lục «Bảng đối chiếu nguồn»")]
Draft = Annotated[bool, Query(description="in chữ chìm «BẢN NHÁP» dù không còn chỗ trống")]
Template = Annotated[str | None, Query(max_length=40, description="mã mẫu của đơn vị")]


@router.get("/reports/{report}/export.docx", response_class=_Word, dependencies=[Depends(costly)])
def export(
    report: str, parts: Open, who: Who, against: Against = None, sources: Sources = False, watermark: Draft = False, template: Template = None
) -> Response:
    """The report as a DOCX; watermarked «BẢN NHÁP» while slots are open. `against=previous`: changes against last period's document are tracked."""
    found = parts.workflow.open(report)
    choices = _choices(who.name, against, sources, watermark)
    return Response(_written(parts, found, choices, template), media_type=_DOCX, headers={"content-disposition": _disposition(parts, found, choices, "docx")})


@router.get("/reports/{report}/export.pdf", dependencies=[Depends(costly)])
def export_pdf(
    report: str, parts: Open, who: Who, against: Against = None, sources: Sources = False, watermark: Draft = False, template: Template = None
) -> Response:
    """The same as a PDF, where LibreOffice is installed (501 otherwise)."""
    found = parts.workflow.open(report)
    choices = _choices(who.name, against, sources, watermark)
    data = as_pdf(_written(parts, found, choices, template))
    return Response(data, media_type="application/pdf", headers={"content-disposition": _disposition(parts, found, choices, "pdf")})


@router.get("/reports/{report}/paper")
def paper(report: str, parts: Open) -> dict[str, Any]:
    """The document as it will stand on paper, what is still open, which requirements of the decree it meets, and what can be chosen."""
    found = parts.workflow.open(report)
    output = parts.workflow.finished(found, Choices(with_sources=True))
    levels = [placed.finding.severity for placed in parts.workflow.findings(found)]
    standing, stored = parts.workflow.reviewing.of(report), _store(parts).list()
    return {
        "title": found.title,
        "revision": found.revision,
        "paper": paper_form(output),
        "requirements": requirements_form(requirements(output)),
        "open": len(found.waiting_questions()),
        "errors": levels.count(Severity.ERROR),
        "warnings": levels.count(Severity.WARNING),
        "sections": len(standing.counted),
        "signed": standing.signed,
        "review": status_form(standing.status),
        "can_compare": bool(parts.workflow.has_original(found)),
        "can_make_pdf": can_make_pdf(),
        "templates": [template_form(each) for each in stored],
        "template": usual_template(stored, found.draft.info.office),
    }


@router.post("/reports/{report}/import", dependencies=[Depends(costly)])
def bring_back(
    report: str,
    parts: Open,
    who: Who,
    file: UploadFile,
    dry: Annotated[bool, Query(description="chỉ xem sẽ đổi gì")] = False,
    revision: Annotated[int | None, Form()] = None,
) -> dict[str, Any]:
    """An edited DOCX of the report: what it changes is brought in as one change; what cannot be placed is returned. `dry`: only looked at."""
    name = Path((file.filename or "tep.docx").replace("\\", "/")).name[:_SHOWN_NAME]
    data = file.file.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        raise too_large(name)
    before = parts.workflow.open(report)
    brought = parts.workflow.bring_back(report, name, data, who=who.name, revision=revision, only_look=dry)
    return brought_form(brought, before)


@router.get("/export-templates")
def templates(parts: Open) -> dict[str, Any]:
    """The office's templates, and the placeholders that they may use."""
    return {"templates": [template_form(each) for each in _store(parts).list()], "placeholders": list(PLACEHOLDERS)}


@router.post("/export-templates", status_code=201, dependencies=[Depends(costly)])
def add_template(parts: Open, who: Who, file: UploadFile) -> dict[str, Any]:
    """Store a .docx with placeholders; one that cannot be filled in is refused with what is wrong."""
    name = Path((file.filename or "mau.docx").replace("\\", "/")).name[:_SHOWN_NAME]
    data = file.file.read(MAX_BYTES + 1)
    return template_form(_store(parts).add(name, data, who=who.name, at=_now()))


@router.get("/export-templates/start.docx", response_class=_Word)
def start_template(_who: Who) -> Response:
    """A template to begin from, in the decree's layout."""
    return Response(starting_template(), media_type=_DOCX, headers={"content-disposition": 'attachment; filename="mau-trinh-bay.docx"'})


@router.delete("/export-templates/{template}", status_code=204)
def remove_template(template: str, parts: Open, _who: Who) -> Response:
    """Take a template away."""
    _store(parts).remove(template)
    return Response(status_code=204)


def _store(parts: Open) -> TemplateStore:
    return TemplateStore(parts.settings.data / "export-templates")


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _choices(who: str, against: str | None, sources: bool, watermark: bool) -> Choices:
    return Choices(watermark, sources and not against, Tracking(who, _now()) if against else None)


def _written(parts: Open, report: Report, choices: Choices, template: str | None) -> bytes:
    if template is None:
        return parts.workflow.export(report, choices)
    if choices.tracking:
        raise BadExportTemplate("Mẫu của đơn vị không dùng cùng theo dõi thay đổi: hãy bỏ một trong hai lựa chọn.")
    _, data = _store(parts).read(template)
    words = Period.parse(report.draft.info.period).words
    return fill_template(data, parts.workflow.finished(report, choices), period=words)


def _disposition(parts: Open, report: Report, choices: Choices, suffix: str) -> str:
    """The name in words; one of plain letters for programs that read no other."""
    agreed = parts.workflow.reviewing.of(report.id).status.word == "approved"
    name = file_name(report, choices, final=agreed and not report.waiting_questions())
    letters = "-".join(plain(name).encode("ascii", "ignore").decode().split())
    return f"attachment; filename=\"{letters or 'van-ban'}.{suffix}\"; filename*=UTF-8''{quote(f'{name}.{suffix}', safe='')}"
