"""`/check`, `/citations`, `/registry/lookup`, `/search`, `/documents` over HTTP."""

from fastapi.testclient import TestClient

TEXT = "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ, Sở báo cáo như sau."


def test_check_names_the_successor_as_of_a_later_day(samples: TestClient) -> None:
    answer = samples.post("/api/v1/check", json={"text": TEXT, "as_of": "2026-01-15"}).json()
    finding = next(f for f in answer["findings"] if f["code"] == "VB402")
    assert "152/2025/NĐ-CP" in str(finding) and TEXT[finding["start"] : finding["end"]] == finding["text"]


def test_check_is_silent_about_validity_on_the_day_it_was_in_force(samples: TestClient) -> None:
    answer = samples.post("/api/v1/check", json={"text": TEXT, "as_of": "2024-06-30"}).json()
    assert [f["code"] for f in answer["findings"] if f["severity"] == "error"] == []


def test_check_by_paragraph_in_utf16_units(samples: TestClient) -> None:
    paragraphs = ["😀 Mở đầu.", "😀 " + TEXT]
    answer = samples.post("/api/v1/check", json={"paragraphs": paragraphs, "as_of": "2026-01-15", "unit": "utf-16"}).json()
    citation = answer["citations"][0]
    units = paragraphs[1].encode("utf-16-le")
    assert citation["paragraph"] == 1
    assert units[2 * citation["start"] : 2 * citation["end"]].decode("utf-16-le") == citation["surface"]


def test_invented_decree_is_listed_as_not_found(samples: TestClient) -> None:
    text = "Căn cứ Nghị định số 999/2024/NĐ-CP ngày 01/02/2024 của Chính phủ."
    answer = samples.post("/api/v1/check", json={"text": text, "as_of": "2024-06-30"}).json()
    assert answer["citations"][0]["verdict"]["status"] in ("not_found", "out_of_coverage")
    assert answer["summary"]["missing"] == 1 and any(f["code"] in ("VB201", "VB206") for f in answer["findings"])


def test_citations_are_extracted(samples: TestClient) -> None:
    (citation,) = samples.post("/api/v1/citations", json={"text": TEXT}).json()
    assert citation["number"] == "98/2023/NĐ-CP" and citation["date"] == "2023-12-31" and citation["issuer"] == "Chính phủ"


def test_lookup_gives_validity_on_a_day(samples: TestClient) -> None:
    answer = samples.get("/api/v1/registry/lookup", params={"number": "98/2023/NĐ-CP", "on": "2026-01-15"}).json()
    assert answer["entries"][0]["in_force"] is False and answer["entries"][0]["successor"]["number"] == "152/2025/NĐ-CP"


def test_search_finds_with_and_without_marks(samples: TestClient) -> None:
    accented = samples.get("/api/v1/search", params={"q": "trích lập Quỹ thi đua, khen thưởng", "k": 3}).json()
    plain = samples.get("/api/v1/search", params={"q": "trich lap quy thi dua khen thuong", "k": 3}).json()
    assert accented and plain and "Quỹ" in accented[0]["text"] and "Quỹ" in plain[0]["text"]


def test_upload_read_and_remove_a_document(empty: TestClient) -> None:
    text = "BÁO CÁO\n\nKết quả công tác năm 2024\n\nI. KẾT QUẢ\n\nĐã tổ chức 05 hội nghị.\n"
    stored = empty.post("/api/v1/documents", files={"file": ("bao-cao.txt", text.encode())}).json()
    read = empty.get(f"/api/v1/documents/{stored['id']}").json()
    assert read["text"] == text and read["outline"][0]["heading"] == "I. KẾT QUẢ"
    assert empty.delete(f"/api/v1/documents/{stored['id']}").status_code == 204
    assert empty.get("/api/v1/documents").json() == []


def test_unreadable_upload_is_one_sentence_and_leaves_the_library_as_it_was(empty: TestClient) -> None:
    refused = empty.post("/api/v1/documents", files={"file": ("trong.txt", b"")})
    assert refused.status_code == 422 and "trống" in refused.json()["detail"]
    assert empty.get("/api/v1/documents").json() == []


def test_missing_text_is_refused(samples: TestClient) -> None:
    assert samples.post("/api/v1/check", json={}).status_code == 422


def test_unknown_field_is_refused(samples: TestClient) -> None:
    refused = samples.post("/api/v1/check", json={"text": "a", "asof": "2024-01-01"})
    assert refused.status_code == 422 and "asof" in refused.json()["detail"]
