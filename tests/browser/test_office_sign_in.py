"""Signing in with the office's own account, as a person meets it: away to the office's page, back, in; what is said when it does not work."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from api.accounts import open_access
from api.people import Role
from corpus.database import open_database
from tests.api.sso.stand_in import CLIENT, PERSON, SECRET, StandIn, Trouble, new_key, standing_in
from tests.browser.conftest import running
from tests.browser.test_looks import AXE, violations

pytestmark = pytest.mark.browser
OFFICE = "Đăng nhập bằng tài khoản cơ quan"
PASSWORD = "con mèo trên mái nhà"


@pytest.fixture(scope="module")
def issuer() -> Iterator[StandIn]:
    with standing_in(new_key()) as issuer:
        yield issuer


@pytest.fixture(scope="module")
def place(issuer: StandIn, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A program that knows an issuer and a gateway on this machine, with two people who may come in."""
    data = tmp_path_factory.mktemp("office-sign-in")
    _people(data)
    settings = {"OIDC_ISSUER": issuer.issuer, "OIDC_CLIENT_ID": CLIENT, "OIDC_CLIENT_SECRET": SECRET, "TRUSTED_HEADER": "Remote-User"}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {**settings, "TRUSTED_PROXY": "127.0.0.1", "SAMPLES": "0"}.items():
            patch.setenv(f"TROBUT_{name}", value)
        with running("api.cli", "--data", str(data), "serve", "--port", "{port}", probe="/healthz") as url:
            yield url


def _people(data: Path) -> None:
    database = open_database(data)
    accounts = open_access(database, data, is_local=False).accounts
    accounts.add(login="hanh", name="Lê Thị Hạnh", role=Role.ADMIN, password=PASSWORD)
    accounts.add(login="an", name="Nguyễn Văn An", role=Role.OFFICER)
    database.close()


@pytest.fixture(autouse=True)
def calm(issuer: StandIn) -> Iterator[None]:
    """The issuer asks people to sign in, as it does by itself, after each test."""
    issuer.signed_in = False
    yield
    issuer.trouble = Trouble()
    issuer.person = dict(PERSON)


def by_gateway(browser: Any, name: str) -> Page:
    context = browser.new_context(locale="vi-VN", viewport={"width": 1366, "height": 768}, extra_http_headers={"remote-user": name})
    page: Page = context.new_page()
    return page


def test_the_office_account_leads_in_and_to_the_page_that_was_wanted(page: Page, place: str) -> None:
    page.goto(f"{place}/kho?q=khen")
    page.get_by_role("link", name=OFFICE).click()
    expect(page.get_by_role("heading", name="Cổng của sở")).to_be_visible()
    page.get_by_role("link", name="Tôi là An").click()
    page.wait_for_url("**/kho?q=khen")
    expect(page.locator(".me-menu summary")).to_contain_text("Nguyễn Văn An")
    page.reload()
    expect(page.locator(".me-menu summary")).to_contain_text("Người soạn")


def test_it_works_by_keyboard_and_without_scripts(browser: Any, place: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="vi-VN")
    page = context.new_page()
    page.goto(place)
    page.get_by_role("link", name=OFFICE).focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Tôi là An").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".me-menu summary")).to_contain_text("Nguyễn Văn An")
    context.close()


def test_signing_out_and_out_of_the_office_too(page: Page, place: str, issuer: StandIn) -> None:
    page.goto(place)
    page.get_by_role("link", name=OFFICE).click()
    page.get_by_role("link", name="Tôi là An").click()
    expect(page.locator(".me-menu summary")).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.locator(".me-menu summary").click()
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url("**/dang-nhap")
    page.get_by_role("link", name="đăng xuất cả ở hệ thống cơ quan").click()
    expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()
    assert "/leave" in issuer.asked
    page.goto(f"{place}/kho")
    expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()


def test_somebody_without_an_account_reads_whom_to_ask_and_another_way_stays(page: Page, place: str, issuer: StandIn) -> None:
    issuer.person["preferred_username"] = "moi.nv"
    page.goto(f"{place}/kho")
    page.get_by_role("link", name=OFFICE).click()
    page.get_by_role("link", name="Tôi là An").click()
    expect(page.get_by_role("alert").first).to_contain_text("chưa có tài khoản «moi.nv»")
    expect(page.get_by_role("alert").first).to_contain_text("Lê Thị Hạnh")
    page.get_by_label("Tên đăng nhập").fill("hanh")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/kho")
    expect(page.locator(".me-menu summary")).to_contain_text("Lê Thị Hạnh")


def test_an_answer_shown_again_says_so_and_the_way_begins_anew(page: Page, place: str) -> None:
    page.goto(place)
    page.goto(f"{place}/dang-nhap/tra-loi?code=x&state=y")
    expect(page.get_by_role("alert").first).to_contain_text("Lần đăng nhập này đã dùng rồi")
    page.get_by_role("link", name=OFFICE).click()
    page.get_by_role("link", name="Tôi là An").click()
    expect(page.locator(".me-menu summary")).to_contain_text("Nguyễn Văn An")


def test_the_gateway_names_the_person_and_there_is_nothing_to_sign_out_of(browser: Any, place: str) -> None:
    page = by_gateway(browser, "an")
    page.goto(f"{place}/kho")
    expect(page.locator(".me-menu summary")).to_contain_text("Nguyễn Văn An")
    page.wait_for_load_state("networkidle")
    page.locator(".me-menu summary").click()
    expect(page.locator(".me-menu")).to_contain_text("đăng xuất ở cổng")
    expect(page.get_by_role("button", name="Đăng xuất")).to_have_count(0)
    page.goto(f"{place}/tai-khoan")
    expect(page.get_by_role("heading", name="Mật khẩu")).to_be_visible()
    page.get_by_label("Nơi dùng").fill("Writer")
    page.get_by_role("button", name="Tạo mã").click()
    expect(page.locator("#token-made code")).to_contain_text("trobut_")
    page.context.close()


def test_somebody_whom_the_gateway_names_and_nobody_knows_has_no_form_to_fill_in(browser: Any, place: str) -> None:
    page = by_gateway(browser, "moi.nv")
    page.goto(f"{place}/kho")
    expect(page.get_by_role("alert").first).to_contain_text("chưa có tài khoản «moi.nv»")
    expect(page.get_by_label("Mật khẩu")).to_have_count(0)
    expect(page.get_by_role("link", name="Thử lại")).to_have_attribute("href", "/kho")
    page.context.close()


@pytest.mark.parametrize("address", ["/dang-nhap", "/dang-nhap/tra-loi?code=x&state=y", "gateway"])
def test_the_doors_are_accessible_and_fit(page: Page, browser: Any, place: str, address: str) -> None:
    shown = by_gateway(browser, "moi.nv") if address == "gateway" else page
    shown.goto(place + ("/" if address == "gateway" else address))
    shown.wait_for_timeout(400)
    for width in (390, 1366):
        shown.set_viewport_size({"width": width, "height": 768})
        assert shown.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    if not AXE.exists():
        pytest.skip("thiếu axe-core: chạy npm ci trong api/editor")
    assert violations(shown) == []
    for theme in ("dark", "contrast"):
        shown.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        assert violations(shown, "color-contrast") == []
