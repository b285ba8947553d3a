"""Errors → `application/problem+json` (RFC 9457); `detail` is the sentence for the officer."""

from dataclasses import asdict
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.accounts.errors import AccessError, BadAccount, NotAllowed, NotSignedIn, TooOften, UnknownAccount
from api.uploads.errors import BadForm, TooManyRuns, TooMuch, UnknownRun, UsedRun
from assistant.errors import (
    AssistantError,
    BadExportTemplate,
    BadOutline,
    BadRecord,
    BadSuppression,
    BadVerdict,
    ForeignFile,
    NoPdf,
    NoSuchFix,
    NotSignable,
    Overtaken,
    RejectedFact,
    RejectedRows,
    SeenOther,
    StaleRevision,
    UnknownClaim,
    UnknownExportTemplate,
    UnknownProfile,
    UnknownQuestion,
    UnknownReport,
    UnknownSection,
    UnknownTemplate,
    UnknownVersion,
    UnusablePassage,
)
from corpus.errors import CorpusError, RegistryError, StorageError, UnknownDocument, UnknownFailure, UnreadableFile
from corpus.periods import UnknownPeriod
from retrieval.errors import BusyLibrary, DocumentInUse, RetrievalError, UnknownPassage

_STATUS: tuple[tuple[type[Exception], HTTPStatus], ...] = (
    (UnknownReport, HTTPStatus.NOT_FOUND),
    (UnknownSection, HTTPStatus.NOT_FOUND),
    (UnknownAccount, HTTPStatus.NOT_FOUND),
    (NotSignedIn, HTTPStatus.UNAUTHORIZED),
    (NotAllowed, HTTPStatus.FORBIDDEN),
    (BadAccount, HTTPStatus.UNPROCESSABLE_ENTITY),
    (TooOften, HTTPStatus.TOO_MANY_REQUESTS),
    (UnknownVersion, HTTPStatus.NOT_FOUND),
    (UnknownClaim, HTTPStatus.NOT_FOUND),
    (UnknownDocument, HTTPStatus.NOT_FOUND),
    (UnknownFailure, HTTPStatus.NOT_FOUND),
    (UnknownPassage, HTTPStatus.NOT_FOUND),
    (UnknownRun, HTTPStatus.NOT_FOUND),
    (UsedRun, HTTPStatus.CONFLICT),
    (BadForm, HTTPStatus.UNPROCESSABLE_ENTITY),
    (TooMuch, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (TooManyRuns, HTTPStatus.TOO_MANY_REQUESTS),
    (DocumentInUse, HTTPStatus.CONFLICT),
    (StaleRevision, HTTPStatus.CONFLICT),
    (UnknownQuestion, HTTPStatus.UNPROCESSABLE_ENTITY),
    (RejectedFact, HTTPStatus.UNPROCESSABLE_ENTITY),
    (RejectedRows, HTTPStatus.UNPROCESSABLE_ENTITY),
    (UnknownTemplate, HTTPStatus.UNPROCESSABLE_ENTITY),
    (BadOutline, HTTPStatus.UNPROCESSABLE_ENTITY),
    (UnusablePassage, HTTPStatus.UNPROCESSABLE_ENTITY),
    (BadExportTemplate, HTTPStatus.UNPROCESSABLE_ENTITY),
    (UnknownExportTemplate, HTTPStatus.NOT_FOUND),
    (NoPdf, HTTPStatus.NOT_IMPLEMENTED),
    (ForeignFile, HTTPStatus.UNPROCESSABLE_ENTITY),
    (UnknownProfile, HTTPStatus.UNPROCESSABLE_ENTITY),
    (BadSuppression, HTTPStatus.UNPROCESSABLE_ENTITY),
    (NoSuchFix, HTTPStatus.CONFLICT),
    (SeenOther, HTTPStatus.CONFLICT),
    (NotSignable, HTTPStatus.CONFLICT),
    (BadVerdict, HTTPStatus.UNPROCESSABLE_ENTITY),
    (BadRecord, HTTPStatus.UNPROCESSABLE_ENTITY),
    (UnknownPeriod, HTTPStatus.UNPROCESSABLE_ENTITY),
    (UnreadableFile, HTTPStatus.UNPROCESSABLE_ENTITY),
    (RegistryError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (BusyLibrary, HTTPStatus.SERVICE_UNAVAILABLE),
    (StorageError, HTTPStatus.INSUFFICIENT_STORAGE),
    (CorpusError, HTTPStatus.INTERNAL_SERVER_ERROR),
    (RetrievalError, HTTPStatus.INTERNAL_SERVER_ERROR),
    (AccessError, HTTPStatus.INTERNAL_SERVER_ERROR),
    (AssistantError, HTTPStatus.INTERNAL_SERVER_ERROR),
)
_PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "limit": {"type": "integer"},
        "retry_after": {"type": "integer"},
    },
}
REFUSALS: dict[int | str, dict[str, Any]] = {
    "4XX": {"description": "A problem document (RFC 9457)", "content": {"application/problem+json": {"schema": _PROBLEM}}}
}
"""How /openapi.json describes what a route refuses."""
EXPECTED = tuple(kind for kind, _ in _STATUS)


def problem(status: int, detail: str, **extra: object) -> JSONResponse:
    """One problem document."""
    title = HTTPStatus(status).phrase
    return JSONResponse(
        {"type": "about:blank", "title": title, "status": status, "detail": detail, **extra}, status_code=status, media_type="application/problem+json"
    )


def install(app: FastAPI) -> None:
    """Answer every expected error with its problem document."""
    for kind, status in _STATUS:
        app.add_exception_handler(kind, _handler(status))
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)


def _handler(status: HTTPStatus):  # type: ignore[no-untyped-def]
    def handle(_request: Request, error: Exception) -> JSONResponse:
        extra: dict[str, object] = {"limit": error.limit} if isinstance(error, TooMuch) else {}
        if isinstance(error, TooOften):
            extra = {"limit": error.limit, "retry_after": error.wait_s}
        if isinstance(error, RejectedRows):
            extra["rows"] = [{"row": each.row, "text": each.text} for each in error.problems]
        if isinstance(error, Overtaken):
            extra["overtaken"] = {"who": error.who, "at": error.at.isoformat(timespec="seconds"), "what": error.what, "revision": error.revision}
            extra["clashes"] = [asdict(clash) for clash in error.clashes]
        return problem(status, str(error), **extra)

    return handle


def _http(_request: Request, error: Exception) -> JSONResponse:
    status = error.status_code if isinstance(error, HTTPException) else 500
    detail = error.detail if isinstance(error, HTTPException) else ""
    words = {404: "Không có địa chỉ này: hãy kiểm tra lại đường dẫn.", 405: "Địa chỉ này không nhận kiểu yêu cầu đó: hãy xem /openapi.json."}
    extra = {"limit": error.limit} if hasattr(error, "limit") else {}
    return problem(status, words.get(status, str(detail)) if detail == HTTPStatus(status).phrase else str(detail), **extra)


def _invalid(_request: Request, error: Exception) -> JSONResponse:
    first = error.errors()[0] if isinstance(error, RequestValidationError) else {}
    place = " › ".join(str(part) for part in first.get("loc", ()))
    return problem(422, f"Yêu cầu chưa đúng ở «{place}» ({first.get('msg', 'không rõ')}): hãy xem /openapi.json.")
