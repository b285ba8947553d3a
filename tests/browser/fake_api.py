"""The JSON API as the pages see it, with fixed data: for developing pages and for the cases a real server seldom gives.

Run: `python -m uvicorn tests.browser.fake_api:app`. A header or field asks for trouble: see `_trouble`.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse

from api.pages import router, static_files
from tests.browser import fake_library
from tests.browser.fake_data import SECTIONS, SOURCE
from tests.browser.fake_library import problem
from tests.browser.fake_report import LABELS, TEXT, FakeReport, Json, sentence

app = FastAPI()
app.include_router(router)
app.include_router(fake_library.router)
app.mount("/static", static_files())
REPORTS: dict[str, FakeReport] = {"bc1": FakeReport("bc1", fresh=False)}
MODE: dict[str, Any] = {"away": False, "slow": 0.03, "withhold": False, "cut": False}
BY_ID = {section["id"]: section for section in SECTIONS}


@app.middleware("http")
async def strict(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    if MODE["away"] and request.url.path.startswith("/api/"):
        return Response(status_code=503)
    response = await call_next(request)
    response.headers["content-security-policy"] = "default-src 'self'"
    return response


@app.post("/test/mode")
async def mode(request: Request) -> Json:
    MODE.update(await request.json())
    return MODE


@app.post("/test/touch/{report}")
def touch(report: str) -> Json:
    """Somebody else changes the report."""
    REPORTS[report].remember()
    return {}


@app.get("/api/v1/reports")
def reports() -> list[Json]:
    return [report.summary() for report in REPORTS.values()]


@app.get("/api/v1/trash")
def trash() -> list[Json]:
    return []


@app.get("/api/v1/templates")
def templates() -> list[Json]:
    return []


@app.get("/api/v1/documents/{document}/request")
def request_of(document: str) -> Json:
    """What a letter asks: the period and an outline, from one document."""
    read = [{"what": "period", "value": "2025H1", "start": 0, "end": 4}, {"what": "outline", "value": "12", "start": 10, "end": 20}]
    origin = {"id": "bc-61-2024", "title": "Báo cáo 6 tháng đầu năm 2024", "number": "61/BC-SDL", "date": "2024-06-10", "period": "2024H1"}
    found = {**origin, "period_words": "6 tháng đầu năm 2024", "role": "previous", "matched": 11, "wanted": 12}
    return {"document": document, "kind": "report", "period": "2025H1", "deadline": None, "items": [], "read": read, "origins": [found], "templates": []}


@app.post("/api/v1/reports/preview")
async def preview(request: Request) -> Json:
    whole = FakeReport("x", fresh=True).whole()
    period = (await request.json())["period"]
    outline = [{"number": s["number"], "heading": s["title"]["text"], "level": s["level"], "status": s["outline"]} for s in whole["sections"]]
    outline.append({"number": "6", "heading": "6. Công tác thi đua cụm, khối", "level": 2, "status": "dropped"})
    counts = {"shift": 28, "freeze": 196, "ask_periods": 16, "figures": 22, "citations": 84, "followups": 4, "sections": len(SECTIONS)}
    return {**{key: whole[key] for key in ("title", "kind", "office", "period_words", "from")}, "period": period, "counts": counts, "outline": outline}


@app.post("/api/v1/reports", status_code=201)
async def create(request: Request) -> Response:
    body = await request.json()
    if body["period"] == "2099":
        return problem(422, "Kỳ 2099 ở quá xa kỳ trước (2024H1): hãy chọn kỳ kế tiếp.")
    report = FakeReport(f"bc{len(REPORTS) + 1}", fresh=True)
    REPORTS[report.id] = report
    return JSONResponse(report.whole(), status_code=201)


@app.get("/api/v1/reports/{report}")
def whole(report: str) -> Response:
    if report not in REPORTS:
        return problem(404, f"Không có báo cáo {report}: có thể đã bị xóa.")
    return JSONResponse(REPORTS[report].whole())


@app.post("/api/v1/reports/{report}/sections/{section}/proposals")
async def proposals(report: str, section: str, request: Request) -> Response:
    names = (await request.json()).get("candidates") or ["A", "B"]
    return StreamingResponse(_stream(REPORTS[report], section, names), media_type="text/event-stream")


async def _stream(report: FakeReport, section: str, names: list[str]) -> AsyncIterator[str]:
    def event(name: str, data: Json) -> str:
        return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"

    for name in names:
        yield event("candidate", {"name": name, "label": LABELS.get(name, "Mô hình")})
        await asyncio.sleep(MODE["slow"])
        if name == "D" or MODE["withhold"]:
            yield event("withheld", {"candidate": name, "reason": "Mô hình làm mất 1 số liệu và đổi 1 số ký hiệu văn bản."})
            continue
        texts = BY_ID[section].get(name, [])
        for number, paragraph in enumerate(texts):
            sentences = [sentence(f"{section}.{name}.{number}.{at}", text, report.answers) for at, text in enumerate(paragraph)]
            yield event("paragraph", {"candidate": name, "paragraph": {"id": f"{section}.{name}.p{number}", "footnote": False, "sentences": sentences}})
            await asyncio.sleep(MODE["slow"])
            if MODE["cut"]:
                return
    yield event("done", {})


@app.post("/api/v1/reports/{report}/sections/{section}/decisions")
async def decide(report: str, section: str, request: Request) -> Response:
    body, found = await request.json(), REPORTS[report]
    if body["revision"] != found.revision:
        other = {"who": "Lê Thị Hạnh", "what": "sửa", "at": datetime.now(UTC).isoformat(), "revision": found.revision}
        return problem(409, "Lê Thị Hạnh đã sửa mục này sau bản mà trang này đang hiện.", overtaken=other, clashes=[])
    found.remember()
    if body["action"] == "edit":
        found.edit(BY_ID[section], body["paragraphs"])
    else:
        status = {"accept": "accepted", "reject": "rejected", "sign_off": "signed"}[body["action"]]
        found.state[section].update(status=status, chosen=body.get("candidate") or found.state[section]["chosen"])
    delta = found.delta([section])
    return JSONResponse({**delta, "section": delta.pop("sections")[0]})


@app.patch("/api/v1/reports/{report}/facts")
async def facts(report: str, request: Request) -> Response:
    found, given = REPORTS[report], (await request.json())["facts"]
    if any(value == "sai" for value in given.values()):
        return problem(422, "«sai» không phải là số: hãy ghi như 14 hoặc 1.250.")
    found.remember()
    found.answers.update({key: value for key, value in given.items() if value is not None})
    used = {section for question in found.questions() if question["id"] in given for section in question["sections"]}
    return JSONResponse(found.delta(sorted(used)))


@app.get("/api/v1/reports/{report}/changes")
def changes(report: str, after: int = 0) -> Json:
    found = REPORTS[report]
    news: Json = {"revision": found.revision, "changes": [], "presence": []}
    return news if after == found.revision else {**news, "report": found.whole()}


@app.get("/api/v1/reports/{report}/events")
async def events(report: str, request: Request) -> StreamingResponse:
    async def stream() -> AsyncIterator[str]:
        told = REPORTS[report].revision
        yield f'event: hello\ndata: {{"revision": {told}, "presence": []}}\n\n'
        while not MODE["away"] and not await request.is_disconnected():
            await asyncio.sleep(0.1)

    return StreamingResponse(stream(), media_type="text/event-stream")


@app.put("/api/v1/reports/{report}/presence")
def presence(report: str) -> Response:
    return Response(status_code=204)


@app.get("/api/v1/reports/{report}/steps")
def steps(report: str) -> Json:
    found = REPORTS[report]
    undo = {"revision": found.revision, "words": "việc vừa làm", "who": "Cán bộ"} if found.past else None
    return {"revision": found.revision, "undo": undo, "redo": None}


@app.post("/api/v1/reports/{report}/undo")
def undo(report: str) -> Response:
    found = REPORTS[report]
    return JSONResponse(found.whole()) if found.undo() else problem(409, "Không còn việc nào để hoàn tác.")


@app.get("/api/v1/reports/{report}/review")
def review(report: str) -> list[Json]:
    rows = []
    for section in REPORTS[report].whole()["sections"]:
        for s in (s for p in section["paragraphs"] for s in p["sentences"]):
            findings = [f for f in REPORTS[report].findings() if f["sentence"] == s["id"]]
            rows.append({"section": section["id"], "heading": section["title"]["text"], "sentence": s, "source": _source(s), "findings": findings})
    return rows


def _source(s: Json) -> Json | None:
    if not s["source"]:
        return None
    start, end = s["source"]["start"], s["source"]["end"]
    return {
        "document": SOURCE["id"],
        "title": f"Báo cáo số {SOURCE['number']} ngày 12/6/2024",
        "context_before": TEXT[max(0, start - 80) : start],
        "quote": s["source"]["quote"],
        "context_after": TEXT[end : end + 80],
    }


@app.get("/api/v1/reports/{report}/export.docx")
def export(report: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{report}-ban-nhap.docx"'}
    return Response(b"PK\x03\x04", media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document", headers=headers)


@app.get("/api/v1/search")
def search(q: str, k: int = 10) -> list[Json]:
    if "sao hỏa" in q.lower():
        return []
    titles = [section for section in SECTIONS if section.get("A")][:k]
    rows = []
    for rank, section in enumerate(titles, 1):
        text = sentence("x", section["A"][0][0], {})["source"]
        heading = sentence("x", section["title"], {})["source"]["quote"]
        row = {"passage": f"p{rank}", "document": SOURCE["id"], "heading": heading, "score": 1 / rank, "rank": rank, "text": text["quote"]}
        rows.append({**row, "start": text["start"], "end": text["end"]})
    return rows


@app.post("/api/v1/check")
async def check(request: Request) -> Json:
    found, words = [], "98/2023/NĐ-CP"
    for number, text in enumerate((await request.json())["paragraphs"]):
        at = text.find(words)
        if at >= 0:
            found.append({"paragraph": number, "start": at, "end": at + len(words), "code": "VB402", "severity": "error", "message": "Hết hiệu lực."})
    return {"document": {}, "summary": {}, "citations": [], "findings": found}


@app.get("/api/v1/registry/lookup")
def lookup(number: str, on: str) -> Json:
    if "98/2023" not in number:
        return {"query": number, "on": on, "found": False, "entries": []}
    base = {"type": "Nghị định", "issuer": "Chính phủ", "title": "Quy định chi tiết Luật Thi đua, khen thưởng", "source": "starter", "standing": "high"}
    dates = {"number": "152/2025/NĐ-CP", "date": "2025-06-14", "effective_from": "2025-07-01", "effective_to": None}
    successor = {**base, **dates, "label": "Nghị định số 152/2025/NĐ-CP ngày 14/06/2025"}
    events = [{"date": "2023-12-31", "event": "issued", "words": "Ban hành"}, {"date": "2025-07-01", "event": "expired", "words": "Hết hiệu lực"}]
    entry = {**base, "number": "98/2023/NĐ-CP", "date": "2023-12-31", "effective_from": "2024-01-01", "effective_to": "2025-07-01"}
    validity = {"label": "Nghị định số 98/2023/NĐ-CP ngày 31/12/2023", "in_force": on < "2025-07-01", "successor": successor, "events": events}
    return {"query": number, "on": on, "found": True, "entries": [{**entry, **validity}]}


@app.post("/api/v1/chat")
async def chat(request: Request) -> Json:
    body = await request.json()
    message, report = body["message"].lower(), REPORTS.get(body.get("report", ""))
    if "soạn báo cáo" in message:
        fresh = FakeReport(f"bc{len(REPORTS) + 1}", fresh=True)
        REPORTS[fresh.id] = fresh
        action = {"kind": "create", "section": None, "before": None, "after": None, "undo": False, "report": fresh.id}
        return {"outcome": "acted", "text": "Đã lập báo cáo 6 tháng đầu năm 2025 từ báo cáo kỳ trước.", "sources": [], "actions": [action]}
    if report and "giấy khen" in message:
        report.remember()
        report.answers["q11"] = "14"
        action = {"kind": "answer", "section": "s1-3-2", "before": "12", "after": "14", "undo": True}
        return {"outcome": "acted", "text": "Đã ghi câu 11: 14 cá nhân.", "sources": [], "actions": [action]}
    if "hết hiệu lực" in message:
        quote = "Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ"
        at = TEXT.find(quote)
        source = {"document": SOURCE["id"], "start": at, "end": at + len(quote), "quote": quote}
        return {"outcome": "answered", "text": "1 căn cứ hết hiệu lực, ở mục 3.1.", "sources": [source], "actions": []}
    return {"outcome": "not_found", "text": "Không tìm thấy nguồn. Đã tìm trong 3 văn bản của kho.", "sources": [], "actions": []}
