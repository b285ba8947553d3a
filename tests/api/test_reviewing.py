"""The review over HTTP: claims, conclusions, sign-off, the record, and who may do what."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.people import Person, Role
from api.routes import parts

REPORTS = "/api/v1/reports"


@pytest.fixture
def base(samples: TestClient, report: dict[str, Any]) -> str:
    facts = {q["id"]: "none" for q in report["questions"] if q["kind"] == "figure"}
    answer = samples.patch(f"{REPORTS}/{report['id']}/facts", json={"facts": facts})
    assert answer.status_code == 200, answer.text
    return f"{REPORTS}/{report['id']}"


@pytest.fixture
def section(samples: TestClient, base: str) -> Any:
    """A section without open slots and errors, with several claims."""
    form = samples.get(f"{base}/claims").json()
    standing = form["standing"]
    return next(s for s in form["sections"] if s["parent"] and len(s["claims"]) > 1 and not standing[s["id"]]["slots"] + standing[s["id"]]["errors"])


def passing(section: Any) -> dict[str, Any]:
    return {"verdicts": [{"claim": claim["id"], "verdict": "pass", "seen": claim["seen"]} for claim in section["claims"]]}


def as_officer(samples: TestClient) -> None:
    samples.app.dependency_overrides[parts._OFFICER] = lambda: Person("u1", "Hạnh", Role.OFFICER)  # type: ignore[attr-defined]


@pytest.fixture
def officer(samples: TestClient) -> Any:
    as_officer(samples)
    yield samples
    samples.app.dependency_overrides.clear()  # type: ignore[attr-defined]


def test_claims_come_with_their_sentences_and_sources(samples: TestClient, base: str) -> None:
    form = samples.get(f"{base}/claims").json()
    claims = [claim for section in form["sections"] for claim in section["claims"]]
    assert {claim["kind"] for claim in claims} == {"basis", "figure", "promise", "content"}
    assert all(claim["sentence"] is None or claim["sentence"] in form["sentences"] for claim in claims)
    marked = [(claim, form["sentences"][claim["sentence"]]["text"]) for claim in claims if claim["kind"] == "basis"]
    assert marked and all(text[m["start"] : m["end"]].strip() for claim, text in marked for m in claim["marks"])
    assert form["may_review"] is True


def test_section_is_passed_signed_and_shown_to_the_officer(samples: TestClient, base: str, section: Any) -> None:
    refused = samples.post(f"{base}/sections/{section['id']}/sign_off", json={})
    assert refused.status_code == 409 and "chưa xem" in refused.json()["detail"]
    assert samples.post(f"{base}/verdicts", json=passing(section)).status_code == 200
    answer = samples.post(f"{base}/sections/{section['id']}/decisions", json={"action": "sign_off"})
    assert answer.status_code == 200, answer.text
    assert answer.json()["section"]["status"] == "signed" and answer.json()["section"]["by"]
    assert samples.get(f"{base}/claims").json()["standing"][section["id"]]["word"] == "signed"


def test_edit_takes_the_sign_off(samples: TestClient, base: str, section: Any) -> None:
    samples.post(f"{base}/verdicts", json=passing(section))
    assert samples.post(f"{base}/sections/{section['id']}/sign_off", json={}).status_code == 200
    edit = {"action": "edit", "paragraphs": [{"text": "Sở viết lại mục này."}]}
    shown = samples.post(f"{base}/sections/{section['id']}/decisions", json=edit).json()["section"]
    assert shown["status"] == "edited" and shown["review"]["word"] == "changed"
    assert samples.post(f"{base}/sections/{section['id']}/sign_off", json={}).status_code == 409


def test_stale_hash_is_refused(samples: TestClient, base: str, section: Any) -> None:
    body = {"verdicts": [{"claim": section["claims"][0]["id"], "verdict": "pass", "seen": "0" * 64}]}
    answer = samples.post(f"{base}/verdicts", json=body)
    assert answer.status_code == 409 and "đã đổi" in answer.json()["detail"]


def test_reason_is_needed(samples: TestClient, base: str, section: Any) -> None:
    for path, body in (("verdicts", {"verdicts": [{"claim": section["claims"][0]["id"], "verdict": "mend"}]}), ("return", {"reason": " "})):
        assert samples.post(f"{base}/{path}", json=body).status_code == 422, path


def test_officer_looks_submits_and_answers_but_does_not_conclude(officer: TestClient, base: str, section: Any) -> None:
    officer.app.dependency_overrides.clear()  # type: ignore[attr-defined]
    assert officer.post(f"{base}/comments", json={"text": "Vì sao?", "claim": section["claims"][0]["id"]}).status_code == 201
    as_officer(officer)
    form = officer.get(f"{base}/claims").json()
    assert form["may_review"] is False and form["comments"][-1]["text"] == "Vì sao?"
    number, place = form["comments"][-1]["number"], f"sections/{section['id']}"
    refused: list[tuple[str, str, Any]] = [
        ("POST", "verdicts", passing(section)),
        ("POST", "comments", {"text": "x", "claim": section["claims"][0]["id"]}),
        ("POST", f"comments/{number}/resolve", {}),
        ("POST", f"{place}/sign_off", {}),
        ("DELETE", f"{place}/sign_off", None),
        ("POST", f"{place}/return", {"reason": "x"}),
        ("POST", f"{place}/decisions", {"action": "sign_off"}),
        ("POST", "return", {"reason": "x"}),
        ("POST", "approve", {}),
    ]
    for method, path, body in refused:
        assert officer.request(method, f"{base}/{path}", json=body).status_code == 403, path
    assert officer.post(f"{base}/comments", json={"text": "Theo sổ.", "answers": number}).status_code == 201
    assert officer.post(f"{base}/submit", json={}).json()["status"]["by"] == "Hạnh"
    listed = next(each for each in officer.get(REPORTS).json() if base.endswith(each["id"]))
    assert listed["status"] == "submitted"


def test_officer_cannot_conclude_from_the_chat_either(officer: TestClient, base: str, section: Any) -> None:
    message = {"message": f"duyệt mục {section['id']}", "report": base.rsplit("/", 1)[1]}
    answer = officer.post("/api/v1/chat", json=message).json()
    assert answer["outcome"] == "clarify" and "quyền người duyệt" in answer["text"]


def test_record_is_given_in_three_forms(samples: TestClient, base: str) -> None:
    for form, start in (("json", b"{"), ("html", b"<!doctype html>"), ("docx", b"PK")):
        answer = samples.get(f"{base}/review-record", params={"format": form})
        assert answer.status_code == 200 and answer.content.startswith(start)
    assert samples.get(f"{base}/review-record", params={"format": "xml"}).status_code == 422


def test_former_address_of_the_page_leads_on(samples: TestClient, base: str) -> None:
    answer = samples.get(f"/bao-cao/{base.rsplit('/', 1)[1]}/doi-chieu")
    assert answer.status_code == 200 and "Xác nhận theo mục" in answer.text


def test_review_is_done_from_the_chat(samples: TestClient, base: str, section: Any) -> None:
    report = base.rsplit("/", 1)[1]

    def say(message: str) -> Any:
        return samples.post("/api/v1/chat", json={"message": message, "report": report, "section": section["id"]}).json()

    asked = say("trình duyệt")
    assert asked["outcome"] == "clarify" and "Vẫn trình?" in asked["text"]
    assert say("vâng, vẫn trình")["outcome"] == "acted"
    refused = say("duyệt mục này")
    assert refused["outcome"] == "clarify" and "ý chưa xem" in refused["text"]
    samples.post(f"{base}/verdicts", json=passing(section))
    assert say("duyệt mục này")["outcome"] == "acted"
    assert samples.get(f"{base}/claims").json()["standing"][section["id"]]["word"] == "signed"
    left = say("còn gì chưa duyệt?")
    assert left["outcome"] == "answered" and "Đã xác nhận 1/" in left["text"]
    assert say("trả lại mục này: thiếu ngày họp")["outcome"] == "acted"
    assert samples.get(f"{base}/claims").json()["standing"][section["id"]]["reason"] == "thiếu ngày họp"


def test_every_gap_of_the_text_is_a_claim_that_waits(samples: TestClient, report: dict[str, Any]) -> None:
    """In the sample report one stands in the opening lines."""
    form = samples.get(f"{REPORTS}/{report['id']}/claims").json()
    waiting = {slot for section in form["sections"] for claim in section["claims"] if claim["sentence"] for slot in claim["slots"]}
    assert len(waiting) == samples.get(f"{REPORTS}/{report['id']}/paper").json()["open"]
    head = next(section for section in form["sections"] if section["id"] == "head")
    assert any(claim["slots"] for claim in head["claims"]) and form["standing"]["head"]["slots"] == 1
