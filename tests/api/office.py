"""An office with accounts: the real application, and clients that are signed in as its people."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from fastapi.testclient import TestClient

from api.accounts import Access
from api.app import create_app
from api.people import Role
from api.settings import Settings
from api.sso.settings import SsoSettings

ORIGIN = {"origin": "http://testserver"}
OLD = "bc-tdkt-6t-2024"
PEOPLE = {
    "an": ("Nguyễn Văn An", Role.OFFICER),
    "binh": ("Trần Thị Bình", Role.OFFICER),
    "bao": ("Lê Quốc Bảo", Role.REVIEWER),
    "hanh": ("Lê Thị Hạnh", Role.ADMIN),
}


def password_of(login: str) -> str:
    return f"câu riêng của {login}"


@dataclass(slots=True)
class Office:
    """`client(login)` is a browser of that person; `program(secret)` sends a token and no cookie; `stranger()` has neither."""

    stranger: TestClient
    data: Path
    _clients: dict[str, TestClient] = field(default_factory=dict)

    @property
    def access(self) -> Access:
        access = self.stranger.app.state.parts.access  # type: ignore[attr-defined]
        assert isinstance(access, Access)
        return access

    def client(self, login: str) -> TestClient:
        if login not in self._clients:
            self._clients[login] = self.sign_in(login)
        return self._clients[login]

    def sign_in(self, login: str) -> TestClient:
        """A browser of its own, which sends its origin with every request."""
        browser = TestClient(self.stranger.app, headers=ORIGIN, follow_redirects=False)
        answer = browser.post("/api/v1/session", json={"login": login, "password": password_of(login)})
        assert answer.status_code == 200, answer.text
        return browser

    def program(self, secret: str) -> TestClient:
        return TestClient(self.stranger.app, headers={"authorization": f"Bearer {secret}"}, follow_redirects=False)

    def token(self, login: str) -> str:
        _, secret = self.access.tokens.make(self.access.accounts.named(login), "thử")
        return secret

    def report(self, login: str) -> str:
        """A fresh report of somebody."""
        answer = self.client(login).post("/api/v1/reports", json={"from": OLD, "period": "2025H1"})
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])


@contextmanager
def opened(data: Path, *, samples: bool = True, host: str = "127.0.0.1", people: bool = True, sso: SsoSettings | None = None) -> Iterator[Office]:
    gc.collect()  # an application is a ring of objects: without this the closed ones of a hundred tests are in memory together, 66 MB each
    with TestClient(create_app(Settings(data=data, samples=samples, host=host, sso=sso or SsoSettings())), follow_redirects=False) as stranger:
        office = Office(stranger, data)
        if people:
            for login, (name, role) in sorted(PEOPLE.items(), key=lambda each: each[1][1] is not Role.ADMIN):
                office.access.accounts.add(login=login, name=name, role=role, password=password_of(login))
        yield office
