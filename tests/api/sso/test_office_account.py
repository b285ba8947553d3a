"""Signing in with the office's own account, over real HTTP to a stand-in issuer: the way in, and every way that must lead nowhere."""

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from fastapi.testclient import TestClient
from joserfc.jwk import RSAKey

from api.accounts.limits import PAIR
from api.accounts.sessions import COOKIE as SESSION
from api.people import Role
from api.sso.attempts import COOKIE
from api.sso.settings import Provider, SsoSettings
from tests.api.office import Office, password_of
from tests.api.sso.desk import HERE, anew, application
from tests.api.sso.stand_in import CLIENT, SECRET, StandIn, Trouble, new_key, standing_in

ROLES = (("can-bo", Role.OFFICER), ("lanh-dao", Role.REVIEWER), ("cntt", Role.ADMIN))


@pytest.fixture(scope="module")
def key() -> RSAKey:
    return new_key()


@pytest.fixture(scope="module")
def other_key() -> RSAKey:
    return new_key()


@pytest.fixture
def issuer(key: RSAKey) -> Iterator[StandIn]:
    with standing_in(key) as issuer:
        yield issuer


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    unused = Provider("http://127.0.0.1:9", CLIENT, SECRET)
    with application(tmp_path_factory.mktemp("office"), SsoSettings(provider=unused)) as office:
        yield office


def configured(running: Office, issuer: StandIn, *, takes_new: bool = False, **changes: object) -> Office:
    """With this issuer; `changes`: of what is configured of it."""
    provider = replace(Provider(issuer.issuer, CLIENT, SECRET), **changes)  # type: ignore[arg-type]
    return anew(running, SsoSettings(provider=provider, takes_new=takes_new))


@pytest.fixture
def office(running: Office, issuer: StandIn) -> Office:
    return configured(running, issuer)


@pytest.fixture
def open_office(running: Office, issuer: StandIn) -> Office:
    """One that takes in whomever the issuer knows, in the role that it says."""
    return configured(running, issuer, takes_new=True, role_claim="realm_access.roles", roles=ROLES)


def browser_of(office: Office) -> TestClient:
    return TestClient(office.stranger.app, base_url=HERE, headers={"origin": HERE}, follow_redirects=False)


def back_from(issuer: StandIn, browser: TestClient, onward: str = "/kho?q=khen") -> str:
    """The address at which the issuer sends a browser back that has begun."""
    begun = browser.get("/dang-nhap/co-quan", params={"tiep": onward})
    assert begun.status_code == 303 and begun.headers["location"].startswith(f"{issuer.issuer}/authorize?"), begun.text
    with httpx.Client(trust_env=False) as client:
        return client.get(begun.headers["location"]).headers["location"]


def come(issuer: StandIn, browser: TestClient) -> httpx.Response:
    return browser.get(back_from(issuer, browser))


def lines(office: Office) -> list[dict[str, object]]:
    path = office.data / "audit" / "audit.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def is_in(browser: TestClient) -> bool:
    return browser.get("/api/v1/me").status_code == 200


def refusals(office: Office) -> list[object]:
    return [line["on"]["reason"] for line in lines(office) if line["what"] == "sso refused"]  # type: ignore[index]


def test_a_person_comes_in_and_goes_where_they_wanted(office: Office, issuer: StandIn) -> None:
    browser = browser_of(office)
    done = come(issuer, browser)
    assert (done.status_code, done.headers["location"]) == (303, "/kho?q=khen")
    assert browser.get("/api/v1/me").json()["name"] == "Nguyễn Văn An"
    cookie = next(each for each in done.headers.get_list("set-cookie") if each.startswith(SESSION)).lower()
    assert all(part in cookie for part in ("httponly", "samesite=lax", "path=/", "max-age=28800"))
    assert [(line["what"], line["who"]) for line in lines(office)] == [("sign-in by office", "Nguyễn Văn An")]
    assert browser.delete("/api/v1/session").status_code == 204 and not is_in(browser)


def test_what_the_browser_is_sent_with_keeps_the_secrets_here(office: Office, issuer: StandIn) -> None:
    browser = browser_of(office)
    begun = browser.get("/dang-nhap/co-quan")
    asked = {name: values[0] for name, values in parse_qs(urlsplit(begun.headers["location"]).query).items()}
    assert asked["code_challenge_method"] == "S256" and asked["response_type"] == "code" and "openid" in asked["scope"].split()
    assert asked["redirect_uri"] == f"{HERE}/dang-nhap/tra-loi" and len(asked["state"]) >= 32 and len(asked["nonce"]) >= 32
    assert "client_secret" not in asked and "code_verifier" not in asked
    cookie = begun.headers["set-cookie"].lower()
    assert all(part in cookie for part in ("httponly", "samesite=lax", "path=/dang-nhap", "max-age=600"))
    again = parse_qs(urlsplit(browser.get("/dang-nhap/co-quan").headers["location"]).query)
    assert again["state"][0] != asked["state"] and again["nonce"][0] != asked["nonce"] and again["code_challenge"][0] != asked["code_challenge"]


def test_a_public_client_needs_no_secret(running: Office, issuer: StandIn) -> None:
    issuer.secret = ""
    office = configured(running, issuer, secret="")
    assert come(issuer, browser_of(office)).status_code == 303
    issuer.secret = SECRET
    assert come(issuer, browser_of(office)).status_code == 400 and refusals(office) == ["code"]


NOW = int(time.time())
WRONG_TOKENS = {
    "nonce": Trouble(claims={"nonce": "another"}),
    "no nonce": Trouble(claims={"nonce": None}),
    "expired": Trouble(claims={"exp": NOW - 3600, "iat": NOW - 7200}),
    "no end": Trouble(claims={"exp": None}),
    "from the future": Trouble(claims={"iat": NOW + 3600, "exp": NOW + 7200}),
    "not yet": Trouble(claims={"nbf": NOW + 3600}),
    "issuer": Trouble(claims={"iss": "https://example.org"}),
    "no issuer": Trouble(claims={"iss": None}),
    "audience": Trouble(claims={"aud": "another"}),
    "audience of two": Trouble(claims={"aud": [CLIENT, "another"]}),
    "no audience": Trouble(claims={"aud": None}),
    "for another": Trouble(claims={"azp": "another"}),
    "unsigned": Trouble(algorithm="none"),
    "signed with the public key": Trouble(algorithm="HS256"),
    "access token": Trouble(claims={"at_hash": "c2Fp"}),
    "no token": Trouble(text='{"access_token": "a", "token_type": "Bearer"}'),
}


@pytest.mark.parametrize("trouble", WRONG_TOKENS.values(), ids=WRONG_TOKENS)
def test_a_token_that_is_not_to_be_believed_lets_nobody_in(office: Office, issuer: StandIn, trouble: Trouble) -> None:
    browser = browser_of(office)
    back = back_from(issuer, browser)
    assert come(issuer, browser_of(office)).status_code == 303, "the same without the trouble"
    issuer.trouble = trouble
    refused = browser.get(back)
    assert refused.status_code == 400 and "không hợp lệ" in refused.text and not is_in(browser)
    assert len(refusals(office)) == 1 and 'href="/dang-nhap/co-quan?tiep=' in refused.text and "Traceback" not in refused.text


def test_a_token_signed_with_another_key_lets_nobody_in(office: Office, issuer: StandIn, other_key: RSAKey) -> None:
    issuer.trouble = Trouble(key=other_key)
    browser = browser_of(office)
    assert come(issuer, browser).status_code == 400 and not is_in(browser) and refusals(office) == ["signature"]


def test_the_issuer_may_change_its_keys(office: Office, issuer: StandIn) -> None:
    assert come(issuer, browser_of(office)).status_code == 303
    provider = office.stranger.app.state.sso.provider  # type: ignore[attr-defined]
    issuer.key = new_key("k2")
    assert come(issuer, browser_of(office)).status_code == 400, "keys are asked for once a minute at most"
    provider._clock = lambda: time.monotonic() + 61
    assert come(issuer, browser_of(office)).status_code == 303
    assert refusals(office) == ["key"] and issuer.asked.count("/jwks") == 2


def test_an_answer_counts_once(office: Office, issuer: StandIn) -> None:
    browser = browser_of(office)
    back = back_from(issuer, browser)
    kept = browser.cookies[COOKIE]
    assert browser.get(back).status_code == 303
    browser.cookies.clear()
    again = browser.get(back, headers={"cookie": f"{COOKIE}={kept}"})
    assert again.status_code == 400 and "đã dùng rồi" in again.text and not is_in(browser)
    assert refusals(office) == ["replayed"] and issuer.asked.count("/token") == 1


def test_an_answer_to_somebody_elses_sign_in_is_refused(office: Office, issuer: StandIn) -> None:
    """Else another person could sign my browser in as themselves, and read what I then write."""
    theirs = back_from(issuer, browser_of(office))
    mine = browser_of(office)
    assert mine.get(theirs).status_code == 400 and not is_in(mine)
    back_from(issuer, mine)
    assert mine.get(theirs).status_code == 400 and not is_in(mine)
    assert refusals(office) == ["no attempt", "state"] and "/token" not in issuer.asked


@pytest.mark.parametrize("spoil", [lambda c: "x" + c, lambda c: c[:-1] + ("0" if c[-1] != "0" else "1"), lambda c: c.rsplit(".", 1)[0], lambda _: "a.b.c.d"])
def test_a_cookie_that_we_did_not_sign_begins_nothing(office: Office, issuer: StandIn, spoil: object) -> None:
    browser = browser_of(office)
    back = back_from(issuer, browser)
    cookie = browser.cookies[COOKIE]
    browser.cookies.clear()
    refused = browser.get(back, headers={"cookie": f"{COOKIE}={spoil(cookie)}"})  # type: ignore[operator]
    assert refused.status_code == 400 and not is_in(browser)
    assert browser.get(back, headers={"cookie": f"{COOKIE}={cookie}"}).status_code == 303


def test_a_sign_in_that_took_too_long_is_begun_again(office: Office, issuer: StandIn) -> None:
    browser = browser_of(office)
    back = back_from(issuer, browser)
    attempts = office.stranger.app.state.sso.attempts  # type: ignore[attr-defined]
    attempts._clock = lambda: time.time() + 601
    assert browser.get(back).status_code == 400 and not is_in(browser)
    attempts._clock = time.time
    assert come(issuer, browser).status_code == 303


def test_the_way_back_of_another_issuer_is_refused(office: Office, issuer: StandIn) -> None:
    browser = browser_of(office)
    refused = browser.get(back_from(issuer, browser).replace(f"iss=http%3A%2F%2F127.0.0.1%3A{issuer.port}", "iss=https%3A%2F%2Fexample.org"))
    assert refused.status_code == 400 and refusals(office) == ["issuer"] and "/token" not in issuer.asked


def test_a_code_that_the_issuer_does_not_know_is_refused_without_its_words(office: Office, issuer: StandIn) -> None:
    browser = browser_of(office)
    back = back_from(issuer, browser)
    issuer.codes.clear()
    refused = browser.get(back)
    assert refused.status_code == 400 and "bí mật" not in refused.text and refusals(office) == ["code"]


def test_somebody_who_turns_back_is_told(office: Office, issuer: StandIn) -> None:
    issuer.trouble = Trouble(refuses="yes")
    browser = browser_of(office)
    refused = browser.get(back_from(issuer, browser) + "&error_description=<b>la</b>")
    assert refused.status_code == 400 and "không cho đăng nhập" in refused.text and "<b>la" not in refused.text and refusals(office) == ["denied"]


AWAY = {
    "an error": (Trouble(status=500), 502),
    "no JSON": (Trouble(text="<html>"), 502),
    "a list": (Trouble(text="[]"), 502),
    "a redirect": (Trouble(status=302), 502),
    "another issuer": (Trouble(document={"issuer": "https://example.org"}), 502),
    "no issuer": (Trouble(document={"issuer": None}), 502),
    "sign-in elsewhere": (Trouble(document={"authorization_endpoint": "https://example.org/authorize"}), 502),
    "tokens from elsewhere": (Trouble(document={"token_endpoint": "http://127.0.0.1:9/token"}), 502),
    "keys from elsewhere": (Trouble(document={"jwks_uri": "https://example.org/jwks"}), 502),
    "no keys": (Trouble(document={"jwks_uri": None}), 502),
}


@pytest.mark.parametrize(("trouble", "status"), AWAY.values(), ids=AWAY)
def test_a_system_that_is_away_or_another_is_one_sentence(office: Office, issuer: StandIn, trouble: Trouble, status: int) -> None:
    issuer.trouble = trouble
    browser = browser_of(office)
    refused = browser.get("/dang-nhap/co-quan?tiep=/kho")
    assert refused.status_code == status and 'role="alert"' in refused.text and 'id="password"' in refused.text
    assert set(issuer.asked) == {"/.well-known/openid-configuration"} and len(refusals(office)) == 1
    issuer.trouble = Trouble()
    assert come(issuer, browser).status_code == 303


def test_a_server_that_is_down_leaves_the_local_accounts(office: Office, issuer: StandIn) -> None:
    browser = browser_of(office)
    back = back_from(issuer, browser)
    office.access.accounts.set_password(office.access.accounts.named("an").id, password_of("an"))
    issuer.trouble = Trouble(status=503)
    assert browser.get(back).status_code == 502 and not is_in(browser)
    assert browser.post("/api/v1/session", json={"login": "an", "password": password_of("an")}).status_code == 200


def test_a_server_that_does_not_answer_is_not_waited_for(office: Office, issuer: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.sso.provider._WITHIN_S", 0.3)
    issuer.trouble = Trouble(delay_s=6.0)
    started = time.monotonic()
    assert browser_of(office).get("/dang-nhap/co-quan").status_code == 502
    assert time.monotonic() - started < 5


def test_an_unknown_person_is_told_whom_to_ask(office: Office, issuer: StandIn) -> None:
    issuer.person["preferred_username"] = "moi.nv"
    before = office.access.accounts.list()
    browser = browser_of(office)
    refused = come(issuer, browser)
    assert refused.status_code == 403 and "«moi.nv»" in refused.text and "quản trị (Lê Thị Hạnh)" in refused.text
    assert office.access.accounts.list() == before and not is_in(browser)
    assert [(line["who"], line["on"]) for line in lines(office)] == [("moi.nv", {"reason": "unknown"})]


def test_a_locked_account_stays_locked(office: Office, issuer: StandIn) -> None:
    office.access.accounts.change(office.access.accounts.named("an").id, locked=True)
    browser = browser_of(office)
    refused = come(issuer, browser)
    assert refused.status_code == 403 and "đang bị khóa" in refused.text and not is_in(browser)


@pytest.mark.parametrize("login", [None, "", 7, ["an"], "Nguyễn Văn An", "<b>an</b>"])
def test_a_claim_that_is_no_sign_in_name_is_refused(office: Office, issuer: StandIn, login: object) -> None:
    issuer.person["preferred_username"] = login
    browser = browser_of(office)
    refused = come(issuer, browser)
    assert refused.status_code == 403 and not is_in(browser) and "<b>an" not in refused.text


def test_an_address_counts_only_once_it_is_confirmed(running: Office, issuer: StandIn) -> None:
    office = configured(running, issuer, claim="email", takes_new=True)
    issuer.person["email_verified"] = False
    assert come(issuer, browser_of(office)).status_code == 403 and refusals(office) == ["unverified"]
    issuer.person["email_verified"] = True
    assert come(issuer, browser_of(office)).status_code == 303
    assert office.access.accounts.named("an@so.gov.vn").role is Role.OFFICER


def test_the_issuer_says_the_role_each_time(open_office: Office, issuer: StandIn) -> None:
    accounts = open_office.access.accounts
    for roles, expected in ((["khac", "lanh-dao", "can-bo"], Role.REVIEWER), ("cntt", Role.ADMIN), (["can-bo"], Role.OFFICER)):
        issuer.person["realm_access"] = {"roles": roles}
        assert come(issuer, browser_of(open_office)).status_code == 303
        assert accounts.named("an").role is expected
    told = [(line["what"], line["on"]["role"]) for line in lines(open_office) if line["what"] == "role by office"]  # type: ignore[index]
    assert told == [("role by office", role) for role in ("reviewer", "admin", "officer")]
    issuer.person["realm_access"] = {"roles": ["officer"]}
    browser = browser_of(open_office)
    assert come(issuer, browser).status_code == 403 and not is_in(browser) and refusals(open_office) == ["no role"]


def test_the_last_administrator_stays_one(open_office: Office, issuer: StandIn) -> None:
    issuer.person |= {"preferred_username": "hanh", "realm_access": {"roles": ["can-bo"]}}
    assert come(issuer, browser_of(open_office)).status_code == 303
    assert open_office.access.accounts.named("hanh").role is Role.ADMIN


def test_a_namesake_gets_an_account_that_is_told_apart(open_office: Office, issuer: StandIn) -> None:
    issuer.person |= {"preferred_username": "an2", "realm_access": {"roles": ["can-bo"]}}
    assert come(issuer, browser_of(open_office)).status_code == 303
    assert [line["what"] for line in lines(open_office)] == ["account by office", "sign-in by office"]
    assert open_office.access.accounts.named("an2").name == "Nguyễn Văn An (an2)"


def test_answers_that_fail_again_and_again_must_wait(office: Office, issuer: StandIn) -> None:
    for _ in range(PAIR):
        browser = browser_of(office)
        back_from(issuer, browser)
        assert browser.get("/dang-nhap/tra-loi?code=x&state=y").status_code == 400
    browser = browser_of(office)
    back = back_from(issuer, browser)
    assert browser.get(back).status_code == 429 and not is_in(browser)
    stranger = browser_of(office)
    for _ in range(20):
        stranger.get("/dang-nhap/tra-loi?code=x&state=y")
    assert refusals(office) == ["state"] * PAIR + ["no attempt"]


def test_nobody_waits_because_the_issuer_is_away_or_a_colleague_has_no_account(office: Office, issuer: StandIn) -> None:
    issuer.person["preferred_username"] = "moi.nv"
    for _ in range(PAIR + 1):
        assert come(issuer, browser_of(office)).status_code == 403
    for _ in range(PAIR + 1):
        browser = browser_of(office)
        back = back_from(issuer, browser)
        issuer.trouble = Trouble(status=503)
        assert browser.get(back).status_code == 502
        issuer.trouble = Trouble()
    issuer.person["preferred_username"] = "an"
    assert come(issuer, browser_of(office)).status_code == 303


@pytest.mark.parametrize("wanted", ["https://example.org/", "//example.org", "/\\example.org", "/" + "đ" * 3000])
def test_the_way_back_leads_nowhere_else(office: Office, issuer: StandIn, wanted: str) -> None:
    browser = browser_of(office)
    assert browser.get(back_from(issuer, browser, wanted)).headers["location"] == "/"


def test_the_address_of_the_way_back_is_ours_whatever_host_is_asked_for(office: Office, issuer: StandIn) -> None:
    browser = TestClient(office.stranger.app, base_url="http://localhost:8000", follow_redirects=False)
    assert browser.get("/dang-nhap/co-quan?tiep=/kho").headers["location"] == f"{HERE}/dang-nhap/co-quan?tiep=/kho"


def test_signing_out_of_the_office_too(office: Office, issuer: StandIn) -> None:
    browser = browser_of(office)
    come(issuer, browser)
    assert browser.get("/dang-nhap/co-quan/thoat").headers["location"] == "/" and is_in(browser), "not while the session here goes on"
    browser.delete("/api/v1/session")
    left = browser.get("/dang-nhap/co-quan/thoat").headers["location"]
    assert left.startswith(f"{issuer.issuer}/leave?") and parse_qs(urlsplit(left).query)["post_logout_redirect_uri"] == [f"{HERE}/dang-nhap"]


def test_nothing_that_was_secret_is_written_down(office: Office, issuer: StandIn) -> None:
    browser = browser_of(office)
    back = back_from(issuer, browser)
    browser.get(back)
    issuer.trouble = Trouble(claims={"nonce": "another"})
    come(issuer, browser_of(office))
    asked = {name: values[0] for name, values in parse_qs(urlsplit(back).query).items()}
    stored = b"".join(path.read_bytes() for path in office.data.rglob("*") if path.is_file())
    assert b"sso refused" in stored
    for secret in (asked["code"], asked["state"], SECRET):
        assert secret.encode() not in stored


def test_without_an_issuer_there_is_no_such_door(running: Office, issuer: StandIn) -> None:
    assert "co-quan" in browser_of(configured(running, issuer)).get("/dang-nhap").text
    browser = browser_of(anew(running, SsoSettings()))
    assert "co-quan" not in browser.get("/dang-nhap").text
    for path in ("/dang-nhap/co-quan", "/dang-nhap/tra-loi?code=a&state=b", "/dang-nhap/co-quan/thoat"):
        assert browser.get(path).status_code == 400
