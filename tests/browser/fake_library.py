"""The library of the fake API: fixed documents, uploads that are read by their names («mat-khau…» fails, «cong-van…» is a request)."""

import json
from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter, Request, Response, UploadFile
from fastapi.responses import JSONResponse, StreamingResponse

from tests.browser.fake_data import PLAN, REQUEST, SOURCE
from tests.browser.fake_report import TEXT, FakeReport, Json

router = APIRouter(prefix="/api/v1/documents")
DOCUMENTS: list[Json] = [{**each, "notes": [], "corrections": {}} for each in (SOURCE, REQUEST, PLAN)]
RUNS: dict[str, Json] = {}
READ: dict[str, Json] = {}
FAILURES: dict[int, Json] = {}
REASON = "Không mở được «{name}»: tệp đặt mật khẩu. Gỡ mật khẩu rồi nạp lại."


def problem(status: int, detail: str, **more: object) -> JSONResponse:
    body = {"type": "about:blank", "title": "Không làm được", "status": status, "detail": detail, **more}
    return JSONResponse(body, status_code=status, media_type="application/problem+json")


@router.get("")
def documents(response: Response, q: str = "", kind: str = "", offset: int = 0, limit: int = 50) -> list[Json]:
    found = [each for each in DOCUMENTS if q.lower() in each["title"].lower() and kind in ("", each["kind"])]
    response.headers["x-total-count"] = str(len(found))
    return found[offset : offset + limit]


@router.get("/counts")
def counts() -> Json:
    def counted(name: str) -> list[Json]:
        values = [each[name] for each in DOCUMENTS]
        return [{"name": value, "count": values.count(value)} for value in dict.fromkeys(values) if value]

    years = [{"name": 2025, "count": 2}, {"name": 2024, "count": 1}]
    size = {"total": len(DOCUMENTS), "passages": 65}
    return {**size, "kinds": counted("kind"), "agencies": counted("agency"), "periods": counted("period"), "years": years}


@router.get("/agencies")
def agencies() -> list[Json]:
    return list(counts()["agencies"])


@router.get("/failures")
def failures() -> list[Json]:
    return list(FAILURES.values())


@router.delete("/failures/{failure}", status_code=204)
def forget(failure: int) -> None:
    FAILURES.pop(failure, None)


@router.post("/failures/{failure}/retry", status_code=202)
def retry(failure: int) -> Json:
    return _run([FAILURES[failure]["name"]])


@router.get("/verification")
def verification() -> Json:
    return {"ok": True, "lines": ["Khớp: thư viện và hai chỉ mục cùng có 65 đoạn."]}


@router.post("/batch", status_code=202)
async def batch(files: list[UploadFile]) -> Json:
    return _run([file.filename or "" for file in files])


def _run(names: list[str]) -> Json:
    identity = f"run{len(RUNS)}"
    RUNS[identity] = {"id": identity, "work": "upload", "state": "done", "over": True, "reason": None, "lines": [_line(name) for name in names]}
    return {**RUNS[identity], "state": "queued", "over": False, "lines": [{"name": name, "state": "waiting"} for name in names]}


def _line(name: str) -> Json:
    if "mat-khau" in name:
        known = next((each["id"] for each in FAILURES.values() if each["name"] == name), len(FAILURES) + 1)
        reason = REASON.format(name=name)
        FAILURES[known] = {"id": known, "name": name, "path": None, "reason": reason, "attempts": 1, "last_at": "2025-05-20T08:12:00", "kept": True}
        return {"name": name, "state": "failed", "status": "failed", "reason": reason, "failure": known}
    kind = "request" if "cong-van" in name else "report"
    found = {**SOURCE, "id": f"doc{len(DOCUMENTS)}", "title": f"Văn bản đọc từ {name}", "number": None, "kind": kind, "notes": [], "corrections": {}}
    DOCUMENTS.insert(0, found)
    return {"name": name, "state": "done", "status": "added", "document": found}


@router.get("/runs")
def runs() -> list[Json]:
    return []


@router.get("/runs/{run}/events")
def events(run: str) -> StreamingResponse:
    def told() -> Iterator[str]:
        yield f"event: done\ndata: {json.dumps(RUNS[run], ensure_ascii=False)}\n\n"

    return StreamingResponse(told(), media_type="text/event-stream")


@router.get("/{document}")
def document(document: str) -> Response:
    found = next((each for each in DOCUMENTS if each["id"] == document), None)
    return JSONResponse(_whole(found)) if found else problem(404, f"Kho không có văn bản {document}.")


@router.get("/{document}/request")
def request_read(document: str) -> Json:
    """What was read from a letter, and what a report could start from."""
    read = [{"what": "kind", "value": "report", "start": -1, "end": -1}, {"what": "period", "value": "2025H1", "start": 0, "end": 40}]
    origin = {"id": SOURCE["id"], "title": SOURCE["title"], "number": SOURCE["number"], "date": SOURCE["date"], "period": SOURCE["period"]}
    origin |= {"period_words": "6 tháng đầu năm 2024", "role": "previous", "matched": 0, "wanted": 0}
    period = {"period": "2025H1", "period_words": "6 tháng đầu năm 2025"}
    return {"document": document, "kind": "report", **period, "deadline": None, "items": [], "read": read, "origins": [origin], "templates": []}


@router.patch("/{document}")
async def correct(document: str, request: Request) -> Response:
    found = next(each for each in DOCUMENTS if each["id"] == document)
    for name, value in (await request.json()).items():
        read = READ.setdefault(document, {}).setdefault(name, found[name])
        found[name] = read if value is None else value
        found["corrections"].pop(name, None)
        if value is not None:
            found["corrections"][name] = value
    return JSONResponse(_whole(found))


@router.delete("/{document}")
def remove(document: str) -> Response:
    if document == SOURCE["id"]:
        return problem(409, "Văn bản đang làm nguồn cho 1 báo cáo: hãy giữ lại.")
    DOCUMENTS[:] = [each for each in DOCUMENTS if each["id"] != document]
    return Response(status_code=204)


def _whole(found: Json) -> Json:
    at = TEXT.find("Nghị định số 98/2023/NĐ-CP ngày 31/12/2023")
    citation = {"start": at, "end": at + 42, "surface": TEXT[at : at + 42], "type": "Nghị định", "number": "98/2023/NĐ-CP", "unverified": True}
    used = [{"report": "bc1", "title": "Báo cáo sơ kết 6 tháng đầu năm 2025", "sentences": 12}]
    return {
        **found,
        "text": TEXT,
        "outline": _outline(),
        "citations": [citation],
        "understood": _understood(found),
        "used_by": used,
        "as_read": READ.get(found["id"], {}),
    }


def _outline() -> list[Json]:
    outline: list[Json] = []
    for section in FakeReport("x", fresh=True).whole()["sections"]:
        quote = section["title"]["source"]["quote"]
        start = TEXT.find(quote)
        line = {"number": section["number"], "level": section["level"], "heading": quote, "start": start, "end": start + len(quote), "children": []}
        if len(outline) == 1:
            line["flags"] = ["duplicate-number"]
        outline.append(line)
    return outline


def _understood(found: Json) -> Json:
    def component(name: str, value: Any) -> Json:
        start = TEXT.find(value) if isinstance(value, str) and value in TEXT else None
        return {"name": name, "value": value, "start": start, "end": start + len(value) if start is not None else None}

    components = [component(name, found.get(name)) for name in ("agency", "number", "date", "period")]
    at = TEXT.find("báo cáo")
    marks = [{"start": at, "end": at + 3, "kind": "doubtful", "value": "0.62"}]
    pages = [{"number": "1", "start": 0, "end": 400}, {"number": "2", "start": 400, "end": len(TEXT)}]
    lists = {"bases": [], "tables": [], "footnotes": [], "boxes": [], "annexes": [], "pages": pages, "marks": marks}
    return {**lists, "components": components, "scan": {"confidence": 0.93, "doubtful": 1}, "citations": 1, "unverified": 1}
