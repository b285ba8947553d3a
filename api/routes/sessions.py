"""Signing in and out, and the one-time links that come before the first sign-in."""

from functools import partial
from typing import Any

from fastapi import APIRouter, Request, Response

from api.account_forms import account_form
from api.account_messages import AccountLinkBody, PasswordLinkBody, SignInBody
from api.accounts import Access
from api.accounts.account import Account
from api.accounts.errors import NotAllowed, NotSignedIn, TooOften
from api.accounts.sessions import COOKIE
from api.auditing import address_of
from api.entering import enter
from api.people import Role
from api.routes.parts import Doors

router = APIRouter(tags=["accounts"])
_USED_UP = "Liên kết không dùng được: đã dùng rồi, quá hạn hoặc chép thiếu. Hãy nhờ quản trị lập liên kết mới (hoặc chạy «trobut account link»)."


@router.post("/session")
def sign_in(body: SignInBody, request: Request, response: Response, access: Doors) -> dict[str, Any]:
    """Name and password → a session cookie, good for eight hours. Wrong ones are answered later and later (429)."""
    address = address_of(request)
    try:
        access.sign_ins.begin(body.login, address)
        account = access.accounts.verify(body.login, body.password)
    except (NotSignedIn, TooOften) as error:
        if isinstance(error, NotSignedIn):
            _tell(access, request, "sign-in failed", body.login[:64], status=401)
        raise
    access.sign_ins.succeeded(body.login, address)
    return _begin(account, request, response, access, "sign-in")


@router.delete("/session", status_code=204)
def sign_out(request: Request, response: Response, access: Doors) -> None:
    """End the session, wherever its cookie is."""
    cookie = request.cookies.get(COOKIE)
    if cookie:
        found = access.sessions.find(cookie)
        access.sessions.end(cookie)
        if found:
            _tell(access, request, "sign-out", found[0].name, account=found[0].id)
    response.delete_cookie(COOKIE, path="/")


@router.post("/links/account", status_code=201)
def first_account(body: AccountLinkBody, request: Request, response: Response, access: Doors) -> dict[str, Any]:
    """The one-time link of the first start, or of `trobut account link`: makes an admin's account and signs in with it."""
    _one_try(access, request, "link")
    if not access.first_link.is_good(body.secret):
        raise NotAllowed(_USED_UP)
    claim = partial(access.first_link.claim, body.secret)
    account = access.accounts.add(login=body.login, name=body.name, role=Role.ADMIN, password=body.password, claim=claim)
    access.sign_ins.succeeded("link", address_of(request))
    return _begin(account, request, response, access, "first account")


@router.post("/links/password")
def set_password(body: PasswordLinkBody, request: Request, response: Response, access: Doors) -> dict[str, Any]:
    """A link that an admin handed over: sets the password, once, and signs in."""
    _one_try(access, request, "link")
    account = access.accounts.of_link(body.secret)
    if account is None or account.locked:
        raise NotAllowed(_USED_UP)
    access.accounts.set_password(account.id, body.password)
    access.sign_ins.succeeded("link", address_of(request))
    return _begin(account, request, response, access, "password by link")


def _one_try(access: Access, request: Request, name: str) -> None:
    access.sign_ins.begin(name, address_of(request))


def _begin(account: Account, request: Request, response: Response, access: Access, what: str) -> dict[str, Any]:
    enter(account, request, response, access, what)
    return account_form(account)


def _tell(access: Access, request: Request, what: str, who: str, *, account: str = "", status: int = 200) -> None:
    access.audit.write(what, who=who, account=account, status=status, address=address_of(request))
