"""Candidate D through the whole program, over real HTTP to a scripted model server: shown when honest, withheld with its reason otherwise."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from assistant.call_log import CallLog
from tests.api.conftest import OLD, REQUEST
from tests.api.test_reports import replays
from tests.model_server.running import ModelServer, running_model_server


@pytest.fixture(scope="module")
def model_server() -> Iterator[ModelServer]:
    with running_model_server() as server:
        yield server


def proposals(data: Path, server: ModelServer, case: str) -> list[dict[str, Any]]:
    """All candidates of one section of a new report, with the model playing `case`."""
    settings = Settings(data=data, model_url=server.base_url, model_name=case, model_timeout_s=3)
    with TestClient(create_app(settings)) as client:
        report = client.post("/api/v1/reports", json={"from": OLD, "period": "2025H1"}).json()
        section = next(s["id"] for s in report["sections"] if s["number"] == "5.2")
        found: list[dict[str, Any]] = client.post(f"/api/v1/reports/{report['id']}/sections/{section}/proposals", json={}).json()["candidates"]
        return found


def test_honest_model_is_offered_beside_the_others(tmp_path: Path, model_server: ModelServer) -> None:
    found = {candidate["name"]: candidate for candidate in proposals(tmp_path, model_server, "honest")}
    assert {"A", "D"} <= found.keys()
    assert found["D"]["withheld"] is None
    assert all(replays(s) for p in found["D"]["paragraphs"] for s in p["sentences"])


@pytest.mark.parametrize(
    ("case", "reason"),
    [
        ("invented_number", "số"),
        ("invented_citation", "số hiệu"),
        ("broken_json", "định dạng"),
        ("stall", "không trả lời"),
        ("disconnect", "Mất kết nối"),
        ("error_500", "máy chủ"),
    ],
)
def test_failing_model_is_withheld_and_the_others_stay(case: str, reason: str, tmp_path: Path, model_server: ModelServer) -> None:
    found = {candidate["name"]: candidate for candidate in proposals(tmp_path, model_server, case)}
    assert found["A"]["paragraphs"]
    assert found["D"]["paragraphs"] == []
    assert reason.lower() in found["D"]["withheld"].lower()


def test_unreachable_model_is_a_reason_too(tmp_path: Path) -> None:
    found = {candidate["name"]: candidate for candidate in proposals(tmp_path, ModelServer(9), "honest")}
    assert found["A"]["paragraphs"]
    assert found["D"]["withheld"]


def test_accepted_model_text_is_in_the_report(tmp_path: Path, model_server: ModelServer) -> None:
    settings = Settings(data=tmp_path, model_url=model_server.base_url, model_name="honest", model_timeout_s=3)
    with TestClient(create_app(settings)) as client:
        report = client.post("/api/v1/reports", json={"from": OLD, "period": "2025H1"}).json()
        section = next(s["id"] for s in report["sections"] if s["number"] == "5.2")
        base = f"/api/v1/reports/{report['id']}/sections/{section}"
        proposed = client.post(f"{base}/proposals", json={"candidates": ["D"]}).json()["candidates"][0]
        delta = client.post(f"{base}/decisions", json={"action": "accept", "candidate": "D", "revision": 1}).json()
    assert delta["section"]["chosen"] == "D"
    assert delta["section"]["paragraphs"][0]["sentences"][0]["text"] == proposed["paragraphs"][0]["sentences"][0]["text"]


def proposed(client: TestClient, report: dict[str, Any], number: str, **body: object) -> dict[str, Any]:
    section = next(s["id"] for s in report["sections"] if s["number"] == number)
    answer = client.post(f"/api/v1/reports/{report['id']}/sections/{section}/proposals", json={"candidates": ["D"], **body}).json()
    found: dict[str, Any] = answer["candidates"][0]
    return found


def test_section_without_a_donor_is_written_from_passages_and_shows_them(tmp_path: Path, model_server: ModelServer) -> None:
    settings = Settings(data=tmp_path, model_url=model_server.base_url, model_name="calls/excerpt", model_timeout_s=5)
    with TestClient(create_app(settings)) as client:
        report = client.post("/api/v1/reports", json={"from": "bc-tdkt-6t-2025", "period": "2026H1", "request": REQUEST}).json()
        found = proposed(client, report, "1.3")
        (sentence,) = found["paragraphs"][0]["sentences"]
        (basis,) = found["rests_on"]
        library = client.get(f"/api/v1/documents/{basis['document']}").json()
    assert found["withheld"] is None
    assert sentence["source"] is None and sentence["author"] == "Mô hình calls/excerpt"
    assert basis["sentence"] == sentence["id"] and sentence["text"] in " ".join(basis["quote"].split())
    assert library["id"] == basis["document"]


def test_heading_that_groups_others_gets_no_text(tmp_path: Path, model_server: ModelServer) -> None:
    settings = Settings(data=tmp_path, model_url=model_server.base_url, model_name="calls/excerpt", model_timeout_s=5)
    with TestClient(create_app(settings)) as client:
        report = client.post("/api/v1/reports", json={"from": OLD, "period": "2025H1"}).json()
        answer = client.post(f"/api/v1/reports/{report['id']}/sections/I/proposals", json={"candidates": ["D"]}).json()
    assert answer["candidates"][0]["withheld"] == "Mục này chưa có câu nào để mô hình diễn đạt lại."


def test_wish_for_a_shorter_text_reports_what_went(tmp_path: Path, model_server: ModelServer) -> None:
    settings = Settings(data=tmp_path, model_url=model_server.base_url, model_name="calls/shortening", model_timeout_s=5)
    with TestClient(create_app(settings)) as client:
        report = client.post("/api/v1/reports", json={"from": OLD, "period": "2025H1"}).json()
        found = proposed(client, report, "5.2", instruction="rút gọn giúp")
    assert found["withheld"] is None
    assert found["left_out"] == ["tra cứu"]


def test_calls_are_in_the_log_of_the_data_folder_with_report_and_officer(tmp_path: Path, model_server: ModelServer) -> None:
    proposals(tmp_path, model_server, "honest")
    (record,) = CallLog(tmp_path).newest(10)
    assert record.task == "rewording" and record.report and record.who == "Cán bộ"
