"""Requests that another site makes a browser send are refused on every route that changes something."""

import pytest

from api.accounts.sessions import COOKIE
from tests.api.office import Office
from tests.api.security.routes import routes_of

HERE = "http://testserver"
REFUSED = [
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "cross-site", "origin": HERE},
    {"origin": "https://example.org"},
    {"origin": "null"},
    {"origin": "http://testserver.example.org"},
    {"origin": "http://testserver:81"},
    {},
]
PASSED = [{"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}, {"origin": HERE}]


def _cookie(office: Office) -> dict[str, str]:
    return {"cookie": f"{COOKIE}={office.client('an').cookies[COOKIE]}"}


@pytest.mark.parametrize("headers", REFUSED, ids=str)
def test_a_signed_in_browser_sent_by_another_site_changes_nothing(office: Office, headers: dict[str, str]) -> None:
    routes = [route for route in routes_of(office.stranger.app) if route.method not in ("GET", "HEAD")]  # type: ignore[arg-type]
    office.stranger.cookies.clear()
    given = {**_cookie(office), **headers}
    let_in = [str(route) for route in routes if office.stranger.request(route.method, route.address(), json={}, headers=given).status_code != 403]
    assert len(routes) >= 25
    assert let_in == []


@pytest.mark.parametrize("headers", PASSED, ids=str)
def test_our_own_pages_pass(office: Office, headers: dict[str, str]) -> None:
    office.stranger.cookies.clear()
    assert office.stranger.post("/api/v1/citations", json={"text": "a"}, headers={**_cookie(office), **headers}).status_code == 200


def test_a_token_alone_needs_no_origin_but_with_a_cookie_it_does(office: Office) -> None:
    program = office.program(office.token("an"))
    asked = {"url": "/api/v1/citations", "json": {"text": "a"}}
    assert program.post(**asked, headers={"origin": "https://example.org"}).status_code == 200  # type: ignore[arg-type]
    assert program.post(**asked, headers={**_cookie(office), "origin": "https://example.org"}).status_code == 403  # type: ignore[arg-type]
    assert program.post(**asked, headers=_cookie(office)).status_code == 403  # type: ignore[arg-type]


def test_a_form_of_another_site_cannot_sign_a_browser_in(office: Office) -> None:
    body = {"login": "an", "password": "gì đó"}
    assert office.stranger.post("/api/v1/session", json=body, headers={"sec-fetch-site": "cross-site"}).status_code == 403


def test_nothing_changes_by_looking(office: Office) -> None:
    """GET routes are not guarded against other sites, so none of them may change a report or an account."""
    report = office.report("an")
    before = office.client("an").get(f"/api/v1/reports/{report}").json()["revision"]
    for route in routes_of(office.stranger.app):  # type: ignore[arg-type]
        if route.method == "GET" and not route.path.endswith("/events"):
            office.client("an").get(route.address(report=report))
    assert office.client("an").get(f"/api/v1/reports/{report}").json()["revision"] == before
    assert office.client("an").get("/api/v1/me").status_code == 200


@pytest.mark.parametrize("address", ["/", "/kho", "/api/v1/me", "/static/icons.svg", "/dang-nhap", "/khong-co"])
def test_answers_cannot_be_framed_sniffed_or_read_from_elsewhere(office: Office, address: str) -> None:
    headers = office.client("an").get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy and "frame-ancestors 'none'" in policy and "object-src 'none'" in policy and "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff" and "access-control-allow-origin" not in headers
    assert address.startswith("/static/") or headers["cache-control"] == "no-store"


@pytest.mark.parametrize("address", ["/static/js/theme.js", "/static/css/base.css", "/static/js/khong-co.js"])
def test_parts_of_pages_cannot_be_taken_for_pages_or_read_from_elsewhere(office: Office, address: str) -> None:
    answer = office.stranger.get(address)
    assert answer.headers["x-content-type-options"] == "nosniff" and answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert "html" not in answer.headers["content-type"]
