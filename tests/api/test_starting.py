"""What is told before a report is made: what a letter asks, and every place that drafting would touch."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.conftest import REQUEST

ROOT = "/api/v1"


@pytest.fixture(scope="module")
def read(samples: TestClient) -> Any:
    return samples.get(f"{ROOT}/documents/{REQUEST}/request").json()


@pytest.fixture(scope="module")
def preview(samples: TestClient) -> Any:
    body = {"from": "bc-tdkt-6t-2025", "period": "2026H1", "request": REQUEST, "details": True}
    return samples.post(f"{ROOT}/reports/preview", json=body).json()


def test_each_thing_read_stands_at_its_place_in_the_letter(samples: TestClient, read: Any) -> None:
    text = samples.get(f"{ROOT}/documents/{REQUEST}").json()["text"]
    quotes = {each["what"]: text[each["start"] : each["end"]] for each in read["read"] if each["start"] >= 0}
    assert quotes["period"] == "6 tháng đầu năm 2026"
    assert quotes["deadline"] == "trước ngày 12/6/2026"
    assert quotes["field"] == "công tác thi đua, khen thưởng"
    assert quotes["outline"].startswith("I. ")
    assert {each["what"]: each["value"] for each in read["read"]}["addressee"] == "Sở Nội vụ tỉnh Lam Giang"


def test_documents_to_start_from_say_what_they_are(read: Any) -> None:
    roles = [(each["id"], each["role"]) for each in read["origins"]]
    assert roles[:2] == [("bc-tdkt-6t-2025", "previous"), ("bc-tdkt-6t-2024", "before")]
    assert {"bc-tdkt-nam-2025", "bc-tdkt-nam-2024"} == {name for name, role in roles if role == "year"}
    assert "bc-tdkt-6t-2026" not in dict(roles)
    assert all(0 < each["matched"] <= each["wanted"] == 35 for each in read["origins"])
    assert "so-ket-6-thang" in [each["name"] for each in read["templates"]]


def test_a_document_that_asks_nothing_is_read_as_such(samples: TestClient) -> None:
    found = samples.get(f"{ROOT}/documents/tin-tong-ket-tdkt-2024/request").json()
    assert found["deadline"] is None
    assert samples.get(f"{ROOT}/documents/khongco/request").status_code == 404


def test_the_places_are_as_many_as_the_counts(preview: Any) -> None:
    counts, details = preview["counts"], preview["details"]
    assert details["shifted"]["total"] == counts["shift"] == len(details["shifted"]["places"])
    assert details["asked"]["total"] == counts["ask_periods"]
    assert details["figures"]["total"] == counts["figures"]
    assert details["promises"]["total"] == counts["followups"]
    assert details["ended"]["total"] > 0


def test_every_place_quotes_the_source(samples: TestClient, preview: Any) -> None:
    text = samples.get(f"{ROOT}/documents/bc-tdkt-6t-2025").json()["text"]
    assert all(preview["details"][kind]["places"] for kind in ("shifted", "asked"))
    for kind in ("shifted", "kept", "asked", "figures", "promises"):
        for place in preview["details"][kind]["places"]:
            assert " ".join(text[place["start"] : place["end"]].split()) == place["before"], (kind, place)


def test_nothing_is_both_kept_and_shifted(preview: Any) -> None:
    shifted = [(each["start"], each["end"]) for each in preview["details"]["shifted"]["places"]]
    kept = [(each["start"], each["end"]) for each in preview["details"]["kept"]["places"]]
    assert [one for one in kept if any(start < one[1] and one[0] < end for start, end in shifted)] == []


def test_details_are_told_only_where_they_are_asked_for(samples: TestClient) -> None:
    assert "details" not in samples.post(f"{ROOT}/reports/preview", json={"from": "bc-tdkt-6t-2024", "period": "2025H1"}).json()


def test_a_deadline_of_ones_own_takes_the_place_of_the_letters(samples: TestClient) -> None:
    body = {"from": "kh-tuyen-truyen-2026", "period": "2027", "deadline": "2027-01-15"}
    assert samples.post(f"{ROOT}/reports", json=body).json()["deadline"] == "2027-01-15"
