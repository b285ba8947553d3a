"""A name in the trusted header: believed from the named proxy, ignored and noted from anybody else."""

import json
from collections.abc import Iterator
from ipaddress import ip_network
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.accounts.sessions import COOKIE
from api.people import Role
from api.sso.settings import SsoSettings, TrustedHeader
from tests.api.office import ORIGIN, Office, opened, password_of
from tests.api.sso.desk import anew, application

PROXY, ELSEWHERE = "10.0.0.5", "10.0.0.66"
HEADER = TrustedHeader("remote-user", (ip_network("10.0.0.5/32"), ip_network("10.1.0.0/24")))


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with application(tmp_path_factory.mktemp("office"), SsoSettings(header=HEADER)) as office:
        yield office


@pytest.fixture
def office(running: Office) -> Office:
    return anew(running, SsoSettings(header=HEADER))


@pytest.fixture
def open_office(running: Office) -> Office:
    """One that takes in whomever the proxy names."""
    return anew(running, SsoSettings(header=HEADER, takes_new=True))


def come(office: Office, name: str | None, peer: str = PROXY, **headers: str) -> TestClient:
    """A browser whose connections come from `peer`."""
    named = {"remote-user": name} if name is not None else {}
    return TestClient(office.stranger.app, headers={**ORIGIN, **named, **headers}, follow_redirects=False, client=(peer, 50_000))


def lines(office: Office) -> list[dict[str, object]]:
    path = office.data / "audit" / "audit.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def test_the_proxy_says_who_asks(office: Office) -> None:
    assert come(office, "bao").get("/api/v1/me").json()["name"] == "Lê Quốc Bảo"
    assert come(office, " An ", "10.1.0.9").get("/api/v1/me").json() == {
        "id": office.access.accounts.named("an").id,
        "name": "Nguyễn Văn An",
        "role": "officer",
    }
    assert COOKIE not in come(office, "bao").get("/").cookies


def test_the_proxy_saying_nothing_leaves_the_local_accounts(office: Office) -> None:
    assert come(office, None).get("/api/v1/me").status_code == 401
    assert come(office, " ").get("/api/v1/me").status_code == 401
    session = {"cookie": f"{COOKIE}={office.access.sessions.begin(office.access.accounts.named('an').id)}"}
    assert come(office, None, **session).get("/api/v1/me").json()["name"] == "Nguyễn Văn An"


@pytest.mark.parametrize("peer", [ELSEWHERE, "127.0.0.1", "testclient", "10.2.0.1"])
def test_a_header_from_anybody_else_is_ignored_and_noted_once(office: Office, peer: str) -> None:
    for _ in range(5):
        assert come(office, "hanh", peer).get("/api/v1/me").status_code == 401
    assert [(line["what"], line["who"], line["via"]) for line in lines(office)] == [("header ignored", "", f"proxy {peer}")]
    session = {"cookie": f"{COOKIE}={office.access.sessions.begin(office.access.accounts.named('an').id)}"}
    assert come(office, "hanh", peer, **session).get("/api/v1/me").json()["name"] == "Nguyễn Văn An"


@pytest.mark.parametrize("forged", ["x-forwarded-for", "x-real-ip", "forwarded", "x-client-ip"])
def test_saying_that_one_comes_from_the_proxy_is_not_enough(office: Office, forged: str) -> None:
    for peer in (ELSEWHERE, "127.0.0.1"):
        assert come(office, "hanh", peer, **{forged: PROXY}).get("/api/v1/me").status_code == 401
    assert come(office, "hanh", **{forged: ELSEWHERE}).get("/api/v1/me").status_code == 200, "the other way round it comes from the proxy"


def test_the_log_has_the_address_before_the_proxy_and_not_one_that_a_client_made_up(office: Office) -> None:
    come(office, "an", **{"x-forwarded-for": "192.0.2.1, 203.0.113.7, 10.1.0.3"}).get("/api/v1/me")
    assert lines(office)[-1]["address"] == "203.0.113.7" and lines(office)[-1]["via"] == f"proxy {PROXY}"
    come(office, None, ELSEWHERE, **{"x-forwarded-for": "192.0.2.1"}).post("/api/v1/session", json={"login": "an", "password": "sai"})
    assert lines(office)[-1]["what"] == "sign-in failed" and lines(office)[-1]["address"] == ELSEWHERE


def test_coming_is_told_once_a_day_and_changes_are_told_with_the_proxy(office: Office) -> None:
    browser = come(office, "an")
    for _ in range(3):
        browser.get("/api/v1/me")
    assert office.access.accounts.named("an").signed_in_at is not None
    assert [(line["what"], line["who"]) for line in lines(office)] == [("sign-in by proxy", "Nguyễn Văn An")]
    browser.post("/api/v1/me/tokens", json={"name": "Writer"})
    assert lines(office)[-1]["via"] == f"proxy {PROXY}"


def test_an_unknown_name_is_told_whom_to_ask(office: Office) -> None:
    before = office.access.accounts.list()
    refused = come(office, "moi.nv").get("/api/v1/me")
    assert refused.status_code == 401
    assert "«moi.nv»" in refused.json()["detail"] and "quản trị (Lê Thị Hạnh)" in refused.json()["detail"]
    door = come(office, "moi.nv").get("/kho")
    assert door.headers["location"] == "/dang-nhap?tiep=%2Fkho"
    page = come(office, "moi.nv").get("/dang-nhap?tiep=/kho").text
    assert "Lê Thị Hạnh" in page and 'id="password"' not in page and 'href="/kho"' in page
    assert 'id="password"' in come(office, None).get("/dang-nhap").text
    assert office.access.accounts.list() == before
    assert [(line["what"], line["who"], line["on"]) for line in lines(office)] == [("sso refused", "moi.nv", {"reason": "unknown"})]


def test_new_people_become_officers_where_that_is_configured(open_office: Office) -> None:
    assert come(open_office, "moi.nv").get("/api/v1/me").json()["role"] == "officer"
    account = open_office.access.accounts.named("moi.nv")
    assert (account.role, account.has_password) == (Role.OFFICER, False)
    assert come(open_office, "moi.nv").get("/api/v1/audit").status_code == 403
    assert "nhờ quản trị lập liên kết đặt mật khẩu" in come(open_office, "moi.nv").get("/tai-khoan").text
    open_office.access.accounts.set_password(open_office.access.accounts.named("an").id, password_of("an"))
    assert "Đổi mật khẩu" in come(open_office, "an").get("/tai-khoan").text
    assert open_office.stranger.post("/api/v1/session", json={"login": "moi.nv", "password": ""}).status_code == 401


def test_the_first_account_is_not_made_by_a_name(tmp_path: Path) -> None:
    """On loopback too: whoever comes through the proxy must not become the one person of the machine."""
    with opened(tmp_path / "data", samples=False, people=False, sso=SsoSettings(header=HEADER, takes_new=True)) as office:
        assert come(office, "moi.nv").get("/api/v1/me").status_code == 401
        assert come(office, None).get("/api/v1/me").status_code == 401
        assert office.stranger.get("/api/v1/me").status_code == 401
        assert not office.access.accounts.exist()


def test_locked_accounts_stay_out_at_once(open_office: Office) -> None:
    browser = come(open_office, "an")
    assert browser.get("/api/v1/me").status_code == 200
    open_office.access.accounts.change(open_office.access.accounts.named("an").id, locked=True)
    refused = browser.get("/api/v1/me")
    assert refused.status_code == 401 and "đang bị khóa" in refused.json()["detail"]


@pytest.mark.parametrize("name", ["a", "Nguyễn Văn An", "so\\an", "an,hanh", "an hanh", "../an", "x" * 80])
def test_a_name_that_can_be_nobodys_is_refused(open_office: Office, name: str) -> None:
    before = open_office.access.accounts.list()
    refused = come(open_office, None).get("/api/v1/me", headers={"remote-user": name.encode()})
    assert refused.status_code == 401 and open_office.access.accounts.list() == before


def test_two_names_at_once_are_nobody(office: Office) -> None:
    """A proxy that adds its header to one that the client sent must not let the client choose."""
    both = [("remote-user", "hanh"), ("remote-user", "an")]
    refused = come(office, None).get("/api/v1/me", headers=both)
    assert refused.status_code == 401 and "nhiều tên" in refused.json()["detail"]
    assert lines(office)[-1]["on"] == {"reason": "several names"}


def test_the_proxys_name_goes_before_the_session_and_a_token_before_both(office: Office) -> None:
    session = {"cookie": f"{COOKIE}={office.access.sessions.begin(office.access.accounts.named('hanh').id)}"}
    assert come(office, "an", **session).get("/api/v1/me").json()["name"] == "Nguyễn Văn An"
    token = {"authorization": f"Bearer {office.token('bao')}"}
    assert come(office, "an", **token).get("/api/v1/me").json()["name"] == "Lê Quốc Bảo"
    assert come(office, "an", authorization="Bearer trobut_sai").get("/api/v1/me").status_code == 401


@pytest.mark.parametrize("sent", [{"sec-fetch-site": "cross-site"}, {"origin": "https://example.org"}, {"origin": "null"}, {}], ids=str)
def test_another_site_changes_nothing_through_the_proxy(office: Office, sent: dict[str, str]) -> None:
    browser = TestClient(office.stranger.app, headers={"remote-user": "an", **sent}, client=(PROXY, 1))
    assert browser.post("/api/v1/me/tokens", json={"name": "gian"}).status_code == 403
    assert not office.access.tokens.of(office.access.accounts.named("an").id)
    assert come(office, "an").post("/api/v1/me/tokens", json={"name": "mình"}).status_code == 201


def test_who_comes_by_the_proxy_signs_out_there(office: Office) -> None:
    assert 'data-do="sign-out"' not in come(office, "an").get("/").text and "đăng xuất ở cổng" in come(office, "an").get("/").text
    session = {"cookie": f"{COOKIE}={office.access.sessions.begin(office.access.accounts.named('an').id)}"}
    assert 'data-do="sign-out"' in come(office, None, **session).get("/").text


def test_without_the_setting_the_header_is_nothing(tmp_path: Path) -> None:
    with opened(tmp_path / "data", samples=False) as office:
        assert come(office, "hanh").get("/api/v1/me").status_code == 401
        assert come(office, "hanh", "127.0.0.1").get("/api/v1/me").status_code == 401
        assert lines(office) == []
