"""The library over HTTP: listing with conditions, how a document was understood, corrections and what follows from them, removing."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.api.conftest import OLD
from tests.api.test_documents_uploading import report_text, sent


def one(client: TestClient, document: str) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/api/v1/documents/{document}").json()
    return found


@pytest.fixture
def stored(empty: TestClient) -> dict[str, Any]:
    (line,) = sent(empty, ("bc-6t-2024.txt", report_text(87)))["lines"]
    found: dict[str, Any] = line["document"]
    return found


def test_list_is_paged_with_the_total(samples: TestClient) -> None:
    answer = samples.get("/api/v1/documents", params={"sort": "title", "offset": 2, "limit": 3})
    whole = samples.get("/api/v1/documents", params={"sort": "title"})
    assert answer.headers["x-total-count"] == "11" and answer.json() == whole.json()[2:5]


def test_list_without_conditions_is_the_whole_library(samples: TestClient) -> None:
    assert len(samples.get("/api/v1/documents").json()) == 11


def test_list_is_narrowed_by_words_and_kind(samples: TestClient) -> None:
    found = samples.get("/api/v1/documents", params={"q": "thi dua", "kind": "report"}).json()
    assert found and all(each["kind"] == "report" and "thi đua" in each["title"].lower() for each in found)


def test_counts_cover_the_library(samples: TestClient) -> None:
    counts = samples.get("/api/v1/documents/counts").json()
    assert counts["total"] == counts["samples"] == sum(kind["count"] for kind in counts["kinds"]) == 11
    assert samples.get("/api/v1/documents/agencies").json() == counts["agencies"]


def test_components_point_into_the_text(empty: TestClient, stored: dict[str, Any]) -> None:
    found = one(empty, stored["id"])
    components = {each["name"]: each for each in found["understood"]["components"]}
    assert components["agency"]["value"] == "Sở Y tế tỉnh Lam Giang" and components["date"]["value"] == "2024-06-12"
    for name, words in {"agency": "SỞ Y TẾ TỈNH LAM GIANG", "place": "Lam Giang", "period": "6 tháng đầu năm 2024"}.items():
        assert words in found["text"][components[name]["start"] : components[name]["end"]], name


def test_period_is_corrected_and_given_back(empty: TestClient, stored: dict[str, Any]) -> None:
    url = f"/api/v1/documents/{stored['id']}"
    changed = empty.patch(url, json={"period": "2024H2"}).json()
    assert (changed["period"], changed["corrections"], changed["as_read"]) == ("2024H2", {"period": "2024H2"}, {"period": "2024H1"})
    back = empty.patch(url, json={"period": None}).json()
    assert (back["period"], back["corrections"], back["as_read"]) == ("2024H1", {}, {})


def test_a_document_can_be_of_no_period(empty: TestClient, stored: dict[str, Any]) -> None:
    url = f"/api/v1/documents/{stored['id']}"
    changed = empty.patch(url, json={"period": "none"}).json()
    assert (changed["period"], changed["corrections"], changed["as_read"]) == (None, {"period": "none"}, {"period": "2024H1"})
    assert empty.get(url).json()["period"] is None


def test_corrected_agency_and_period_decide_the_predecessor(empty: TestClient, stored: dict[str, Any]) -> None:
    library = empty.app.state.parts.library  # type: ignore[attr-defined]
    from corpus.document import Kind
    from corpus.periods import Period

    def chosen(agency: str, period: str) -> Any:
        return library.predecessor(agency=agency, kind=Kind.REPORT, before=Period.parse(period))

    assert chosen("Sở Y tế tỉnh Lam Giang", "2025H1").id == stored["id"]
    empty.patch(f"/api/v1/documents/{stored['id']}", json={"agency": "Sở Tài chính tỉnh Lam Giang", "period": "2025"})
    assert chosen("Sở Y tế tỉnh Lam Giang", "2025H1") is None
    assert chosen("Sở Tài chính tỉnh Lam Giang", "2025H1") is None and chosen("Sở Tài chính tỉnh Lam Giang", "2026").id == stored["id"]


def test_corrected_kind_moves_its_passages(empty: TestClient, stored: dict[str, Any]) -> None:
    empty.patch(f"/api/v1/documents/{stored['id']}", json={"kind": "plan"})
    assert empty.get("/api/v1/search", params={"q": "hội nghị", "kind": "plan"}).json()
    assert not empty.get("/api/v1/search", params={"q": "hội nghị", "kind": "report"}).json()


@pytest.mark.parametrize("body", [{"period": "6 tháng"}, {"kind": "thư"}, {"title": "khác"}])
def test_impossible_correction_is_refused(empty: TestClient, stored: dict[str, Any], body: dict[str, str]) -> None:
    assert empty.patch(f"/api/v1/documents/{stored['id']}", json=body).status_code == 422


def test_document_is_indexed_anew(empty: TestClient, stored: dict[str, Any]) -> None:
    assert empty.post(f"/api/v1/documents/{stored['id']}/reindex").json()["id"] == stored["id"]
    assert empty.post("/api/v1/documents/khong-co/reindex").status_code == 404


def test_document_of_a_report_stays(samples: TestClient, report: dict[str, object]) -> None:
    refused = samples.delete(f"/api/v1/documents/{OLD}")
    assert refused.status_code == 409 and str(report["title"]) in refused.json()["detail"] and report["id"] in refused.json()["used_by"]
    assert report["id"] in [use["report"] for use in one(samples, OLD)["used_by"]]
