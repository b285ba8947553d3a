"""A record names what was reviewed; whoever changes it, or the report, is found out."""

import json
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from api.review_record import record_bytes
from assistant.errors import BadRecord
from assistant.report import Report
from assistant.reviewing.record import record_of
from assistant.reviewing.verifying import read_record, verify
from assistant.workflow import Workflow
from tests.assistant.reviewing.passing import BOSS, pass_all

WHO = "Cán bộ"


@pytest.fixture
def record(workflow: Workflow, report: Report) -> Mapping[str, Any]:
    workflow.answer(report.id, {q.id: "5" if q.kind == "figure" else "none" for q in report.draft.questions}, who=WHO)
    pass_all(workflow, report.id, "I.1")
    workflow.reviewing.sign(report.id, "I.1", who=BOSS)
    workflow.reviewing.send_section_back(report.id, "II", "Viết <b>cụ thể</b> hơn.", who=BOSS)
    return made(workflow, report)


def made(workflow: Workflow, report: Report) -> Mapping[str, Any]:
    return record_of(workflow.open(report.id), workflow.reviewing.of(report.id), today=date(2025, 6, 5), title_of=str)


def test_record_holds_while_nothing_changes(workflow: Workflow, report: Report, record: Mapping[str, Any]) -> None:
    found = verify(read_record(record_bytes(record, "json").decode()), workflow.reviewing.of(report.id).claims)
    assert found.holds and not (found.changed or found.gone or found.added)


@pytest.mark.parametrize(
    ("old", "new"), [("Trưởng phòng", "Phó Giám đốc"), ('"verdict": "pass"', '"verdict": "mend"'), ('"state": "returned"', '"state": "signed"')]
)
def test_changed_record_is_found_out(workflow: Workflow, report: Report, record: Mapping[str, Any], old: str, new: str) -> None:
    text = record_bytes(record, "json").decode()
    assert old in text
    found = verify(read_record(text.replace(old, new, 1)), workflow.reviewing.of(report.id).claims)
    assert not found.unchanged and found.same_text


def test_changed_report_is_found_out_with_its_section(workflow: Workflow, report: Report, record: Mapping[str, Any]) -> None:
    workflow.rename_section(report.id, "II", "II. NHIỆM VỤ", who=WHO)
    found = verify(record, workflow.reviewing.of(report.id).claims)
    assert found.unchanged and not found.same_text
    assert found.changed == ("II. PHƯƠNG HƯỚNG 6 THÁNG CUỐI NĂM 2025",)


@pytest.mark.parametrize("text", ["không phải JSON", "[]", '{"format": "khác"}'])
def test_what_is_no_record_is_said_to_be_none(text: str) -> None:
    with pytest.raises(BadRecord, match="không phải phiếu duyệt"):
        read_record(text)


def test_record_lists_what_is_open_and_what_happened(record: Mapping[str, Any]) -> None:
    assert "I.1" not in {row["id"] for row in record["open"]}
    assert "II" in {row["id"] for row in record["open"]}
    assert [event["kind"] for event in record["history"]][-2:] == ["sign", "return_section"]


def test_page_shows_reasons_as_text(record: Mapping[str, Any]) -> None:
    page = record_bytes(record, "html").decode()
    assert "Viết &lt;b&gt;cụ thể&lt;/b&gt; hơn." in page and "<b>cụ thể</b>" not in page
    assert record["document_sha256"] in page and record["record_sha256"] in page


def test_docx_holds_every_claim(record: Mapping[str, Any]) -> None:
    document = Document(BytesIO(record_bytes(record, "docx")))
    rows = sum(len(table.rows) - 1 for table in document.tables)
    assert rows == record["counts"]["claims"]
    assert any("Viết <b>cụ thể</b> hơn." in paragraph.text for paragraph in document.paragraphs)


def test_json_is_readable_text(record: Mapping[str, Any]) -> None:
    assert json.loads(record_bytes(record, "json"))["record_sha256"] == record["record_sha256"]
