"""Security headers, same-origin writes, host names, sizes, operation."""

from fastapi.testclient import TestClient


def test_pages_carry_a_strict_policy(samples: TestClient) -> None:
    assert "default-src 'self'" in samples.get("/").headers["content-security-policy"]


def test_write_from_another_site_is_refused(samples: TestClient) -> None:
    refused = samples.post("/api/v1/check", json={"text": "a"}, headers={"sec-fetch-site": "cross-site"})
    assert refused.status_code == 403


def test_write_with_a_foreign_origin_is_refused(samples: TestClient) -> None:
    assert samples.post("/api/v1/check", json={"text": "a"}, headers={"origin": "https://example.org"}).status_code == 403


def test_foreign_host_name_is_refused(samples: TestClient) -> None:
    assert samples.get("/healthz", headers={"host": "trobut.example.org"}).status_code == 400


def test_oversized_body_is_refused_with_the_limit(samples: TestClient) -> None:
    refused = samples.post("/api/v1/check", content=b"{}", headers={"content-length": str(10**9), "content-type": "application/json"})
    assert refused.status_code == 413 and refused.json()["limit"] > 0


def test_health_and_readiness(samples: TestClient) -> None:
    assert samples.get("/healthz").json() == {"status": "ok"}
    ready = samples.get("/readyz").json()
    assert ready["documents"] == 11 and ready["model"] is False


def test_unknown_address_is_a_problem_document(samples: TestClient) -> None:
    missing = samples.get("/api/v1/khong-co")
    assert missing.status_code == 404 and missing.headers["content-type"] == "application/problem+json"
