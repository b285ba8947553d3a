"""Sessions, passwords, one-time links and tokens over HTTP."""

import unicodedata
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from api.accounts.sessions import COOKIE, Sessions
from api.people import Role
from tests.api.office import ORIGIN, Office, opened, password_of

NEW = "một câu hoàn toàn khác"


def test_without_accounts_this_machine_is_one_person(bare: Office) -> None:
    assert bare.stranger.get("/api/v1/me").json() == {"id": "", "name": "Cán bộ", "role": "admin"}
    assert bare.stranger.get("/").status_code == 200


def test_without_accounts_a_proxied_request_is_nobody(bare: Office) -> None:
    """A proxy on this machine would otherwise make everybody out there an admin."""
    answer = bare.stranger.get("/api/v1/me", headers={"x-forwarded-for": "203.0.113.5"})
    assert answer.status_code == 401 and "TROBUT_URL" in answer.json()["detail"]


def test_without_accounts_other_machines_get_only_the_link(tmp_path: Path) -> None:
    with opened(tmp_path / "data", samples=False, host="0.0.0.0", people=False) as office:
        assert office.stranger.get("/api/v1/reports").status_code == 401
        assert office.stranger.get("/kho").headers["location"] == "/dang-nhap?tiep=%2Fkho"
        assert "Chưa có tài khoản nào" in office.stranger.get("/dang-nhap").text
        secret = office.access.first_link.fresh()
        assert "Lập tài khoản quản trị đầu tiên" in office.stranger.get(f"/lan-dau/{secret}").text


def _first(office: Office, secret: str, login: str = "hanh") -> int:
    body = {"secret": secret, "name": f"Người {login}", "login": login, "password": password_of(login)}
    return office.stranger.post("/api/v1/links/account", json=body).status_code


def test_the_link_makes_one_admin_and_is_used_up(bare: Office) -> None:
    secret = bare.access.first_link.fresh()
    assert secret not in (bare.data / "first-link").read_text()
    assert _first(bare, secret) == 201
    assert bare.access.accounts.named("hanh").role is Role.ADMIN
    bare.stranger.cookies.clear()
    assert _first(bare, secret, "khac") == 403
    assert bare.stranger.get(f"/lan-dau/{secret}").status_code == 404
    assert bare.stranger.get("/api/v1/reports").status_code == 401


def test_a_refused_password_leaves_the_link(bare: Office) -> None:
    secret = bare.access.first_link.fresh()
    body = {"secret": secret, "name": "Lê Thị Hạnh", "login": "hanh", "password": "matkhau2025"}
    refused = bare.stranger.post("/api/v1/links/account", json=body)
    assert refused.status_code == 422 and "hay bị đoán" in refused.json()["detail"]
    assert _first(bare, secret) == 201


def test_each_start_makes_a_new_link(bare: Office) -> None:
    earlier, later = bare.access.first_link.fresh(), bare.access.first_link.fresh()
    assert _first(bare, earlier) == 403
    assert _first(bare, later) == 201


def test_cookie_is_kept_from_scripts_and_other_sites(small: Office) -> None:
    cookie = small.stranger.post("/api/v1/session", json={"login": "an", "password": password_of("an")}).headers["set-cookie"].lower()
    assert all(part in cookie for part in ("httponly", "samesite=lax", "path=/", "max-age=28800")) and "secure" not in cookie


def test_cookie_is_secure_over_https(small: Office) -> None:
    answer = small.stranger.post("https://testserver/api/v1/session", json={"login": "an", "password": password_of("an")})
    assert "secure" in answer.headers["set-cookie"].lower()


@pytest.mark.parametrize("given", [("an", "sai"), ("ma", "sai"), ("an", ""), ("", ""), ("an'--", "' or 1=1")])
def test_wrong_names_and_passwords_read_the_same(small: Office, given: tuple[str, str]) -> None:
    answer = small.stranger.post("/api/v1/session", json={"login": given[0], "password": given[1]})
    assert answer.status_code == 401 and answer.json()["detail"].startswith("Tên đăng nhập hoặc mật khẩu chưa đúng")


def test_password_may_be_typed_in_composed_or_single_letters(small: Office) -> None:
    for form in ("NFC", "NFD"):
        body = {"login": " AN ", "password": unicodedata.normalize(form, password_of("an"))}
        assert small.stranger.post("/api/v1/session", json=body, headers=ORIGIN).status_code == 200


def test_signing_out_ends_the_session_for_whoever_copied_it(small: Office) -> None:
    browser = small.client("an")
    copied = browser.cookies[COOKIE]
    assert browser.delete("/api/v1/session").status_code == 204
    assert small.stranger.get("/api/v1/me", headers={"cookie": f"{COOKIE}={copied}"}).status_code == 401


def test_a_new_password_ends_every_session(small: Office) -> None:
    here, there = small.sign_in("an"), small.sign_in("an")
    wrong = here.put("/api/v1/me/password", json={"current": "không phải", "password": NEW})
    assert wrong.status_code == 422
    assert here.put("/api/v1/me/password", json={"current": password_of("an"), "password": NEW}).status_code == 204
    assert [browser.get("/api/v1/me").status_code for browser in (here, there)] == [401, 401]
    assert small.stranger.post("/api/v1/session", json={"login": "an", "password": NEW}).status_code == 200


def test_a_session_lasts_eight_hours(small: Office, tmp_path: Path) -> None:
    moments = [datetime(2026, 5, 4, 7, 30, tzinfo=UTC)]
    database = small.stranger.app.state.parts.database  # type: ignore[attr-defined]
    sessions = Sessions(database, small.data, lambda: moments[-1])
    cookie = sessions.begin(small.access.accounts.named("an").id)
    moments.append(moments[0] + timedelta(hours=7, minutes=59))
    assert sessions.find(cookie) is not None
    moments.append(moments[0] + timedelta(hours=8))
    assert sessions.find(cookie) is None


@pytest.mark.parametrize(
    "spoil", [lambda c: c[:-1] + ("0" if c[-1] != "0" else "1"), lambda c: "x" + c, lambda c: c.split(".")[0], lambda _: "", lambda _: "é.\udc80"]
)
def test_a_cookie_that_we_did_not_sign_is_nobodys(small: Office, spoil: object) -> None:
    cookie = small.access.sessions.begin(small.access.accounts.named("an").id)
    assert small.access.sessions.find(spoil(cookie)) is None  # type: ignore[operator]
    assert small.access.sessions.find(cookie) is not None


def test_locked_accounts_are_out_at_once(small: Office) -> None:
    browser, program = small.client("an"), small.program(small.token("an"))
    small.client("hanh").patch(f"/api/v1/accounts/{small.access.accounts.named('an').id}", json={"locked": True})
    assert browser.get("/api/v1/me").status_code == 401
    assert program.get("/api/v1/me").status_code == 401
    assert small.stranger.post("/api/v1/session", json={"login": "an", "password": password_of("an")}).status_code == 401


def test_secrets_are_stored_as_hashes_in_private_files(small: Office) -> None:
    cookie, token = small.client("an").cookies[COOKIE], small.token("an")
    link = small.client("hanh").post("/api/v1/accounts", json={"name": "Mới", "login": "moi"}).json()["link"].split("/")[-1]
    small.access.first_link.fresh()
    stored = b"".join(path.read_bytes() for path in small.data.rglob("*") if path.is_file())
    for secret in (cookie.split(".")[0], token, link, password_of("an")):
        assert secret.encode() not in stored
    assert oct((small.data / "session-key").stat().st_mode)[-3:] == oct((small.data / "first-link").stat().st_mode)[-3:] == "600"


def test_a_reset_link_sets_the_password_once(small: Office) -> None:
    account = small.access.accounts.named("an")
    link = small.client("hanh").post(f"/api/v1/accounts/{account.id}/link").json()["link"]
    secret = link.split("/")[-1]
    assert "Đặt mật khẩu cho Nguyễn Văn An" in small.stranger.get(link).text
    assert small.stranger.post("/api/v1/links/password", json={"secret": secret, "password": NEW}).status_code == 200
    assert small.stranger.post("/api/v1/links/password", json={"secret": secret, "password": NEW + "!"}, headers=ORIGIN).status_code == 403


def test_tokens_are_shown_once_and_revoked_for_good(small: Office) -> None:
    made = small.client("an").post("/api/v1/me/tokens", json={"name": "Writer", "days": 30}).json()
    program = small.program(made["secret"])
    assert program.get("/api/v1/me").json()["name"] == "Nguyễn Văn An"
    listed = small.client("an").get("/api/v1/me/tokens").json()
    assert [each["name"] for each in listed] == ["Writer"] and listed[0]["used_at"] and "secret" not in listed[0]
    assert small.client("binh").delete(f"/api/v1/me/tokens/{made['id']}").status_code == 404
    assert small.client("an").delete(f"/api/v1/me/tokens/{made['id']}").status_code == 204
    assert program.get("/api/v1/me").status_code == 401


def test_a_token_has_no_more_rights_than_its_person_has_now(small: Office) -> None:
    program = small.program(small.token("bao"))
    small.access.accounts.change(small.access.accounts.named("bao").id, role=Role.OFFICER)
    assert program.get("/api/v1/me").json()["role"] == "officer"
    assert small.client("an").post("/api/v1/me/tokens", json={"name": "x", "role": "admin"}).status_code == 422


@pytest.mark.parametrize("change", [{"role": "officer"}, {"locked": True}, None])
def test_the_last_admin_stays(small: Office, change: dict[str, object] | None) -> None:
    address = f"/api/v1/accounts/{small.access.accounts.named('hanh').id}"
    answer = small.client("hanh").patch(address, json=change) if change else small.client("hanh").delete(address)
    assert answer.status_code == 422 and "quản trị duy nhất" in answer.json()["detail"]


@pytest.mark.parametrize("wanted", ["https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)", "\thttps://example.org", "kho"])
def test_sign_in_leads_nowhere_else(small: Office, wanted: str) -> None:
    assert 'data-onward="/"' in small.stranger.get("/dang-nhap", params={"tiep": wanted}).text
    assert small.client("an").get("/dang-nhap", params={"tiep": wanted}).headers["location"] == "/"


def test_sign_in_leads_back_to_the_page(small: Office) -> None:
    assert small.client("an").get("/dang-nhap", params={"tiep": "/kho?q=khen"}).headers["location"] == "/kho?q=khen"


def test_names_that_read_alike_are_one(small: Office) -> None:
    again = small.client("hanh").post("/api/v1/accounts", json={"name": "NGUYỄN  văn an", "login": "an2"})
    assert again.status_code in (201, 422)
    assert small.client("hanh").post("/api/v1/accounts", json={"name": "Người khác", "login": "AN"}).status_code == 422
    assert small.client("hanh").post("/api/v1/accounts", json={"name": "Nguyễn Văn An", "login": "an3"}).status_code == 422
