"""Addresses of the pages → templates. `request.app.state.model` (a name, or nothing) says whether a language model is configured."""

from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from api.pages.rules import groups, rule
from api.pages.templates import page
from assistant.checker.text_form import WORDS
from corpus.reading.reader import FORMATS

FIXES = {
    "safe": "sửa an toàn, sửa hàng loạt được",
    "unsafe": "đề xuất, sửa từng chỗ",
    "mixed": "có chỗ sửa an toàn, có chỗ đề xuất",
    "none": "người soạn tự sửa",
}
ACCEPTED = ",".join([*FORMATS, ".zip", ".tar", ".gz", ".tgz", ".xz", ".bz2"])
"""What the file chooser offers; anything may still be dropped, and is then refused by name with what to do."""

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/")
def start(request: Request) -> HTMLResponse:
    return page(request, "start.html", here="start", accepted=ACCEPTED)


@router.get("/bao-cao/{report}")
def workbench(request: Request, report: str) -> HTMLResponse:
    return page(request, "workbench.html", here="desk", report_id=report)


@router.get("/bao-cao/{report}/duyet")
def review(request: Request, report: str) -> HTMLResponse:
    return page(request, "review.html", here="review", report_id=report)


@router.get("/bao-cao/{report}/doi-chieu", response_class=RedirectResponse)
def compare(report: str) -> RedirectResponse:
    """The address that the page had before."""
    return RedirectResponse(f"/bao-cao/{quote(report, safe='')}/duyet", status_code=308)


@router.get("/bao-cao/{report}/xuat")
def export(request: Request, report: str) -> HTMLResponse:
    return page(request, "export.html", here="export", report_id=report)


@router.get("/kho")
def library(request: Request) -> HTMLResponse:
    return page(request, "library.html", here="library", accepted=ACCEPTED)


@router.get("/van-ban/{document}")
def document(request: Request, document: str) -> HTMLResponse:
    return page(request, "document.html", here="library", document_id=document)


@router.get("/so-hieu-luc")
def registry(request: Request) -> HTMLResponse:
    return page(request, "registry.html", here="registry")


@router.get("/quy-tac/{code}")
def rule_page(request: Request, code: str) -> HTMLResponse:
    found = rule(code)
    return page(request, "rule.html", here="rules", status=200 if found else 404, code=code.upper(), page=found, words=WORDS, fixes=FIXES)


@router.get("/quy-tac")
def rule_list(request: Request) -> HTMLResponse:
    return page(request, "rules.html", here="rules", groups=groups(), words=WORDS, fixes=FIXES)


@router.get("/thanh-phan")
def components(request: Request) -> HTMLResponse:
    return page(request, "components.html", here="components")
