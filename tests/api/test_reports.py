"""A report over HTTP: start, propose, decide, answer, undo, review, export."""

import io
import json
import zipfile
from typing import Any

from fastapi.testclient import TestClient

from assistant.draft import Op, replay
from tests.api.conftest import OLD, REQUEST


def sentences(form: dict[str, Any]) -> list[dict[str, Any]]:
    found = [*form["head"], *form["tail"]]
    for section in form["sections"]:
        found += [section["title"]] if section["title"] else []
        found += [s for p in section["paragraphs"] for s in p["sentences"]]
    return found


def replays(sentence: dict[str, Any]) -> bool:
    ops = tuple(Op(o["op"], o["at"][0], o["at"][1], o["from"], o["to"]) for o in sentence["ops"])
    return sentence["source"] is None or replay(sentence["source"]["quote"], ops) == sentence["text"]


def question(form: dict[str, Any], kind: str, type_: str | None = None) -> dict[str, Any]:
    return next(q for q in form["questions"] if q["kind"] == kind and q["value"] is None and type_ in (None, q["type"]))


def body_section(form: dict[str, Any]) -> dict[str, Any]:
    return next(s for s in form["sections"] if "B" in s["candidates"])


def test_preview_counts_what_will_change_and_stores_nothing(samples: TestClient) -> None:
    before = len(samples.get("/api/v1/reports").json())
    preview = samples.post("/api/v1/reports/preview", json={"from": OLD, "period": "2025H1"}).json()
    assert preview["counts"]["shift"] > 5 and preview["counts"]["figures"] > 10
    assert preview["period_words"] == "6 tháng đầu năm 2025"
    assert len(samples.get("/api/v1/reports").json()) == before


def test_preview_with_a_request_names_kept_new_and_dropped_sections(samples: TestClient) -> None:
    body = {"from": "bc-tdkt-6t-2025", "period": "2026H1", "request": REQUEST}
    preview = samples.post("/api/v1/reports/preview", json=body).json()
    assert {"kept", "new", "dropped"} <= {item["status"] for item in preview["outline"]}
    assert preview["deadline"] == "2026-06-12"


def test_new_report_replays_in_every_sentence(report: dict[str, Any]) -> None:
    assert all(replays(s) for s in sentences(report))
    assert report["revision"] == 1 and report["progress"]["accepted"] == 0


def test_proposals_stream_paragraphs(samples: TestClient, report: dict[str, Any]) -> None:
    section = body_section(report)
    url = f"/api/v1/reports/{report['id']}/sections/{section['id']}/proposals"
    with samples.stream("POST", url, json={}, headers={"accept": "text/event-stream"}) as answer:
        names = [line.removeprefix("event: ") for line in answer.iter_lines() if line.startswith("event: ")]
    assert names[0] == "candidate" and "paragraph" in names and names[-1] == "done"


def test_model_candidate_without_a_model_is_withheld_with_the_reason(samples: TestClient, report: dict[str, Any]) -> None:
    url = f"/api/v1/reports/{report['id']}/sections/{body_section(report)['id']}/proposals"
    (proposal,) = samples.post(url, json={"candidates": ["D"]}).json()["candidates"]
    assert "Chưa cấu hình mô hình" in proposal["withheld"] and proposal["paragraphs"] == []


def test_accepting_a_candidate_moves_the_progress(samples: TestClient, report: dict[str, Any]) -> None:
    section = body_section(report)
    url = f"/api/v1/reports/{report['id']}/sections/{section['id']}/decisions"
    delta = samples.post(url, json={"action": "accept", "candidate": "B", "revision": 1}).json()
    assert delta["section"]["status"] == "accepted" and delta["section"]["chosen"] == "B"
    assert delta["progress"]["accepted"] == 1 and delta["revision"] == 2


def test_edited_text_keeps_its_source_and_replays(samples: TestClient, report: dict[str, Any]) -> None:
    section = body_section(report)
    texts = [" ".join(s["text"] for s in p["sentences"]) for p in section["paragraphs"]]
    texts[0] = texts[0].replace("và", "cùng với", 1) + " Câu do cán bộ viết thêm."
    url = f"/api/v1/reports/{report['id']}/sections/{section['id']}/decisions"
    delta = samples.post(url, json={"action": "edit", "paragraphs": [{"text": t} for t in texts], "revision": 1}).json()
    made = [s for p in delta["section"]["paragraphs"] for s in p["sentences"]]
    assert all(replays(s) for s in made)
    assert any(s["class"] == "author" and s["author"] == "Cán bộ" for s in made)
    assert sum(1 for s in made if s["source"]) >= len(texts) - 1


def test_stale_revision_is_refused_and_nothing_changes(samples: TestClient, report: dict[str, Any]) -> None:
    section = body_section(report)
    url = f"/api/v1/reports/{report['id']}/sections/{section['id']}/decisions"
    samples.post(url, json={"action": "accept", "revision": 1})
    refused = samples.post(url, json={"action": "reject", "revision": 1})
    assert refused.status_code == 409 and refused.headers["content-type"] == "application/problem+json"
    assert samples.get(f"/api/v1/reports/{report['id']}").json()["revision"] == 2


TWICE = """SỞ Y TẾ TỈNH LAM GIANG

Lam Giang, ngày 12 tháng 6 năm 2024

BÁO CÁO

Sơ kết công tác 6 tháng đầu năm 2024

I. TRIỂN KHAI VĂN BẢN

Sở đã tổ chức 01 cuộc phổ biến Luật cho công chức, có 29/29 người tham dự.

II. TUYÊN TRUYỀN

Về tuyên truyền, Sở đã tổ chức 01 cuộc phổ biến Luật cho công chức, có 29/29 người tham dự.
"""


def test_answer_fills_every_section_that_uses_the_fact(empty: TestClient) -> None:
    stored = empty.post("/api/v1/documents", files={"file": ("bc-6t-2024.txt", TWICE.encode())}).json()
    made = empty.post("/api/v1/reports", json={"from": stored["id"], "period": "2025H1"}).json()
    shared = question(made, "figure", "ratio")
    delta = empty.patch(f"/api/v1/reports/{made['id']}/facts", json={"facts": {shared["id"]: "27/30"}}).json()
    assert {s["id"] for s in delta["sections"]} == set(shared["sections"]) == {"I", "II"}
    for section in delta["sections"]:
        ops = [o for p in section["paragraphs"] for s in p["sentences"] for o in s["ops"] if o.get("fact") == shared["id"]]
        assert [o["to"] for o in ops] == ["27/30"]


def test_impossible_ratio_is_refused_with_a_sentence(samples: TestClient, report: dict[str, Any]) -> None:
    ratio = question(report, "figure", "ratio")
    refused = samples.patch(f"/api/v1/reports/{report['id']}/facts", json={"facts": {ratio["id"]: "32/31"}})
    assert refused.status_code == 422 and "lớn hơn" in refused.json()["detail"]


def test_undo_restores_every_letter(samples: TestClient, report: dict[str, Any]) -> None:
    section = body_section(report)
    samples.post(f"/api/v1/reports/{report['id']}/sections/{section['id']}/decisions", json={"action": "reject"})
    samples.patch(f"/api/v1/reports/{report['id']}/facts", json={"facts": {question(report, "figure", "int")["id"]: "3"}})
    samples.post(f"/api/v1/reports/{report['id']}/undo")
    restored = samples.post(f"/api/v1/reports/{report['id']}/undo").json()
    assert [s["text"] for s in sentences(restored)] == [s["text"] for s in sentences(report)]


def test_review_shows_each_sentence_beside_its_source(samples: TestClient, report: dict[str, Any]) -> None:
    rows = samples.get(f"/api/v1/reports/{report['id']}/review").json()
    old = samples.get(f"/api/v1/documents/{OLD}").json()["text"]
    sourced = [row for row in rows if row["source"]]
    assert len(sourced) > 100
    assert all(row["source"]["quote"] in old for row in sourced)


def test_export_is_a_marked_draft_while_slots_are_open(samples: TestClient, report: dict[str, Any]) -> None:
    answer = samples.get(f"/api/v1/reports/{report['id']}/export.docx")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as docx:
        whole = "".join(docx.read(name).decode("utf-8", "ignore") for name in docx.namelist() if name.endswith(".xml"))
    assert "BẢN NHÁP" in whole and "BẢNG ĐỐI CHIẾU NGUỒN" not in whole.upper()


def test_report_is_listed_with_its_progress(samples: TestClient, report: dict[str, Any]) -> None:
    listed = next(r for r in samples.get("/api/v1/reports").json() if r["id"] == report["id"])
    assert listed["progress"]["questions"] == len(report["questions"]) and json.dumps(listed)


def test_unknown_report_and_section_say_so(samples: TestClient, report: dict[str, Any]) -> None:
    assert samples.get("/api/v1/reports/khongco").status_code == 404
    missing = samples.post(f"/api/v1/reports/{report['id']}/sections/IX.9/proposals", json={})
    assert missing.status_code == 404 and "IX.9" in missing.json()["detail"]
