"""Every screen that there is and how a person comes to it: for what must hold on all of them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import fresh_report
from tests.browser.office import Office, first_page


@dataclass
class Places:
    """The servers on which screens are shown, each started when the first screen asks for it. Addresses have no slash at the end."""

    request: pytest.FixtureRequest

    @property
    def fake(self) -> str:
        return str(self.request.getfixturevalue("fake"))

    @property
    def site(self) -> str:
        """The program itself, without accounts."""
        return str(self.request.getfixturevalue("site"))

    @property
    def office(self) -> Office:
        found = self.request.getfixturevalue("office")
        assert isinstance(found, Office)
        return found

    @cached_property
    def fake_report(self) -> str:
        return f"{self.fake}/bao-cao/{fresh_report(self.fake)['id']}"

    @cached_property
    def report(self) -> str:
        """A fresh report of the program itself."""
        return f"{self.site}/bao-cao/{fresh_report(self.site)['id']}"

    def first_account(self) -> str:
        return self.site + first_page(self.request.getfixturevalue("site_data"))


View = Callable[[Page, Places], None]


def _fake(path: str) -> View:
    return lambda page, places: _opened(page, places.fake + path)


def _opened(page: Page, url: str, ready: str = "") -> None:
    page.goto(url)
    if ready:
        page.wait_for_selector(ready)
    expect(page.locator(".skeleton:visible:not(.samples *)")).to_have_count(0)


def _desk(page: Page, places: Places) -> None:
    _opened(page, places.fake_report, "body[data-ready] #draft .sec")


def _real_desk(page: Page, places: Places) -> None:
    _opened(page, places.report, "body[data-ready] #draft .sec")


def _dialog(name: str, *, opener: str, desk: View = _real_desk) -> View:
    def view(page: Page, places: Places) -> None:
        desk(page, places)
        page.locator(opener).first.click()
        expect(page.locator(f"#{name}")).to_be_visible()

    return view


def _versions(page: Page, places: Places) -> None:
    _dialog("versions-dialog", opener="[data-do=versions]")(page, places)
    page.wait_for_selector("#versions-list [aria-current=true]")


def _review(page: Page, places: Places) -> None:
    _opened(page, f"{places.report}/duyet", "body[data-ready] .rv[data-claim]")


def _export(page: Page, places: Places) -> None:
    _opened(page, f"{places.report}/xuat", ".checks li")


def _help(view: View) -> View:
    def helped(page: Page, places: Places) -> None:
        view(page, places)
        page.keyboard.press("F1")
        expect(page.locator("#keys")).to_be_visible()

    return helped


def _letter(page: Page, places: Places) -> None:
    _opened(page, f"{places.site}/?cong-van=cv-yeu-cau-6t-2026", ".found .ledger")


def _trash(page: Page, places: Places) -> None:
    gone = page.request.delete(f"{places.site}/api/v1/reports/{fresh_report(places.site)['id']}")
    assert gone.ok
    _opened(page, places.site, ".trash-line")
    page.locator("[data-do=show-trash]").click()
    expect(page.locator(".trashed").first).to_be_visible()


def _of_admin(path: str, ready: str) -> View:
    def view(page: Page, places: Places) -> None:
        places.office.sign_in(page)
        _opened(page, places.office.url + path, ready)

    return view


def _menu(page: Page, places: Places) -> None:
    _of_admin("/", ".pick, #empty-library:visible")(page, places)
    page.locator(".me-menu summary").click()
    expect(page.get_by_role("button", name="Đăng xuất")).to_be_visible()


def _new_link(page: Page, places: Places) -> None:
    _of_admin("/quan-tri", "#accounts tbody tr")(page, places)
    page.get_by_role("button", name="Liên kết mật khẩu cho Nguyễn Văn An").click()
    expect(page.locator("#link-made code")).to_be_visible()


def _remove(page: Page, places: Places) -> None:
    _of_admin("/quan-tri", "#accounts tbody tr")(page, places)
    page.get_by_role("button", name="Bỏ tài khoản Nguyễn Văn An").click()
    expect(page.locator("#sure")).to_be_visible()


PAGES: dict[str, View] = {
    "start": _fake("/"),
    "setup": _fake("/?tu=bc-61-2024"),
    "letter": _letter,
    "trash": _trash,
    "workbench": _desk,
    "real workbench": _real_desk,
    "review": _review,
    "export": _export,
    "library": _fake("/kho"),
    "search": _fake("/kho?q=khen"),
    "document": _fake("/van-ban/bc-61-2024#doan-300-400"),
    "registry": _fake("/so-hieu-luc?so=98/2023/NĐ-CP"),
    "rules": _fake("/quy-tac"),
    "rule": _fake("/quy-tac/VB402"),
    "components": _fake("/thanh-phan"),
    "first account": lambda page, places: _opened(page, places.first_account(), "#one-time"),
    "void link": lambda page, places: _opened(page, f"{places.site}/lan-dau/het-han", ".door-card"),
    "account of a machine": lambda page, places: _opened(page, f"{places.site}/tai-khoan", ".blank"),
    "administration of a machine": lambda page, places: _opened(page, f"{places.site}/quan-tri", "#audit table"),
    "sign-in": lambda page, places: _opened(page, f"{places.office.url}/dang-nhap", "#sign-in"),
    "new password": lambda page, places: _opened(page, places.office.url + places.office.waiting, "#one-time"),
    "account": _of_admin("/tai-khoan", "#tokens tbody tr"),
    "administration": _of_admin("/quan-tri", "#accounts tbody tr"),
}
"""Pages by name, as they open."""
STATES: dict[str, View] = {
    "help of start": _help(_fake("/")),
    "help of workbench": _help(_desk),
    "help of review": _help(_review),
    "help of sign-in": _help(PAGES["sign-in"]),
    "versions": _versions,
    "export dialog": _dialog("export-dialog", opener="header [data-do=ask-export]"),
    "about": _dialog("about-dialog", opener="[data-do=about]"),
    "table": _dialog("table-dialog", opener="[data-do=table]"),
    "new section": _dialog("section-dialog", opener="[data-tool=add]"),
    "record": _dialog("record-dialog", opener="[data-dialog=record-dialog]", desk=_review),
    "menu": _menu,
    "new link": _new_link,
    "removal": _remove,
}
"""What opens on a page at 1366 pixels of width."""
VIEWS = PAGES | STATES
