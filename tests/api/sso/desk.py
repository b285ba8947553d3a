"""One application for the tests of a module, begun anew for each: people as they were, an empty audit log, nothing remembered of an issuer."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from api.accounts.limits import SignInLimit
from api.sso.opening import open_sso
from api.sso.settings import SsoSettings
from tests.api.office import PEOPLE, Office, opened

HERE = "http://127.0.0.1:8000"
_LOGINS = ("hanh", "an", "bao")


@contextmanager
def application(data: Path, sso: SsoSettings) -> Iterator[Office]:
    """`hanh` (admin), `an` (officer) and `bao` (reviewer), without passwords, whose hashes take long."""
    with opened(data, samples=False, people=False, sso=sso) as office:
        for login in _LOGINS:
            office.access.accounts.add(login=login, name=PEOPLE[login][0], role=PEOPLE[login][1])
        yield office


def anew(office: Office, sso: SsoSettings) -> Office:
    """The same application with these settings, as if it had just started."""
    accounts = office.access.accounts
    for login in _LOGINS:
        accounts.change(accounts.named(login).id, role=PEOPLE[login][1], locked=False)
    for account in accounts.list():
        if account.login not in _LOGINS:
            accounts.remove(account.id)
    for account in accounts.list():
        for token in office.access.tokens.of(account.id):
            office.access.tokens.revoke(account.id, token.id)
    (office.data / "audit" / "audit.jsonl").unlink(missing_ok=True)
    limits, fresh = office.access.sign_ins, SignInLimit()
    limits._tries = fresh._tries
    office.stranger.cookies.clear()
    office.stranger.app.state.sso = open_sso(sso, office.access, HERE)  # type: ignore[attr-defined]
    return office
