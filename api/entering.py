"""An account whose owner has shown who they are → a session cookie and its line in the audit log."""

from collections.abc import Callable

from fastapi import Request, Response

from api.accounts import Access
from api.accounts.account import SESSION_LASTS, Account
from api.accounts.sessions import COOKIE
from api.auditing import address_of


def enter(account: Account, request: Request, response: Response, access: Access, what: str) -> None:
    """Begins the session of `account` in the browser that `response` goes to."""
    cookie = access.sessions.begin(account.id)
    seconds = int(SESSION_LASTS.total_seconds())
    response.set_cookie(COOKIE, cookie, max_age=seconds, path="/", httponly=True, samesite="lax", secure=is_secure(request))
    access.audit.write(what, who=account.name, account=account.id, address=address_of(request))


def teller(access: Access, request: Request) -> Callable[[str, Account], None]:
    """Writes what the office's own system has done to an account, with the role that it then has."""

    def tell(what: str, account: Account) -> None:
        on = {"account": account.id, "role": account.role.value}
        access.audit.write(what, who=account.name, account=account.id, on=on, address=address_of(request))

    return tell


def is_secure(request: Request) -> bool:
    """Whether cookies may ask for https."""
    return request.url.scheme == "https" or request.app.state.parts.settings.url.startswith("https://")
