"""Export, templates and import over HTTP."""

import io
import re
import zipfile
from typing import Any
from urllib.parse import unquote

import pytest
from docx import Document
from fastapi.testclient import TestClient

from assistant.export import pdf
from tests.assistant.importing.edits import edited, inserted_after, replaced

Client = TestClient
Form = dict[str, Any]


def url(report: Form, path: str) -> str:
    return f"/api/v1/reports/{report['id']}/{path}"


def exported(client: Client, report: Form, query: str = "") -> bytes:
    answer = client.get(url(report, f"export.docx{query}"))
    assert answer.status_code == 200, answer.text
    return answer.content


def body(data: bytes) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")


def sent(data: bytes, name: str = "bao-cao.docx") -> dict[str, Any]:
    return {"file": (name, data, "application/vnd.openxmlformats-officedocument.wordprocessingml.document")}


def test_annex_and_tracked_changes_are_chosen(samples: Client, report: Form) -> None:
    assert "BẢNG ĐỐI CHIẾU NGUỒN".encode() in body(exported(samples, report, "?sources=true"))
    assert "BẢNG ĐỐI CHIẾU NGUỒN".encode() not in body(exported(samples, report))
    tracked = body(exported(samples, report, "?against=previous"))
    assert b"<w:ins " in tracked and b"<w:del " in tracked and "Cán bộ".encode() in tracked


def test_file_has_a_name_in_words_and_one_of_plain_letters(samples: Client, report: Form) -> None:
    told = samples.get(url(report, "export.docx?sources=true")).headers["content-disposition"]
    plain_name, words = re.findall(r"filename=\"([^\"]+)\"; filename\*=UTF-8''(\S+)$", told)[0]
    assert unquote(words) == "Báo cáo sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm 2025 – kèm bảng đối chiếu nguồn – bản dự thảo.docx"
    assert plain_name.isascii() and plain_name.startswith("bao-cao-so-ket-cong-tac") and plain_name.endswith("ban-du-thao.docx")


def test_open_slots_keep_the_watermark_whatever_is_chosen(samples: Client, report: Form) -> None:
    data = exported(samples, report, "?watermark=false")
    assert any("BẢN NHÁP".encode() in zipfile.ZipFile(io.BytesIO(data)).read(n) for n in zipfile.ZipFile(io.BytesIO(data)).namelist() if "header" in n)


def test_paper_says_what_is_open_and_what_the_decree_asks(samples: Client, report: Form) -> None:
    found = samples.get(url(report, "paper")).json()
    assert found["open"] > 0 and found["paper"]["watermark"] and found["can_compare"]
    assert [each["met"] for each in found["requirements"]].count(True) == 14
    assert any(piece["slot"] for block in found["paper"]["blocks"] if block["type"] == "paragraph" for piece in block["line"])


def test_pdf_without_libreoffice_is_refused_with_a_sentence(samples: Client, report: Form, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_program", lambda: None)
    answer = samples.get(url(report, "export.pdf"))
    assert answer.status_code == 501 and "LibreOffice" in answer.json()["detail"]
    assert samples.get(url(report, "paper")).json()["can_make_pdf"] is False


@pytest.mark.office
def test_pdf_is_made_by_libreoffice(samples: Client, report: Form) -> None:
    if not pdf.can_make_pdf():
        pytest.skip("needs LibreOffice Writer")
    answer = samples.get(url(report, "export.pdf?sources=false"))
    assert answer.status_code == 200 and answer.content.startswith(b"%PDF") and answer.headers["content-type"] == "application/pdf"


def test_dry_run_changes_nothing_and_import_is_undone_in_one_step(samples: Client, report: Form) -> None:
    data = edited(exported(samples, report), inserted_after("Ban Giám đốc phối hợp", "Câu thêm trong Word."))
    looked = samples.post(url(report, "import?dry=true"), files=sent(data)).json()
    assert [each["after"] for each in looked["added"]] == ["Câu thêm trong Word."]
    assert samples.get(f"/api/v1/reports/{report['id']}").json()["revision"] == report["revision"]
    made = samples.post(url(report, "import"), files=sent(data), data={"revision": report["revision"]}).json()
    assert made["revision"] == report["revision"] + 1 and made["kept"] > 50
    assert "Câu thêm trong Word." in samples.get(f"/api/v1/reports/{report['id']}").text
    assert samples.post(url(report, "undo")).status_code == 200
    assert "Câu thêm trong Word." not in samples.get(f"/api/v1/reports/{report['id']}").text


def test_filled_slot_comes_back_as_an_answer(samples: Client, report: Form) -> None:
    question = next(q for q in report["questions"] if q["type"] == "int" and q["value"] is None)
    slot = next(
        op["to"]
        for s in report["sections"]
        for p in s["paragraphs"]
        for t in p["sentences"]
        for op in t["ops"]
        if op.get("fact") == question["id"] and "formula" not in op
    )
    made = samples.post(url(report, "import"), files=sent(edited(exported(samples, report), replaced(slot, "17")))).json()
    assert [(each["question"], each["value"]) for each in made["answered"]] == [(question["id"], "17")]


def test_file_that_cannot_be_read_is_refused(samples: Client, report: Form) -> None:
    answer = samples.post(url(report, "import"), files=sent(b"%PDF-1.4", "a.pdf"))
    assert answer.status_code == 422 and ".docx" in answer.json()["detail"]


def test_unknown_report_has_no_paper(samples: Client) -> None:
    assert [samples.get(f"/api/v1/reports/nobody/{path}").status_code for path in ("paper", "export.docx", "export.pdf")] == [404] * 3


def test_template_is_stored_used_and_removed(samples: Client, report: Form) -> None:
    start = samples.get("/api/v1/export-templates/start.docx")
    made = samples.post("/api/v1/export-templates", files=sent(start.content, "mau so.docx"))
    assert made.status_code == 201 and made.json()["name"] == "mau so"
    identifier = made.json()["id"]
    assert identifier in [each["id"] for each in samples.get("/api/v1/export-templates").json()["templates"]]
    document = Document(io.BytesIO(exported(samples, report, f"?template={identifier}")))
    assert any(each.text.startswith("I. KẾT QUẢ") for each in document.paragraphs)
    assert samples.get(url(report, f"export.docx?template={identifier}&against=previous")).status_code == 422
    assert samples.delete(f"/api/v1/export-templates/{identifier}").status_code == 204
    assert samples.get(url(report, f"export.docx?template={identifier}")).status_code == 404


def test_broken_template_is_refused_with_its_fault(samples: Client) -> None:
    document = Document()
    document.add_paragraph("{{ noi_dung }} {{ khong_co }}")
    buffer = io.BytesIO()
    document.save(buffer)
    answer = samples.post("/api/v1/export-templates", files=sent(buffer.getvalue(), "mau.docx"))
    assert answer.status_code == 422 and "«khong_co»" in answer.json()["detail"]
