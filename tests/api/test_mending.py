"""Profiles, forms, corrections and suppressions over HTTP."""

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from assistant.errors import UnknownProfile

TEXT = (
    "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 30/12/2023 của Chính phủ, Sở báo cáo như sau.\n\n"
    "Căn cứ Nghị định số 999/2024/NĐ-CP ngày 01/02/2024 của Chính phủ.\n"
)
WRONG = "Sở thực hiện Nghị định số 98/2023/NĐ-CP ngày 30/12/2023 của Chính phủ về việc về thi đua."
Json = dict[str, Any]


def check(client: TestClient, **body: Any) -> Json:
    answer = client.post("/api/v1/check", json={"text": TEXT, "as_of": "2024-06-30", **body})
    assert answer.status_code == 200, answer.text
    form: Json = answer.json()
    return form


def levels(form: Json) -> dict[str, str]:
    return {finding["code"]: finding["severity"] for finding in form["findings"]}


def test_a_profile_is_named_or_given(samples: TestClient) -> None:
    assert levels(check(samples))["VB301"] == "error"
    assert check(samples, profile="gọn")["summary"]["profile"] == "brief"
    assert levels(check(samples, profile={"rules": {"VB301": "info"}}))["VB301"] == "info"
    assert "VB301" not in levels(check(samples, profile={"rules": {"VB301": False}}))


@pytest.mark.parametrize("profile", ["nghiêm", "/etc/passwd", "../ho-so.toml", {"rules": {"VB999": True}}, {"rules": {"VB206": False}}])
def test_an_unknown_profile_is_refused_in_one_sentence(samples: TestClient, profile: object) -> None:
    refused = samples.post("/api/v1/check", json={"text": TEXT, "profile": profile})
    assert refused.status_code == 422 and refused.json()["detail"].count(". ") == 0


def test_the_profile_of_the_data_folder_is_used(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "ho-so.toml").write_text('[rules]\nVB301 = "info"\n', encoding="utf-8")
    with TestClient(create_app(Settings(data=data, samples=False))) as client:
        assert levels(check(client))["VB301"] == "info"
    with pytest.raises(UnknownProfile), TestClient(create_app(Settings(data=data, samples=False, profile="lạ"))):
        pass


def test_suppressions_of_the_body_are_applied_and_placed(samples: TestClient) -> None:
    given = [{"code": "VB301", "text": "ngày 30/12/2023", "reason": "bản giấy ghi vậy", "author": "Hạnh"}]
    form = samples.post("/api/v1/check", json={"paragraphs": ["😀", "😀 " + TEXT], "as_of": "2024-06-30", "suppressions": given, "unit": "utf-16"}).json()
    (suppressed,) = form["suppressed"]
    assert (suppressed["paragraph"], suppressed["suppression"]["author"]) == (1, "Hạnh")
    assert ("😀 " + TEXT).encode("utf-16-le")[2 * suppressed["start"] : 2 * suppressed["end"]].decode("utf-16-le") == "ngày 30/12/2023"


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("application/sarif+json", "application/sarif+json"),
        ("text/html", "text/html; charset=utf-8"),
        ("text/plain", "text/plain; charset=utf-8"),
        ("*/*", "application/json"),
        ("text/html, application/json;q=0.9", "application/json"),
    ],
)
def test_the_form_follows_the_accept_header(samples: TestClient, accept: str, kind: str) -> None:
    answer = samples.post("/api/v1/check", json={"text": TEXT}, headers={"accept": accept})
    assert answer.status_code == 200 and answer.headers["content-type"] == kind


def test_the_form_of_the_body_goes_first(samples: TestClient) -> None:
    answer = samples.post("/api/v1/check", json={"text": TEXT, "format": "html"}, headers={"accept": "application/json"})
    assert answer.text.startswith("<!doctype html>") and "style-src 'unsafe-inline'" in answer.headers["content-security-policy"]


def edited(client: TestClient, report: Json) -> Json:
    """The report with a wrong sentence in its first section of text."""
    section = next(each for each in report["sections"] if each["paragraphs"])
    paragraphs = [{"text": " ".join(s["text"] for s in p["sentences"]), "footnote": p["footnote"]} for p in section["paragraphs"]]
    body = {"action": "edit", "paragraphs": [*paragraphs, {"text": WRONG}], "revision": report["revision"]}
    assert client.post(f"/api/v1/reports/{report['id']}/sections/{section['id']}/decisions", json=body).status_code == 200
    return read(client, report)


def read(client: TestClient, report: Json) -> Json:
    form: Json = client.get(f"/api/v1/reports/{report['id']}").json()
    return form


def text_of(report: Json) -> str:
    return "\n".join(" ".join(s["text"] for s in p["sentences"]) for section in report["sections"] for p in section["paragraphs"])


def named(report: Json, code: str) -> Json:
    finding = next(f for f in report["findings"] if f["code"] == code and f["text"] in WRONG)
    return {key: finding[key] for key in ("sentence", "code", "start")}


def test_a_finding_let_stand_leaves_the_list_with_its_reason_and_undo_brings_it_back(samples: TestClient, report: Json) -> None:
    before = edited(samples, report)
    body = {"finding": named(before, "VB301"), "reason": "bản giấy ghi vậy", "revision": before["revision"]}
    answer = samples.post(f"/api/v1/reports/{report['id']}/suppressions", json=body)
    assert answer.status_code == 201, answer.text
    after = read(samples, report)
    assert answer.json()["findings"] == after["findings"] and after["checked"]["suppressed"] == 1
    assert after["progress"]["errors"] == before["progress"]["errors"] - 1
    (suppressed,) = after["suppressed"]
    assert (suppressed["suppression"]["reason"], suppressed["suppression"]["author"]) == ("bản giấy ghi vậy", "Cán bộ")
    undone = samples.post(f"/api/v1/reports/{report['id']}/undo").json()
    assert undone["suppressed"] == [] and len(undone["findings"]) == len(before["findings"])


def test_a_suppression_survives_an_edit_elsewhere_and_can_be_taken_back(samples: TestClient, report: Json) -> None:
    before = edited(samples, report)
    samples.post(f"/api/v1/reports/{report['id']}/suppressions", json={"finding": named(before, "VB301"), "reason": "bản giấy ghi vậy"})
    edited(samples, read(samples, report) | {"sections": before["sections"][1:]})
    (suppressed,) = read(samples, report)["suppressed"][:1]
    removed = samples.delete(f"/api/v1/reports/{report['id']}/suppressions/{suppressed['suppression']['id']}")
    assert removed.status_code == 200 and removed.json()["suppressed"] == []
    assert samples.delete(f"/api/v1/reports/{report['id']}/suppressions/khong-co").status_code == 422


def test_a_suppression_that_meets_nothing_any_more_is_named_with_its_id(samples: TestClient, report: Json) -> None:
    before = edited(samples, report)
    samples.post(f"/api/v1/reports/{report['id']}/suppressions", json={"finding": named(before, "VB110"), "reason": "tên riêng"})
    samples.post(f"/api/v1/reports/{report['id']}/sections/{before['sections'][0]['id']}/decisions", json={"action": "reject"})
    section = next(each for each in before["sections"] if each["paragraphs"])
    samples.post(f"/api/v1/reports/{report['id']}/sections/{section['id']}/decisions", json={"action": "reject"})
    after = read(samples, report)
    (unused,) = after["unused_suppressions"]
    assert any(finding["code"] == "VB900" for finding in after["findings"]) and after["suppressed"] == []
    removed = samples.delete(f"/api/v1/reports/{report['id']}/suppressions/{unused['id']}").json()
    assert removed["unused_suppressions"] == [] and not any(finding["code"] == "VB900" for finding in removed["findings"])


def test_letting_stand_needs_a_reason_and_a_finding(samples: TestClient, report: Json) -> None:
    before = edited(samples, report)
    url = f"/api/v1/reports/{report['id']}/suppressions"
    assert samples.post(url, json={"finding": named(before, "VB301"), "reason": "  "}).status_code == 422
    gone = samples.post(url, json={"finding": {**named(before, "VB301"), "start": 0}, "reason": "lý do"})
    assert gone.status_code == 409 and "tải lại" in gone.json()["detail"]
    stale = samples.post(url, json={"finding": named(before, "VB301"), "reason": "lý do", "revision": 1})
    assert stale.status_code == 409


def test_one_unsafe_correction_is_made_by_name_and_undone(samples: TestClient, report: Json) -> None:
    before = edited(samples, report)
    answer = samples.post(f"/api/v1/reports/{report['id']}/fixes", json={"fixes": [named(before, "VB301")], "revision": before["revision"]})
    assert answer.status_code == 200, answer.text
    after = read(samples, report)
    assert text_of(after) == text_of(before).replace("ngày 30/12/2023 của Chính phủ về việc về", "ngày 31/12/2023 của Chính phủ về việc về")
    assert text_of(samples.post(f"/api/v1/reports/{report['id']}/undo").json()) == text_of(before)


def test_all_safe_corrections_are_one_edit(samples: TestClient, report: Json) -> None:
    before = edited(samples, report)
    answer = samples.post(f"/api/v1/reports/{report['id']}/fixes", json={})
    assert answer.status_code == 200, answer.text
    after = read(samples, report)
    assert "về việc về" not in text_of(after) and "ngày 30/12/2023" in text_of(after)
    assert after["revision"] == before["revision"] + 1
    assert text_of(samples.post(f"/api/v1/reports/{report['id']}/undo").json()) == text_of(before)


def test_a_correction_that_does_not_exist_changes_nothing(samples: TestClient, report: Json) -> None:
    before = edited(samples, report)
    refused = samples.post(f"/api/v1/reports/{report['id']}/fixes", json={"fixes": [{**named(before, "VB301"), "choice": 7}]})
    assert refused.status_code == 409 and read(samples, report)["revision"] == before["revision"]


def test_findings_of_a_library_document_are_let_stand_and_looked_at_again(empty: TestClient) -> None:
    text = "BÁO CÁO\n\nKết quả công tác 6 tháng đầu năm 2024\n\nI. KẾT QUẢ\n\n" + TEXT
    document = empty.post("/api/v1/documents", files={"file": ("bao-cao.txt", text.encode())}).json()["id"]
    assert "VB301" in levels(empty.get(f"/api/v1/documents/{document}/check").json())
    body = {"code": "VB301", "text": "ngày 30/12/2023", "reason": "bản giấy ghi vậy"}
    form = empty.post(f"/api/v1/documents/{document}/suppressions", json=body).json()
    assert "VB301" not in levels(form) and form["suppressed"][0]["suppression"]["author"] == "Cán bộ"
    form = empty.delete(f"/api/v1/documents/{document}/suppressions/{form['suppressed'][0]['suppression']['id']}").json()
    assert "VB301" in levels(form) and form["suppressed"] == []
    assert empty.post("/api/v1/documents/khong-co/suppressions", json=body).status_code == 404
    assert empty.post(f"/api/v1/documents/{document}/suppressions", json={**body, "reason": ""}).status_code == 422
    empty.post(f"/api/v1/documents/{document}/suppressions", json=body)
    assert empty.delete(f"/api/v1/documents/{document}").status_code == 204
