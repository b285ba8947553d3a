"""The audit log: who did what to what, and never what was written."""

import json
import multiprocessing
from pathlib import Path

from api.accounts.audit import AuditLog
from tests.api.office import Office

SECRET_WORDS = "nội dung không được ghi vào nhật ký"


def _lines(office: Office) -> list[dict[str, object]]:
    return [json.loads(line) for line in (office.data / "audit" / "audit.jsonl").read_text(encoding="utf-8").splitlines()]


def _report(office: Office, login: str) -> str:
    body = {"template": "so-ket-6-thang", "period": "2025H1", "office": "Sở Y tế tỉnh Lam Giang"}
    return str(office.client(login).post("/api/v1/reports", json=body).json()["id"])


def test_changes_name_person_report_and_session(small: Office) -> None:
    report = _report(small, "an")
    small.client("an").post(f"/api/v1/reports/{report}/undo")
    made, undone = _lines(small)[-2:]
    assert made["what"] == "POST /api/v1/reports" and made["on"] == {"report": report}
    assert undone["what"] == "POST /api/v1/reports/{report}/undo" and undone["who"] == "Nguyễn Văn An"
    assert str(undone["via"]).startswith("session ") and undone["address"] == "testclient" and undone["status"] == 200


def test_nothing_that_was_written_is_in_it(small: Office) -> None:
    report = _report(small, "an")
    section = small.client("an").get(f"/api/v1/reports/{report}").json()["sections"][0]["id"]
    edit = {"action": "edit", "paragraphs": [{"text": SECRET_WORDS}]}
    assert small.client("an").post(f"/api/v1/reports/{report}/sections/{section}/decisions", json=edit).status_code == 200
    small.client("an").post("/api/v1/chat", json={"message": SECRET_WORDS, "report": report})
    small.client("an").post("/api/v1/check", json={"text": SECRET_WORDS})
    text = (small.data / "audit" / "audit.jsonl").read_bytes()
    assert SECRET_WORDS not in text.decode() and "kh\\u00f4ng \\u0111\\u01b0\\u1ee3c ghi" not in text.decode()
    assert b"decisions" in text


def test_refusals_exports_and_wrong_passwords_are_told(small: Office) -> None:
    report = _report(small, "an")
    small.client("an").get(f"/api/v1/reports/{report}/export.docx")
    small.client("an").get("/api/v1/audit")
    small.stranger.post("/api/v1/session", json={"login": "an", "password": "sai"})
    told = [(line["what"], line["status"]) for line in _lines(small)[-3:]]
    assert told == [("GET /api/v1/reports/{report}/export.docx", 200), ("GET /api/v1/audit", 403), ("sign-in failed", 401)]


def test_strangers_cannot_fill_it(small: Office) -> None:
    before = len(_lines(small)) if (small.data / "audit").exists() else 0
    for _ in range(5):
        small.stranger.post("/api/v1/reports", json={})
        small.stranger.get("/api/v1/reports")
    assert (len(_lines(small)) if (small.data / "audit").exists() else 0) == before


def test_admin_reads_it_with_a_filter(small: Office) -> None:
    report = _report(small, "an")
    found = small.client("hanh").get("/api/v1/audit", params={"on": report}).json()
    assert [each["what"] for each in found] == ["POST /api/v1/reports"]
    assert small.client("hanh").get("/api/v1/audit", params={"who": "văn an", "what": "documents"}).json() == []


def test_full_files_are_put_aside_and_the_oldest_dropped(tmp_path: Path) -> None:
    log = AuditLog(tmp_path, largest=1000, kept=2)
    for number in range(40):
        log.write(f"việc {number}", who="An")
    assert sorted(path.name for path in (tmp_path / "audit").iterdir()) == ["audit.1.jsonl", "audit.2.jsonl", "audit.jsonl"]
    read = [event.what for event in log.read()]
    assert read[0] == "việc 39" and read == [f"việc {number}" for number in range(39, 39 - len(read), -1)]
    assert all(path.stat().st_size <= 1000 for path in (tmp_path / "audit").iterdir())


def test_a_torn_line_is_left_out(tmp_path: Path) -> None:
    log = AuditLog(tmp_path)
    log.write("một", who="An")
    with (tmp_path / "audit" / "audit.jsonl").open("ab") as file:
        file.write(b'{"at": "2026')
    assert [event.what for event in log.read()] == ["một"]


def _write(data: Path, name: str) -> None:
    log = AuditLog(data)
    for number in range(50):
        log.write(f"{name} {number}", who=name)


def test_two_programs_write_whole_lines(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write, args=(tmp_path, name)) for name in ("a", "b")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert len(list(AuditLog(tmp_path).read())) == 100
