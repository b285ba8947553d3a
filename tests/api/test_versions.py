"""Versions, steps, acceptances, description and beginnings over HTTP."""

from typing import Any

from fastapi.testclient import TestClient

from tests.api.conftest import REQUEST


def at(report: dict[str, Any], path: str = "") -> str:
    return f"/api/v1/reports/{report['id']}{path}"


def proposed(report: dict[str, Any]) -> list[str]:
    return [s["id"] for s in report["sections"] if "A" in s["candidates"]]


def test_versions_are_listed_compared_and_restored(samples: TestClient, report: dict[str, Any]) -> None:
    section = proposed(report)[0]
    samples.post(at(report, f"/sections/{section}/decisions"), json={"action": "edit", "paragraphs": [{"text": "Câu của cán bộ."}]})
    listed = samples.get(at(report, "/versions")).json()
    assert [each["revision"] for each in listed] == [2, 1] and listed[0]["words"].startswith("Sửa mục 1") and listed[0]["progress"]["accepted"] == 1
    assert [each["revision"] for each in samples.get(at(report, "/versions?before=2")).json()] == [1]
    (changed,) = samples.get(at(report, "/versions/1/compare/2")).json()["sections"]
    assert changed["id"] == section and {"added", "removed"} <= {s["status"] for s in changed["sentences"]}
    assert samples.get(at(report, "/versions/1")).json()["sections"] == report["sections"]
    back = samples.post(at(report, "/versions/1/restore"), json={"revision": 2}).json()
    assert back["revision"] == 3 and back["sections"] == report["sections"]
    assert samples.post(at(report, "/versions/2/restore"), json={"revision": 2}).status_code == 409


def test_one_section_of_a_version_is_restored(samples: TestClient, report: dict[str, Any]) -> None:
    first, second = proposed(report)[:2]
    for section in (first, second):
        samples.post(at(report, f"/sections/{section}/decisions"), json={"action": "reject"})
    back = samples.post(at(report, "/versions/1/restore"), json={"section": first}).json()
    statuses = {s["id"]: s["status"] for s in back["sections"]}
    assert (statuses[first], statuses[second]) == ("proposed", "rejected")
    assert samples.get(at(report, "/versions")).json()[0]["words"].endswith(" từ bản 1")


def test_unknown_version_is_one_sentence(samples: TestClient, report: dict[str, Any]) -> None:
    answer = samples.get(at(report, "/versions/1/compare/7"))
    assert answer.status_code == 404 and "bản số 7" in answer.json()["detail"]


def test_steps_name_what_undo_and_redo_do(samples: TestClient, report: dict[str, Any]) -> None:
    assert samples.get(at(report, "/steps")).json() == {"revision": 1, "undo": None, "redo": None}
    section = proposed(report)[0]
    samples.post(at(report, f"/sections/{section}/decisions"), json={"action": "reject"})
    assert samples.get(at(report, "/steps")).json()["undo"]["words"].startswith("bỏ nội dung mục 1")
    samples.post(at(report, "/undo"))
    steps = samples.get(at(report, "/steps")).json()
    assert steps["undo"] is None and steps["redo"]["words"].startswith("bỏ nội dung mục 1")
    again = samples.post(at(report, "/redo")).json()
    assert next(s["status"] for s in again["sections"] if s["id"] == section) == "rejected"


def test_several_sections_are_accepted_as_one_change(samples: TestClient, report: dict[str, Any]) -> None:
    sections = proposed(report)[:3]
    delta = samples.post(at(report, "/acceptances"), json={"sections": sections}).json()
    assert delta["revision"] == 2 and [s["status"] for s in delta["sections"]] == ["accepted"] * 3
    assert samples.post(at(report, "/undo")).json()["progress"]["accepted"] == 0
    refused = samples.post(at(report, "/acceptances"), json={"sections": [sections[0], "I"]})
    assert refused.status_code == 404 and "«I»" in refused.json()["detail"]
    assert samples.get(at(report)).json()["revision"] == 3


def test_title_deadline_and_lines_are_set(samples: TestClient, report: dict[str, Any]) -> None:
    set_to = samples.patch(at(report), json={"title": "Báo cáo thử", "deadline": "2025-06-20"}).json()
    assert (set_to["title"], set_to["deadline"]) == ("Báo cáo thử", "2025-06-20") and "Báo cáo thử" in [s["text"] for s in set_to["head"]]
    line = set_to["tail"][-1]["id"]
    lined = samples.patch(at(report), json={"lines": {line: "Lê Văn An"}, "revision": 2}).json()
    assert lined["tail"][-1]["text"] == "Lê Văn An" and lined["deadline"] == "2025-06-20"
    assert samples.patch(at(report), json={"deadline": None}).json()["deadline"] is None
    assert samples.patch(at(report), json={"title": "  "}).status_code == 422


def test_section_without_text_is_begun_from_a_passage(samples: TestClient) -> None:
    form = samples.post("/api/v1/reports", json={"from": "bc-tdkt-6t-2025", "period": "2026H1", "request": REQUEST}).json()
    section = next(s for s in form["sections"] if s["starting_points"])
    point = section["starting_points"][0]
    body = {"document": point["document"], "start": point["start"], "end": point["end"]}
    (made,) = samples.post(at(form, f"/sections/{section['id']}/begin"), json=body).json()["sections"]
    sentences = [s for p in made["paragraphs"] for s in p["sentences"]]
    assert made["status"] == "edited" and sentences
    for sentence in sentences:
        source = sentence["source"]
        assert source["document"] == point["document"] and source["quote"] in samples.get(f"/api/v1/documents/{point['document']}").json()["text"]
    nowhere = samples.post(at(form, f"/sections/{section['id']}/begin"), json={"document": point["document"], "start": 9_000_000, "end": 9_000_001})
    assert nowhere.status_code == 422 and "hãy chọn một đoạn" in nowhere.json()["detail"]


def test_table_is_looked_at_row_by_row(samples: TestClient, report: dict[str, Any]) -> None:
    first, second = [q for q in report["questions"] if q["type"] == "int"][:2]
    table = f"{first['id']}\t15\n{second['id']}\tabc\nxx\t3\n"
    good, bad, unknown = samples.post(at(report, "/facts/table"), json={"table": table}).json()
    assert (good["question"], good["value"], good["problem"]) == (first["id"], "15", None)
    assert bad["question"] == second["id"] and bad["problem"] and not bad["problem"].startswith("Dòng")
    assert unknown["question"] is None and "«xx»" in unknown["problem"]
    assert samples.get(at(report)).json()["revision"] == 1


def test_filled_form_is_looked_at(samples: TestClient, report: dict[str, Any]) -> None:
    form = samples.get(at(report, "/facts-form.csv")).content.decode("utf-8-sig").splitlines()
    question = next(q for q in report["questions"] if q["type"] == "int")
    cells = next(line for line in form if line.startswith(f"{question['id']};")).split(";")
    cells[5] = "21"
    data = "\r\n".join([form[0], ";".join(cells)]).encode()
    (row,) = samples.post(at(report, "/facts/form"), files={"file": ("bieu.csv", data)}).json()
    assert (row["question"], row["value"], row["problem"]) == (question["id"], "21", None)
    assert samples.post(at(report, "/facts/form"), files={"file": ("anh.png", b"x")}).status_code == 422


def test_redo_from_a_page_leaves_an_undo_that_it_has_not_seen(samples: TestClient, report: dict[str, Any]) -> None:
    samples.post(at(report, f"/sections/{proposed(report)[0]}/decisions"), json={"action": "reject"})
    samples.post(at(report, "/undo"), headers={"Idempotency-Key": "mot.1"})
    assert samples.post(at(report, "/redo?revision=2"), headers={"Idempotency-Key": "hai.1"}).json()["revision"] == 3
    assert samples.post(at(report, "/redo?revision=3"), headers={"Idempotency-Key": "hai.2"}).json()["revision"] == 4
