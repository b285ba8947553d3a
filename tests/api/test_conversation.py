"""The conversation of a report on the server: what was said, what was done beside it, who did it; and the trash."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

ROOT = "/api/v1"


def talk(client: TestClient, message: str, report: str | None = None) -> Any:
    answer = client.post(f"{ROOT}/chat", json={"message": message, **({"report": report} if report else {})})
    assert answer.status_code == 200, answer.text
    return answer.json()


def entries(client: TestClient, report: str, **query: Any) -> Any:
    return client.get(f"{ROOT}/reports/{report}/conversation", params=query).json()


def question(report: Any, kind: str = "figure") -> Any:
    return next(each for each in report["questions"] if each["kind"] == kind and each["type"] == "int")


@pytest.fixture
def started(samples: TestClient) -> str:
    reply = talk(samples, "soạn kế hoạch năm 2027 từ kế hoạch kỳ trước")
    return str(reply["report"])


def test_the_order_that_made_a_report_is_the_first_turn_of_its_conversation(samples: TestClient, started: str) -> None:
    page = entries(samples, started)
    assert [each["kind"] for each in page["entries"]] == ["turn"]
    assert page["entries"][0]["message"].startswith("soạn kế hoạch")
    assert page["entries"][0]["reply"]["actions"][0]["report"] == started
    assert page["undoable"] is None


def test_what_is_done_elsewhere_is_told_between_the_turns_by_time(samples: TestClient, started: str) -> None:
    form = samples.get(f"{ROOT}/reports/{started}").json()
    asked = question(form)
    samples.patch(f"{ROOT}/reports/{started}/facts", json={"facts": {asked["id"]: "7"}})
    talk(samples, "còn lỗi gì?", started)
    section = next(each for each in form["sections"] if each["paragraphs"])
    samples.post(f"{ROOT}/reports/{started}/sections/{section['id']}/decisions", json={"action": "accept", "candidate": "A"})
    page = entries(samples, started)
    assert [each["kind"] for each in page["entries"]] == ["turn", "change", "turn", "change"]
    answered, accepted = (each for each in page["entries"] if each["kind"] == "change")
    assert answered["text"] == f"Trả lời «{asked['name']}»: 07"
    assert (answered["action"], answered["ids"], answered["who"]) == ("facts", [asked["id"]], "Cán bộ")
    assert accepted["text"].startswith("Nhận phương án A cho mục")
    assert page["undoable"] == accepted["revision"] == 3


def test_what_a_turn_did_is_not_told_twice(samples: TestClient, started: str) -> None:
    talk(samples, "hạn gửi 15/01/2027", started)
    page = entries(samples, started)
    assert [each["kind"] for each in page["entries"]] == ["turn", "turn"]
    assert page["entries"][-1]["revision"] == page["undoable"] == 2


def test_undo_says_what_it_took_back(samples: TestClient, started: str) -> None:
    asked = question(samples.get(f"{ROOT}/reports/{started}").json())
    samples.patch(f"{ROOT}/reports/{started}/facts", json={"facts": {asked["id"]: "7"}})
    samples.post(f"{ROOT}/reports/{started}/undo")
    last = entries(samples, started)["entries"][-1]
    assert last["text"] == f"Hoàn tác: trả lời «{asked['name']}»: 07"
    assert entries(samples, started)["undoable"] is None


def test_two_undos_name_two_changes(samples: TestClient, started: str) -> None:
    asked = question(samples.get(f"{ROOT}/reports/{started}").json())
    talk(samples, "hạn gửi 15/01/2027", started)
    samples.patch(f"{ROOT}/reports/{started}/facts", json={"facts": {asked["id"]: "7"}})
    samples.post(f"{ROOT}/reports/{started}/undo")
    samples.post(f"{ROOT}/reports/{started}/undo")
    told = [each["text"] for each in entries(samples, started)["entries"] if each["kind"] == "change"]
    assert told[-2:] == [f"Hoàn tác: trả lời «{asked['name']}»: 07", "Hoàn tác: đặt hạn gửi 15/01/2027"]


def test_pages_fit_together_without_gap_or_overlap(samples: TestClient, started: str) -> None:
    for day in range(1, 8):
        talk(samples, f"hạn gửi {day:02d}/3/2027", started)
    whole = entries(samples, started)["entries"]
    page, found = entries(samples, started, limit=3), []
    while True:
        found = page["entries"] + found
        if not page["earlier"]:
            break
        page = entries(samples, started, limit=3, before=page["entries"][0]["at"])
    assert found == whole
    assert len(whole) == 8
    assert entries(samples, started, after=whole[4]["at"])["entries"] == whole[5:]


def test_a_question_without_report_is_kept_nowhere(samples: TestClient, started: str) -> None:
    before = entries(samples, started)
    talk(samples, "Nghị định 98/2023/NĐ-CP còn hiệu lực không?")
    assert entries(samples, started) == before


def test_conversation_of_an_unknown_report_is_refused(samples: TestClient) -> None:
    answer = samples.get(f"{ROOT}/reports/khongco/conversation")
    assert (answer.status_code, "Không có báo cáo" in answer.json()["detail"]) == (404, True)


def test_a_report_put_away_leaves_the_list_and_comes_back_whole(samples: TestClient, started: str) -> None:
    before = samples.get(f"{ROOT}/reports/{started}").json()
    assert samples.delete(f"{ROOT}/reports/{started}").status_code == 204
    assert samples.delete(f"{ROOT}/reports/{started}").status_code == 204
    assert started not in [each["id"] for each in samples.get(f"{ROOT}/reports").json()]
    assert started in [each["id"] for each in samples.get(f"{ROOT}/trash").json()]
    assert started not in talk(samples, "danh sách báo cáo")["text"]
    assert samples.post(f"{ROOT}/trash/{started}/restore").json() == {"id": started}
    assert samples.get(f"{ROOT}/reports/{started}").json() == before
    assert started in [each["id"] for each in samples.get(f"{ROOT}/reports").json()]
    assert started not in [each["id"] for each in samples.get(f"{ROOT}/trash").json()]


def test_a_document_of_a_report_in_the_trash_is_still_in_use(samples: TestClient, started: str) -> None:
    samples.delete(f"{ROOT}/reports/{started}")
    origin = samples.get(f"{ROOT}/reports/{started}").json()["from"]["id"]
    assert samples.delete(f"{ROOT}/documents/{origin}").status_code == 409


def test_putting_away_an_unknown_report_is_refused(samples: TestClient) -> None:
    assert samples.delete(f"{ROOT}/reports/khongco").status_code == 404
    assert samples.post(f"{ROOT}/trash/khongco/restore").status_code == 404


def values(client: TestClient, report: str) -> dict[str, str]:
    return {each["id"]: each["value"] for each in client.get(f"{ROOT}/reports/{report}").json()["questions"] if each["value"] is not None}


def test_undo_of_a_message_takes_back_all_of_it_and_nothing_older(samples: TestClient, started: str) -> None:
    first, second, third = [q for q in samples.get(f"{ROOT}/reports/{started}").json()["questions"] if q["type"] == "int"][:3]
    talk(samples, f"{first['id']}: 7", started)
    done = talk(samples, f"{second['id']}: 8; {third['id']}: 9", started)["actions"]
    talk_since = min(action["undo"] for action in done)
    assert len(done) == 2
    undo = f"{ROOT}/reports/{started}/undo"
    assert samples.post(undo, params={"since": talk_since}).status_code == 200
    assert set(values(samples, started)) == {first["id"]}
    revision = samples.post(undo, params={"since": talk_since}).json()["revision"]
    assert revision == 4
    assert set(values(samples, started)) == {first["id"]}
    samples.post(undo)
    assert values(samples, started) == {}


def test_several_orders_of_one_message_go_back_together(samples: TestClient, started: str) -> None:
    asked = question(samples.get(f"{ROOT}/reports/{started}").json())
    before = samples.get(f"{ROOT}/reports/{started}").json()
    done = talk(samples, f"{asked['id']}: 7 rồi hạn gửi 15/01/2027", started)["actions"]
    middle = samples.get(f"{ROOT}/reports/{started}").json()
    assert (middle["revision"], middle["deadline"]) == (3, "2027-01-15")
    after = samples.post(f"{ROOT}/reports/{started}/undo", params={"since": min(action["undo"] for action in done)}).json()
    assert after["deadline"] == before["deadline"]
    assert values(samples, started) == {}


def test_hoan_tac_takes_back_a_whole_message_and_lam_lai_makes_it_again(samples: TestClient, started: str) -> None:
    first, second, third = [q for q in samples.get(f"{ROOT}/reports/{started}").json()["questions"] if q["type"] == "int"][:3]
    talk(samples, f"{first['id']}: 7", started)
    talk(samples, f"{second['id']}: 8 rồi hạn gửi 15/01/2027; {third['id']}: 9", started)
    whole = samples.get(f"{ROOT}/reports/{started}").json()
    assert set(values(samples, started)) == {first["id"], second["id"], third["id"]}
    assert whole["deadline"] == "2027-01-15"
    assert whole["revision"] > 3, "the message made one change only: nothing is tried"
    for _ in range(2):
        assert talk(samples, "hoàn tác", started)["outcome"] == "acted"
        assert set(values(samples, started)) == {first["id"]}
        assert talk(samples, "làm lại", started)["outcome"] == "acted"
        assert values(samples, started) == {q["id"]: q["value"] for q in whole["questions"] if q["value"] is not None}
        assert samples.get(f"{ROOT}/reports/{started}").json()["deadline"] == "2027-01-15"
    talk(samples, "hoàn tác", started)
    talk(samples, "hoàn tác", started)
    assert values(samples, started) == {}


def test_hoan_tac_of_what_was_done_in_the_panes_takes_back_that_alone(samples: TestClient, started: str) -> None:
    first, second, third = [q for q in samples.get(f"{ROOT}/reports/{started}").json()["questions"] if q["type"] == "int"][:3]
    talk(samples, f"{first['id']}: 7 rồi hạn gửi 15/01/2027", started)
    for each, value in ((second, "8"), (third, "9")):
        samples.patch(f"{ROOT}/reports/{started}/facts", json={"facts": {each["id"]: value}})
    talk(samples, "hoàn tác", started)
    assert set(values(samples, started)) == {first["id"], second["id"]}
    talk(samples, "hoàn tác", started)
    assert set(values(samples, started)) == {first["id"]}
    talk(samples, "hoàn tác", started)
    assert values(samples, started) == {}


def test_period_said_alone_answers_the_question_for_it(samples: TestClient) -> None:
    order = "soạn kế hoạch tuyên truyền từ kỳ trước"
    asked = samples.post("/api/v1/chat", json={"message": order}).json()
    assert asked["outcome"] == "clarify" and "kỳ nào" in asked["text"]
    made = samples.post("/api/v1/chat", json={"message": "nam 2027", "asked": order}).json()
    assert made["outcome"] == "acted" and "năm 2027" in made["text"]
    within = made["report"]
    assert samples.post("/api/v1/chat", json={"message": order, "report": within}).json()["outcome"] == "clarify"
    again = samples.post("/api/v1/chat", json={"message": "2028", "report": within}).json()
    assert again["outcome"] == "acted" and again["report"] != within
