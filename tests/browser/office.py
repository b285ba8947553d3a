"""An office with accounts behind a running program: its administrator, somebody who has yet to choose a password, links."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from api.accounts.first_link import PAGE, FirstLink
from tests.browser.conftest import running

ADMIN = {"name": "Lê Thị Hạnh", "login": "hanh", "password": "câu riêng của hạnh"}


@dataclass(frozen=True, slots=True)
class Office:
    """`waiting`: path of the page where a new officer chooses a password."""

    url: str
    waiting: str

    def sign_in(self, page: Page) -> None:
        answer = page.request.post(f"{self.url}/api/v1/session", data={"login": ADMIN["login"], "password": ADMIN["password"]}, headers={"origin": self.url})
        assert answer.ok, answer.text()


def first_page(data: Path) -> str:
    """Path of the page that makes the first account of a data folder."""
    return PAGE + FirstLink(data).fresh()


@contextmanager
def opened(data: Path, browser: Any) -> Iterator[Office]:
    with running("api.cli", "--data", str(data), "serve", "--port", "{port}") as url:
        context = browser.new_context(extra_http_headers={"origin": url})
        secret = first_page(data).removeprefix(PAGE)
        made = context.request.post(f"{url}/api/v1/links/account", data={"secret": secret, **ADMIN})
        assert made.status == 201, made.text()
        for name, login in (("Nguyễn Văn An", "an"), ("Trần Thị Bình", "binh")):
            added = context.request.post(f"{url}/api/v1/accounts", data={"name": name, "login": login})
            assert added.status == 201, added.text()
        context.request.post(f"{url}/api/v1/me/tokens", data={"name": "Writer ở phòng Tổng hợp"})
        waiting = added.json()["link"]
        context.close()
        yield Office(url, waiting)
