"""Two pages on one report over HTTP: what each is told of the other, what is refused, and what is done once though it is sent twice."""

import asyncio
import json
import threading
import time
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.live import Live
from tests.api.test_survival import call, number_question, serve

Json = dict[str, Any]


@pytest.fixture
def url(report: Json) -> str:
    return f"/api/v1/reports/{report['id']}"


def two_sections(report: Json) -> list[str]:
    return [section["id"] for section in report["sections"] if section["status"] == "proposed" and section["paragraphs"]][:2]


def edit(samples: TestClient, url: str, section: str, text: str, *, revision: int, key: str = "") -> Any:
    body = {"action": "edit", "paragraphs": [{"text": text}], "revision": revision}
    return samples.post(f"{url}/sections/{section}/decisions", json=body, headers={"idempotency-key": key} if key else {})


def test_an_answer_also_tells_what_others_changed_since(samples: TestClient, report: Json, url: str) -> None:
    first, second = two_sections(report)
    edit(samples, url, first, "Một.", revision=1, key="a.1")
    delta = edit(samples, url, second, "Hai.", revision=1, key="b.1").json()
    assert {section["id"] for section in delta["sections"]} >= {first, second} and delta["section"]["id"] == second


def test_the_same_section_is_refused_with_who_when_and_what(samples: TestClient, report: Json, url: str) -> None:
    section, _ = two_sections(report)
    edit(samples, url, section, "Một.", revision=1, key="a.1")
    refused = edit(samples, url, section, "Hai.", revision=1, key="b.1")
    problem = refused.json()
    assert refused.status_code == 409 and problem["overtaken"]["what"] == "sửa" and problem["overtaken"]["revision"] == 2
    assert problem["overtaken"]["who"] in problem["detail"] and problem["clashes"] == []


def test_two_answers_to_one_question_are_both_told(samples: TestClient, report: Json, url: str) -> None:
    asked = number_question(report)
    samples.patch(f"{url}/facts", json={"facts": {asked: 11}, "revision": 1}, headers={"idempotency-key": "a.1"})
    refused = samples.patch(f"{url}/facts", json={"facts": {asked: 12}, "revision": 1}, headers={"idempotency-key": "b.1"})
    (clash,) = refused.json()["clashes"]
    assert refused.status_code == 409 and (clash["theirs"], clash["mine"]) == ("11", "12")


@pytest.mark.parametrize("work", ["decision", "facts", "undo", "section"])
def test_a_write_sent_twice_is_made_once(samples: TestClient, report: Json, url: str, work: str) -> None:
    section, _ = two_sections(report)
    edit(samples, url, section, "Trước đó.", revision=1)
    headers = {"idempotency-key": "trang.7"}
    asked: dict[str, tuple[str, str, Json]] = {
        "decision": ("POST", f"/sections/{section}/decisions", {"action": "accept"}),
        "facts": ("PATCH", "/facts", {"facts": {number_question(report): 11}}),
        "undo": ("POST", "/undo", {}),
        "section": ("POST", "/sections", {"heading": "IX. MỤC THÊM"}),
    }
    method, path, body = asked[work]
    answers = [samples.request(method, url + path, json=body, headers=headers) for _ in range(2)]
    assert [answer.is_success for answer in answers] == [True, True]
    assert [answer.json()["revision"] for answer in answers] == [3, 3]


def test_a_page_that_was_away_asks_what_changed(samples: TestClient, report: Json, url: str) -> None:
    section, _ = two_sections(report)
    assert samples.get(f"{url}/changes?after=1").json().keys() == {"revision", "changes", "presence"}
    edit(samples, url, section, "Một.", revision=1, key="a.1")
    news = samples.get(f"{url}/changes?after=1").json()
    assert [(each["client"], each["sections"], each["what"]) for each in news["changes"]] == [("a", [section], "sửa")]
    assert [each["id"] for each in news["delta"]["sections"]] == [section]


def test_a_dropped_section_is_told_as_the_whole_report(samples: TestClient, report: Json, url: str) -> None:
    section, _ = two_sections(report)
    samples.delete(f"{url}/sections/{section}")
    news = samples.get(f"{url}/changes?after=1").json()
    assert section not in {each["id"] for each in news["report"]["sections"]}


def test_presence_is_of_the_sections_a_page_has_open(samples: TestClient, report: Json, url: str) -> None:
    section, other = two_sections(report)
    assert samples.put(f"{url}/presence", json={"client": "a", "sections": [section, other]}).status_code == 204
    samples.put(f"{url}/presence", json={"client": "a", "sections": [other]})
    samples.put(f"{url}/presence", json={"client": "b", "sections": [section]})
    assert [(each["client"], each["section"]) for each in samples.get(f"{url}/changes").json()["presence"]] == [("a", other), ("b", section)]
    samples.put(f"{url}/presence", json={"client": "b", "sections": []})
    assert [each["client"] for each in samples.get(f"{url}/changes").json()["presence"]] == ["a"]


def test_presence_in_an_unknown_report_is_refused(samples: TestClient) -> None:
    assert samples.put("/api/v1/reports/khong-co/presence", json={"client": "a", "sections": []}).status_code == 404
    assert samples.get("/api/v1/reports/khong-co/events").status_code == 404


def test_presence_expires(monkeypatch: pytest.MonkeyPatch) -> None:
    live, now = Live(), [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    live.enter("r", ["I"], client="a", who="Hạnh")
    assert [each.who for each in live.present("r")] == ["Hạnh"]
    now[0] += 60
    assert live.present("r") == ()
    live.enter("r2", ["I"], client="b", who="Lan")
    assert live._names == {"b": "Lan"} and list(live._present) == ["r2"]


def test_events_tell_changes_and_presence_at_once_and_end_with_the_reader(tmp_path: Any) -> None:
    process, root = serve(tmp_path)
    report = call(f"{root}/api/v1/reports", {"template": None, "from": "bc-tdkt-6t-2024", "period": "2025H1"})
    url, asked = f"{root}/api/v1/reports/{report['id']}", number_question(report)
    heard: list[tuple[str, Json, float]] = []
    ready = threading.Event()

    async def listen() -> None:
        import httpx

        async with httpx.AsyncClient(timeout=20) as client, client.stream("GET", f"{url}/events?after=1") as answer:
            name = ""
            async for line in answer.aiter_lines():
                if line.startswith("event: "):
                    name = line.removeprefix("event: ")
                elif line.startswith("data: "):
                    heard.append((name, json.loads(line.removeprefix("data: ")), time.monotonic()))
                    ready.set()
                    if len(heard) == 3:
                        return

    listener = threading.Thread(target=lambda: asyncio.run(listen()))
    listener.start()
    assert ready.wait(10)
    begun = time.monotonic()
    call(f"{url}/facts", {"facts": {asked: 11}}, "PATCH")
    while len(heard) < 2 and time.monotonic() - begun < 10:
        time.sleep(0.02)
    import urllib.request

    body = json.dumps({"client": "a", "sections": ["I"]}).encode()
    urllib.request.urlopen(urllib.request.Request(f"{url}/presence", data=body, method="PUT", headers={"content-type": "application/json"}), timeout=10)
    listener.join(10)
    process.terminate()
    process.wait(10)
    assert [name for name, _, _ in heard] == ["hello", "change", "presence"]
    assert heard[1][1]["revision"] == 2 and heard[1][1]["changes"][0]["what"] == "trả lời câu hỏi" and heard[1][2] - begun < 5
