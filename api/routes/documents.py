"""The library: list, upload one file, read, correct, index anew, remove."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response, UploadFile

from api.catalogue import Sort, Wanted
from api.document_forms import counts_form, whole_form
from api.forms import document_form
from api.messages import CorrectionBody
from api.people import Role
from api.problems import problem
from api.routes.parts import Open, Running, costly, needs
from api.run_forms import run_form
from api.uploads.limits import MAX_FILE, too_large
from corpus.document import Kind

router = APIRouter(prefix="/documents", tags=["library"])
TOTAL = "x-total-count"


@router.get("")
def documents(
    parts: Open,
    response: Response,
    q: Annotated[str, Query(max_length=300)] = "",
    kind: Kind | None = None,
    agency: Annotated[str | None, Query(max_length=300)] = None,
    period: Annotated[str | None, Query(max_length=40)] = None,
    year: Annotated[int | None, Query(ge=1900, le=2200)] = None,
    sort: Sort | None = None,
    offset: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int | None, Query(ge=1, le=1000)] = None,
) -> list[dict[str, Any]]:
    """The documents that fit (all without conditions), in the order they came in or of `sort`; how many in the header `x-total-count`.

    `q` is looked for in title, number, agency and file name, with or without accents. `year` is that of the period, else of the date.
    """
    found = parts.catalogue.find(Wanted(q, kind, agency, period, year), sort)
    response.headers[TOTAL] = str(len(found))
    return [document_form(stored) for stored in found[offset : offset + limit if limit else None]]


@router.post("", status_code=201, dependencies=[Depends(costly)])
def upload(parts: Open, file: UploadFile) -> Any:
    """Read a file and bring it into library, registry and both indexes."""
    name = file.filename or "tep.txt"
    data = file.file.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        refused = too_large(name)
        return problem(413, str(refused), limit=refused.limit)
    (stored,) = parts.ingestion().ingest([parts.preparer.prepare(name, data)])
    return document_form(stored)


@router.get("/counts")
def counts(parts: Open) -> dict[str, Any]:
    """How many documents there are of each kind, agency, year and period."""
    return counts_form(parts.catalogue.counts())


@router.get("/agencies")
def agencies(parts: Open) -> list[dict[str, Any]]:
    """Agencies of the library's documents, those with most documents first."""
    return [{"name": name, "count": count} for name, count in parts.catalogue.counts().agencies]


@router.get("/verification")
def verification(parts: Open) -> dict[str, Any]:
    """Whether library, registry and both indexes agree; `lines` are sentences on what was compared and what differs."""
    verified = parts.ingestion().verify()
    return {"ok": verified.ok, "lines": list(verified.lines)}


@router.post("/reindex", status_code=202, dependencies=[needs(Role.ADMIN)])
def reindex_all(intakes: Running) -> dict[str, Any]:
    """Read the structure of every document again and index it, in a run of its own."""
    return run_form(intakes.reindex().now)


@router.get("/{document}")
def document(parts: Open, document: str) -> dict[str, Any]:
    """One document: text, section tree, citations, how it was understood, which reports rest on it; offsets point into `text`."""
    return whole_form(parts.library.get(document), parts.library.document(document), parts.uses.of(document))


@router.patch("/{document}")
def correct(parts: Open, document: str, body: CorrectionBody) -> dict[str, Any]:
    """Set kind, agency or period in place of what was read; null takes a correction back. Search and the choice of a predecessor follow."""
    given = {name: value or "" for name, value in body.model_dump(exclude_unset=True).items()}
    parts.ingestion().correct(document, **given)
    return whole_form(parts.library.get(document), parts.library.document(document), parts.uses.of(document))


@router.post("/{document}/reindex", dependencies=[needs(Role.ADMIN)])
def reindex(parts: Open, document: str) -> dict[str, Any]:
    """Read the structure of a document again and index it."""
    parts.ingestion().reindex(document)
    return whole_form(parts.library.get(document), parts.library.document(document), parts.uses.of(document))


@router.delete("/{document}", status_code=204, dependencies=[needs(Role.ADMIN)])
def remove(parts: Open, document: str) -> Response:
    """Take a document out of library, registry and indexes; one that a report rests on stays (409, with the reports)."""
    parts.library.get(document)
    uses = parts.uses.of(document)
    if uses:
        named = "; ".join(f"«{use.title}»" for use in uses[:3]) + ("; …" if len(uses) > 3 else "")
        sentence = f"Văn bản đang làm nguồn cho {len(uses)} báo cáo ({named}) nên chưa gỡ được: gỡ rồi thì báo cáo không đối chiếu được nguồn."
        return problem(409, sentence, used_by=[use.report for use in uses])
    parts.ingestion().remove(document)
    return Response(status_code=204)
