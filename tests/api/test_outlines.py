"""Templates and the outline of a report over HTTP and on the command line."""

import json
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from tests.api.conftest import OLD, REQUEST
from tests.api.test_cli import trobut

DOCUMENTS = Path(__file__).parents[2] / "corpus" / "samples" / "documents"


def headings(form: dict[str, Any]) -> list[str]:
    return [section["title"]["text"] for section in form["sections"]]


def test_templates_are_listed_with_what_they_ask(samples: TestClient) -> None:
    listed = {each["name"]: each for each in samples.get("/api/v1/templates").json()}
    assert len(listed) == 7
    assert {"name": "số phiên họp của hội đồng", "type": "int", "unit": "phiên"} in [q for item in listed["so-ket-6-thang"]["items"] for q in item["questions"]]


def test_report_is_begun_from_a_template(samples: TestClient) -> None:
    body = {"template": "so-ket-6-thang-gon", "period": "2026H1", "office": "Sở Y tế tỉnh Lam Giang"}
    preview = samples.post("/api/v1/reports/preview", json=body).json()
    assert {item["status"] for item in preview["outline"]} == {"new"} and preview["from"]["title"].startswith("Báo cáo sơ kết")
    answer = samples.post("/api/v1/reports", json=body)
    assert answer.status_code == 201
    form = answer.json()
    assert (form["kind"], form["inherited_share"]) == ("report", 0.0) and len(form["questions"]) > 10
    assert all(s["author"] for section in form["sections"] for p in section["paragraphs"] for s in p["sentences"])
    assert samples.get(f"/api/v1/reports/{form['id']}/review").status_code == 200
    assert samples.get(f"/api/v1/reports/{form['id']}/export.docx").content[:2] == b"PK"


def test_report_from_nothing_or_an_unknown_template_is_refused_in_one_sentence(samples: TestClient) -> None:
    nothing = samples.post("/api/v1/reports", json={"period": "2026H1"})
    unknown = samples.post("/api/v1/reports", json={"period": "2026H1", "template": "khong-co"})
    assert (nothing.status_code, unknown.status_code) == (422, 422)
    assert "chưa có mẫu" in nothing.json()["detail"] and "«khong-co»" in unknown.json()["detail"]


def test_section_without_text_has_passages_to_start_from(samples: TestClient) -> None:
    form = samples.post("/api/v1/reports", json={"from": "bc-tdkt-6t-2025", "period": "2026H1", "request": REQUEST}).json()
    section = next(s for s in form["sections"] if s["outline"] == "new")
    assert section["starting_points"] and section["paragraphs"] == []
    for point in section["starting_points"]:
        assert samples.get(f"/api/v1/documents/{point['document']}").json()["text"][point["start"] : point["end"]] == point["quote"]
        assert point["document"] != "bc-tdkt-6t-2026"


def test_candidate_c_and_unchanged_text_come_from_the_library(samples: TestClient) -> None:
    form = samples.post("/api/v1/reports", json={"from": "bc-tdkt-6t-2026", "period": "2027H1"}).json()
    assert any("C" in section["candidates"] for section in form["sections"])
    assert {"since": "2024H1", "periods": 3} in [{"since": u["since"], "periods": u["periods"]} for s in form["sections"] for u in s["unchanged"]]
    section = next(s["id"] for s in form["sections"] if "C" in s["candidates"])
    decided = samples.post(f"/api/v1/reports/{form['id']}/sections/{section}/decisions", json={"action": "accept", "candidate": "C"})
    assert decided.json()["section"]["chosen"] == "C"


def test_outline_is_changed_and_undone(samples: TestClient, report: dict[str, Any]) -> None:
    url = f"/api/v1/reports/{report['id']}"
    added = samples.post(f"{url}/sections", json={"heading": "V. NỘI DUNG KHÁC", "revision": 1})
    assert added.status_code == 201 and headings(added.json())[-1] == "V. NỘI DUNG KHÁC"
    section = added.json()["added"]
    renamed = samples.patch(f"{url}/sections/{section}", json={"heading": "V. VIỆC KHÁC"}).json()
    assert headings(renamed)[-1] == "V. VIỆC KHÁC"
    moved = samples.post(f"{url}/sections/{section}/move", json={"before": "I"}).json()
    assert headings(moved)[0] == "V. VIỆC KHÁC"
    dropped = samples.delete(f"{url}/sections/I.1").json()
    assert "1. Công tác tham mưu, chỉ đạo, ban hành văn bản" in [x["source"]["quote"] for x in dropped["dropped"]]
    for _ in range(4):
        undone = samples.post(f"{url}/undo").json()
    assert headings(undone) == headings(report) and undone["dropped"] == report["dropped"]


def test_stale_or_impossible_changes_of_the_outline_are_refused(samples: TestClient, report: dict[str, Any]) -> None:
    url = f"/api/v1/reports/{report['id']}/sections"
    assert samples.delete(f"{url}/I.1?revision=9").status_code == 409
    assert samples.delete(f"{url}/XX").status_code == 404
    assert samples.post(f"{url}/I/move", json={"parent": "I"}).status_code == 422


def test_merged_outline_on_the_command_line(tmp_path: Path) -> None:
    files = [str(DOCUMENTS / f"bc-tdkt-6t-{year}.txt") for year in (2024, 2025, 2026)]
    rows = json.loads(trobut("outline", "--merged", *files, "--period", "2027H1", "--json", cwd=tmp_path).stdout)
    by_heading = {row["heading"]: row for row in rows}
    assert by_heading["7.1. Công tác tự kiểm tra"]["periods"] == ["2024H1", "2025H1", "2026H1"]
    assert (by_heading["IV. KIẾN NGHỊ, ĐỀ XUẤT"]["expectation"], by_heading["IV. KIẾN NGHỊ, ĐỀ XUẤT"]["expected"]) == ("since", True)


def test_draft_with_earlier_reports_or_from_a_template_on_the_command_line(tmp_path: Path) -> None:
    earlier = [argument for year in (2025, 2024) for argument in ("--earlier", str(DOCUMENTS / f"bc-tdkt-6t-{year}.txt"))]
    form = json.loads(trobut("draft", str(DOCUMENTS / "bc-tdkt-6t-2026.txt"), *earlier, "--period", "2027H1", "--json", cwd=tmp_path).stdout)
    assert sum(candidate["name"] == "C" for section in form["sections"] for candidate in section["candidates"]) > 10
    form = json.loads(trobut("draft", "--template", "tong-ket-nam", "--period", "2026", "--office", "Sở Y tế tỉnh Lam Giang", "--json", cwd=tmp_path).stdout)
    assert form["report"]["from"] == "mau:tong-ket-nam" and form["sections"][0]["status"] == "template"


def test_draft_from_nothing_or_from_both_is_refused(tmp_path: Path) -> None:
    for arguments in (("--period", "2026"), (OLD, "--template", "tin-bai", "--period", "2026")):
        done = trobut("draft", *arguments, cwd=tmp_path)
        said = done.stderr.decode()
        assert done.returncode == 2 and said.count("\n") == 1 and "--template" in said
