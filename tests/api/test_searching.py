"""Search over HTTP: filters, pages, snippets, similar passages."""

import re
from datetime import date

import pytest
from fastapi.testclient import TestClient

PATH = "/api/v1/search"


def text_of(client: TestClient, document: str) -> str:
    answer = client.get(f"/api/v1/documents/{document}")
    assert answer.status_code == 200
    text: str = answer.json()["text"]
    return text


def test_a_hit_has_a_snippet_whose_highlights_point_into_the_document(samples: TestClient) -> None:
    hits = samples.get(PATH, params={"q": "kết quả khen thưởng"}).json()
    assert hits and any(hit["highlights"] for hit in hits)
    for hit in hits:
        text = text_of(samples, hit["document"])
        assert text[hit["snippet_start"] : hit["snippet_end"]] == hit["snippet"] and hit["start"] <= hit["snippet_start"] <= hit["snippet_end"] <= hit["end"]
        for mark in hit["highlights"]:
            first, last = mark["at"]
            assert hit["snippet"][first:last] == text[mark["start"] : mark["end"]] != ""


def test_following_the_links_gives_every_hit_once(samples: TestClient) -> None:
    query = {"q": "thi đua", "kind": "report"}
    whole = [hit["passage"] for hit in samples.get(PATH, params={**query, "k": 40}).json()]
    path, found = f"{PATH}?q=thi đua&kind=report&k=7", []
    for _ in range(8):
        answer = samples.get(path)
        found += [hit["passage"] for hit in answer.json()]
        following = re.fullmatch(r'<(.+)>; rel="next"', answer.headers.get("link", ""))
        if not following or len(found) >= 40:
            break
        path = following[1]
    assert found[: len(whole)] == whole[: len(found)] and len(found) == len(set(found)) > 7


def test_the_last_page_has_no_link(samples: TestClient) -> None:
    assert "link" not in samples.get(PATH, params={"q": "thi đua", "k": 100, "offset": 4900}).headers


@pytest.mark.parametrize(("key", "field"), [("agency", "agency"), ("period", "period")])
def test_search_is_kept_to_what_documents_say(samples: TestClient, key: str, field: str) -> None:
    documents = {document["id"]: document[field] for document in samples.get("/api/v1/documents").json() if document[field]}
    wanted = next(iter(documents.values()))
    hits = samples.get(PATH, params={"q": "công tác", key: wanted, "k": 50}).json()
    assert hits and all(documents.get(hit["document"], "").casefold() == wanted.casefold() for hit in hits)


def test_documents_may_be_left_out(samples: TestClient) -> None:
    first, second = list(dict.fromkeys(hit["document"] for hit in samples.get(PATH, params={"q": "thi đua", "k": 50}).json()))[:2]
    left = samples.get(PATH, params=[("q", "thi đua"), ("k", "50"), ("exclude", first), ("exclude", second)]).json()
    assert left and not {hit["document"] for hit in left} & {first, second}


def test_force_is_told_only_for_a_day_that_is_asked(samples: TestClient) -> None:
    params = {"q": "thi đua", "k": "50", "kind": "legal"}
    assert {hit["in_force"] for hit in samples.get(PATH, params=params).json()} <= {None}
    assert all(hit["in_force"] in (True, None) for hit in samples.get(PATH, params={**params, "in_force_on": date(2024, 6, 1).isoformat()}).json())


@pytest.mark.parametrize("params", [{"period": "2024H9"}, {"year": "abc"}, {"offset": "-1"}, {"offset": "999999"}, {"in_force_on": "hom-nay"}, {"kind": "tho"}])
def test_a_filter_that_cannot_be_read_is_a_problem(samples: TestClient, params: dict[str, str]) -> None:
    answer = samples.get(PATH, params={"q": "thi đua", **params})
    assert answer.status_code == 422 and answer.headers["content-type"] == "application/problem+json"


def test_similar_passages_leave_out_the_passage_and_on_request_its_document(samples: TestClient) -> None:
    hit = samples.get(PATH, params={"q": "kết quả khen thưởng"}).json()[0]
    path = f"/api/v1/passages/{hit['passage']}/similar"
    near, far = samples.get(path, params={"k": 20}).json(), samples.get(path, params={"k": 20, "elsewhere": True}).json()
    assert near and hit["passage"] not in {each["passage"] for each in near}
    assert far and hit["document"] not in {each["document"] for each in far}
    assert [each["score"] for each in near] == sorted((each["score"] for each in near), reverse=True)


def test_similar_to_an_unknown_passage_is_not_found(samples: TestClient) -> None:
    answer = samples.get("/api/v1/passages/987654321/similar")
    assert answer.status_code == 404 and "987654321" in answer.json()["detail"]


def test_readiness_tells_what_search_lacks(samples: TestClient) -> None:
    assert samples.get("/readyz").json()["notes"] == []
