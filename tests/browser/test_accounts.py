"""Signing in, the first account, tokens, administration and a session that ends, as a person meets them."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from api.accounts import open_access
from corpus.database import open_database
from tests.browser.conftest import ROOT
from tests.browser.test_looks import AXE, violations

pytestmark = pytest.mark.browser
PASSWORD = "con mèo trên mái nhà"
PORT_LINE = re.compile(r"http://\S+/lan-dau/\S+")


class Place:
    """A program with a data folder of its own: `url`, and the one-time link that it printed."""

    def __init__(self, data: Path) -> None:
        import socket

        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "-u", "-m", "api.cli", "--data", str(data), "serve", "--port", str(port)]
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        self.url, self.data = f"http://127.0.0.1:{port}", data
        assert self.process.stdout is not None
        self.link = next((found.group() for line in self.process.stdout if (found := PORT_LINE.search(line))), "")
        self._wait(port)

    @staticmethod
    def _wait(port: int) -> None:
        import socket

        for _ in range(600):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
            except OSError:
                time.sleep(0.1)
            else:
                return
        pytest.fail("server did not start")

    def password(self, login: str, password: str) -> None:
        database = open_database(self.data)
        access = open_access(database, self.data, is_local=True)
        access.accounts.set_password(access.accounts.named(login).id, password)
        database.close()

    def end_sessions(self, login: str) -> None:
        self.password(login, PASSWORD)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    place = Place(tmp_path_factory.mktemp("accounts"))
    yield place
    place.process.terminate()
    place.process.wait(10)
    place.process.stdout.close()


@pytest.fixture(scope="module")
def made(place: Place, browser: Any) -> Place:
    """The same with its first account, made through the printed link."""
    context = browser.new_context(locale="vi-VN")
    page = context.new_page()
    page.goto(place.link)
    for field, text in (("#name", "Lê Thị Hạnh"), ("#login", "hanh"), ("#password", "matkhau2025"), ("#again", "matkhau2025")):
        page.fill(field, text)
    page.get_by_role("button", name="Lập tài khoản và vào").click()
    expect(page.get_by_role("alert")).to_contain_text("hay bị đoán")
    page.fill("#password", PASSWORD)
    page.fill("#again", PASSWORD + " khác")
    page.get_by_role("button", name="Lập tài khoản và vào").click()
    expect(page.get_by_role("alert")).to_contain_text("không giống nhau")
    page.fill("#again", PASSWORD)
    page.get_by_role("button", name="Lập tài khoản và vào").click()
    expect(page.locator(".me-menu summary")).to_contain_text("Lê Thị Hạnh")
    context.close()
    return place


def sign_in(page: Page, place: Place, login: str = "hanh", onward: str = "/") -> None:
    page.goto(place.url + onward)
    page.get_by_label("Tên đăng nhập").fill(login)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.locator(".me-menu summary")).to_be_visible()


def test_forms_wait_for_their_script(browser: Any, made: Place) -> None:
    """A form that a browser sent by itself would put the password into the address."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{made.url}/dang-nhap")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Đăng nhập")).to_be_disabled()
    assert page.url == f"{made.url}/dang-nhap"
    context.close()


def test_the_link_works_once_and_everything_asks_for_sign_in(page: Page, made: Place) -> None:
    page.goto(made.link)
    expect(page.get_by_role("heading", name="Liên kết không dùng được")).to_be_visible()
    page.goto(f"{made.url}/kho?q=khen")
    expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()
    page.get_by_label("Tên đăng nhập").fill("hanh")
    page.get_by_label("Mật khẩu").fill("không phải thế")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("chưa đúng")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/kho?q=khen")


def test_signing_out_leads_to_sign_in_and_back_shows_nothing(page: Page, made: Place) -> None:
    sign_in(page, made)
    page.wait_for_load_state("networkidle")
    page.locator(".me-menu summary").click()
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url("**/dang-nhap")
    page.go_back()
    expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()


def test_menu_closes_by_escape(page: Page, made: Place) -> None:
    sign_in(page, made)
    page.wait_for_load_state("networkidle")
    page.locator(".me-menu summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Tài khoản của tôi")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Tài khoản của tôi")).to_be_hidden()
    expect(page.locator(".me-menu summary")).to_be_focused()


def test_a_new_colleague_gets_a_link_and_chooses_a_password(page: Page, made: Place, browser: Any) -> None:
    sign_in(page, made, onward="/quan-tri")
    page.get_by_label("Họ và tên").fill("Nguyễn Văn An")
    page.get_by_label("Tên đăng nhập").fill("an")
    page.get_by_role("button", name="Lập tài khoản").click()
    link = page.locator("#link-made code").inner_text()
    expect(page.get_by_role("row", name=re.compile("Nguyễn Văn An.*Chưa đặt mật khẩu"))).to_be_visible()
    theirs = browser.new_page()
    theirs.goto(link)
    theirs.fill("#password", PASSWORD)
    theirs.fill("#again", PASSWORD)
    theirs.get_by_role("button", name="Đặt mật khẩu và vào").click()
    expect(theirs.locator(".me-menu summary")).to_have_text(re.compile("Nguyễn Văn An.*Người soạn"))
    theirs.goto(f"{made.url}/quan-tri")
    expect(theirs.get_by_text("cần quyền quản trị")).to_be_visible()
    theirs.close()
    page.reload()
    expect(page.locator("#audit")).to_contain_text("Đặt mật khẩu bằng liên kết")


def test_a_token_is_shown_once_and_revoked(page: Page, made: Place) -> None:
    sign_in(page, made, onward="/tai-khoan")
    page.get_by_label("Nơi dùng").fill("Writer ở phòng Tổng hợp")
    page.get_by_role("button", name="Tạo mã").click()
    expect(page.locator("#token-made code")).to_contain_text("trobut_")
    page.reload()
    expect(page.locator("#tokens")).to_contain_text("Writer ở phòng Tổng hợp")
    expect(page.locator("#token-made code")).to_have_count(0)
    page.get_by_role("button", name="Thu hồi mã «Writer ở phòng Tổng hợp»").click()
    expect(page.locator("#tokens")).to_contain_text("Chưa có mã nào")


def test_a_session_that_ends_while_typing_loses_nothing(page: Page, made: Place) -> None:
    sign_in(page, made)
    created = page.evaluate(
        """async () => (await (await fetch('/api/v1/reports', {method: 'POST', headers: {'content-type': 'application/json'},
        body: JSON.stringify({from: 'bc-tdkt-6t-2024', period: '2025H1'})})).json()).id"""
    )
    page.goto(f"{made.url}/bao-cao/{created}")
    page.wait_for_selector("#draft .sec")
    page.locator("#draft").get_by_role("button", name="Sửa").first.click()
    page.locator(".pm").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Câu gõ khi phiên đã hết.")
    made.end_sessions("hanh")
    page.get_by_role("button", name="Ghi", exact=True).first.click()
    banner = page.locator('[data-banner="signed-out"]')
    expect(banner).to_contain_text("Phần đang gõ vẫn còn")
    with page.context.expect_page() as opened:
        banner.get_by_role("link", name="Đăng nhập lại").click()
    door = opened.value
    door.get_by_label("Tên đăng nhập").fill("hanh")
    door.get_by_label("Mật khẩu").fill(PASSWORD)
    door.get_by_role("button", name="Đăng nhập").click()
    expect(door.locator("#draft")).to_be_visible()
    expect(banner).to_have_count(0, timeout=15_000)
    expect(page.locator("#draft")).to_contain_text("Câu gõ khi phiên đã hết.")
    door.reload()
    expect(door.locator("#draft")).to_contain_text("Câu gõ khi phiên đã hết.")


@pytest.mark.parametrize("address", ["/dang-nhap", "/tai-khoan", "/quan-tri", "/lan-dau/sai"])
def test_pages_of_accounts_are_accessible_and_fit(page: Page, made: Place, address: str) -> None:
    if address in ("/tai-khoan", "/quan-tri"):
        sign_in(page, made, onward=address)
    page.goto(made.url + address)
    page.wait_for_timeout(400)
    for width in (390, 1366):
        page.set_viewport_size({"width": width, "height": 768})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    if not AXE.exists():
        pytest.skip("thiếu axe-core: chạy npm ci trong api/editor")
    assert violations(page) == []
    for theme in ("dark", "contrast"):
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        assert violations(page, "color-contrast") == []
