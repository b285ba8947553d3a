"""Many files at once over HTTP: a run that is watched, failures kept and tried again, limits, cancelling."""

import io
import json
import time
import zipfile
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.uploads import limits, receiving

REPORT = """SỞ Y TẾ TỈNH LAM GIANG

Số: {number}/BC-SYT

Lam Giang, ngày 12 tháng 6 năm {year}

BÁO CÁO

Sơ kết công tác 6 tháng đầu năm {year}

I. KẾT QUẢ

Sở đã tổ chức 05 hội nghị.

II. PHƯƠNG HƯỚNG

Tiếp tục thực hiện kế hoạch.
"""
WITHIN = 60.0


def report_text(number: int, year: int = 2024) -> bytes:
    return REPORT.format(number=number, year=year).encode()


def sent(client: TestClient, *files: tuple[str, bytes]) -> dict[str, Any]:
    answer = client.post("/api/v1/documents/batch", files=[("files", file) for file in files])
    assert answer.status_code == 202, answer.text
    return over(client, answer.json())


def over(client: TestClient, run: dict[str, Any]) -> dict[str, Any]:
    deadline = time.monotonic() + WITHIN
    while time.monotonic() < deadline:
        run = client.get(f"/api/v1/documents/runs/{run['id']}").json()
        if run["over"]:
            return run
        time.sleep(0.05)
    raise AssertionError(run)


def states(run: dict[str, Any]) -> dict[str, str]:
    return {line["name"]: line.get("status") or line["state"] for line in run["lines"]}


def test_good_files_come_in_and_a_bad_one_says_why(empty: TestClient) -> None:
    run = sent(empty, ("a.txt", report_text(1)), ("thư mục/b.txt", report_text(2, 2025)), ("trong.txt", b""))
    assert states(run) == {"a.txt": "added", "thư mục/b.txt": "added", "trong.txt": "failed"}
    assert "trống" in run["lines"][2]["reason"] and run["state"] == "done" and (run["done"], run["total"]) == (3, 3)
    assert {document["name"] for document in empty.get("/api/v1/documents").json()} == {"a.txt", "b.txt"}


def test_same_content_again_is_unchanged(empty: TestClient) -> None:
    sent(empty, ("a.txt", report_text(1)))
    assert states(sent(empty, ("khac.txt", report_text(1)))) == {"khac.txt": "unchanged"}


def test_archive_gives_way_to_its_files(empty: TestClient) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("2024/a.txt", report_text(1))
        archive.writestr("2025/b.txt", report_text(2, 2025))
    run = sent(empty, ("kho.zip", packed.getvalue()))
    assert run["gone"] == ["kho.zip"]
    assert states(run) == {"kho.zip › 2024/a.txt": "added", "kho.zip › 2025/b.txt": "added"}


def test_events_end_with_done(empty: TestClient) -> None:
    run = empty.post("/api/v1/documents/batch", files=[("files", ("a.txt", report_text(1)))]).json()
    with empty.stream("GET", f"/api/v1/documents/runs/{run['id']}/events") as answer:
        told = [line for line in answer.iter_lines() if line]
    forms = [json.loads(line.removeprefix("data: ")) for line in told[1::2]]
    assert told[-2] == "event: done" and forms[-1]["over"]
    assert [line["document"]["number"] for form in forms for line in form["lines"] if line["state"] == "done"] == ["1/BC-SYT"]


def test_failure_is_kept_retried_and_dropped(empty: TestClient) -> None:
    run = sent(empty, ("hong.pdf", b"%PDF-1.4 hong"))
    (failure,) = empty.get("/api/v1/documents/failures").json()
    assert failure["id"] == run["lines"][0]["failure"] and failure["attempts"] == 1 and failure["kept"]
    again = over(empty, empty.post(f"/api/v1/documents/failures/{failure['id']}/retry").json())
    assert again["work"] == "retry" and states(again) == {"hong.pdf": "failed"}
    assert empty.get("/api/v1/documents/failures").json()[0]["attempts"] == 2
    assert empty.delete(f"/api/v1/documents/failures/{failure['id']}").status_code == 204
    assert empty.get("/api/v1/documents/failures").json() == []
    assert empty.post(f"/api/v1/documents/failures/{failure['id']}/retry").status_code == 404


def test_spool_is_empty_after_a_run(empty: TestClient) -> None:
    sent(empty, ("a.txt", report_text(1)), ("trong.txt", b""))
    parts = empty.app.state.parts  # type: ignore[attr-defined]
    assert not any((parts.settings.data / "uploads").iterdir())


def test_oversized_file_is_refused_with_the_limit(empty: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_FILE", 100)
    refused = empty.post("/api/v1/documents/batch", files=[("files", ("to.txt", b"a" * 101))])
    assert refused.status_code == 413 and refused.json()["limit"] == 100 and "to.txt" in refused.json()["detail"]


def test_oversized_batch_is_refused_with_the_limit(empty: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "MAX_BATCH", 100)
    refused = empty.post("/api/v1/documents/batch", files=[("files", ("a.txt", b"a" * 200))])
    assert refused.status_code == 413 and refused.json()["limit"] == 100


def test_body_without_files_is_refused(empty: TestClient) -> None:
    assert empty.post("/api/v1/documents/batch", json={}).status_code == 422


def test_cancelled_run_ends(empty: TestClient) -> None:
    files = [("files", (f"{number}.txt", report_text(number))) for number in range(30)]
    run = empty.post("/api/v1/documents/batch", files=files).json()
    assert empty.delete(f"/api/v1/documents/runs/{run['id']}").status_code == 204
    ended = over(empty, run)
    kept = sum(line["state"] == "done" for line in ended["lines"])
    assert ended["state"] == "cancelled" and len(empty.get("/api/v1/documents").json()) == kept


def test_run_cancelled_before_its_files_have_come_takes_none_in(empty: TestClient) -> None:
    run = "20260101000000-0000000a"
    assert empty.delete(f"/api/v1/documents/runs/{run}").status_code == 404
    sent_after = empty.post(f"/api/v1/documents/batch?run={run}", files=[("files", ("a.txt", report_text(1)))]).json()
    assert sent_after["id"] == run
    assert over(empty, sent_after)["state"] == "cancelled" and empty.get("/api/v1/documents").json() == []


def test_id_of_a_run_is_used_once(empty: TestClient) -> None:
    address = "/api/v1/documents/batch?run=20260101000000-0000000b"
    over(empty, empty.post(address, files=[("files", ("a.txt", report_text(1)))]).json())
    again = empty.post(address, files=[("files", ("b.txt", report_text(2)))])
    assert again.status_code == 409 and "20260101000000-0000000b" in again.json()["detail"]
    assert empty.post("/api/v1/documents/batch?run=../x", files=[("files", ("a.txt", report_text(1)))]).status_code == 422


def test_unknown_run_says_so(empty: TestClient) -> None:
    missing = empty.get("/api/v1/documents/runs/khong-co")
    assert missing.status_code == 404 and "khong-co" in missing.json()["detail"]
    assert empty.delete("/api/v1/documents/runs/khong-co").status_code == 404


def test_library_is_indexed_anew_in_a_run(empty: TestClient) -> None:
    sent(empty, ("a.txt", report_text(1)))
    run = empty.post("/api/v1/documents/reindex").json()
    assert run["work"] == "reindex" and over(empty, run)["state"] == "done"
    verified = empty.get("/api/v1/documents/verification").json()
    assert verified["ok"] and verified["lines"]
