"""The library: upload, list, read, remove."""

from typing import Any

from fastapi import APIRouter, Response, UploadFile

from api.forms import document_form, outline_form
from api.problems import problem
from api.routes.parts import Open
from assistant.checker.json_form import citation_json
from corpus.citations import find_citations
from corpus.reading.reading import MAX_FILE_BYTES
from corpus.structure import parse
from retrieval.indexing import prepare

router = APIRouter(prefix="/documents", tags=["library"])


@router.get("")
def documents(parts: Open) -> list[dict[str, Any]]:
    """Everything in the library."""
    return [document_form(stored) for stored in parts.library.list()]


@router.post("", status_code=201)
def upload(parts: Open, file: UploadFile) -> Any:
    """Read a file and bring it into library, registry and both indexes."""
    data = file.file.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        return problem(413, f"Tệp «{file.filename}» vượt giới hạn {MAX_FILE_BYTES // 1024 // 1024} MB: hãy tách nhỏ rồi nạp lại.", limit=MAX_FILE_BYTES)
    (stored,) = parts.ingestion().ingest([prepare(file.filename or "tep.txt", data)])
    return document_form(stored)


@router.get("/{document}")
def document(parts: Open, document: str) -> dict[str, Any]:
    """One document with its text, section tree and citations; offsets point into `text`."""
    stored = parts.library.get(document)
    text = parts.library.text(document)
    parsed = parse(text, kind=stored.kind)
    found = find_citations(text, home=stored.agency)
    return {**document_form(stored), "text": text, "outline": outline_form(parsed), "citations": [citation_json(c) for c in found]}


@router.delete("/{document}", status_code=204)
def remove(parts: Open, document: str) -> Response:
    """Take a document out of library, registry and indexes."""
    parts.library.get(document)
    parts.ingestion().remove(document)
    return Response(status_code=204)
