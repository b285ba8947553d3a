"""Signing in with the office's own account: away to its system, back with its answer, and out of both."""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from api.accounts import Access
from api.accounts.account import Account
from api.accounts.errors import TooOften
from api.accounts.sessions import COOKIE as SESSION
from api.auditing import address_of
from api.entering import enter, is_secure, teller
from api.pages.accounts import door_page, local_path
from api.routes.parts import Doors, sso_of
from api.sso.attempts import COOKIE, LASTS_S, Attempt, stale
from api.sso.errors import BadReturn, ProviderAway, SsoError, Unwelcome
from api.sso.joining import Named, account_for
from api.sso.opening import RETURN
from api.sso.provider import IdentityProvider, denied

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
_PATH = "/dang-nhap"
Text = Annotated[str, Query(max_length=4000)]


@router.get("/dang-nhap/co-quan")
async def begin(request: Request, access: Doors, tiep: str = "") -> Response:
    """To the office's system; first to the address under which people come back, since the cookie must be there then."""
    sso, onward = sso_of(request), local_path(tiep)
    if request.app.state.parts.settings.is_local and request.url.netloc != urlsplit(sso.address).netloc:
        return RedirectResponse(str(request.url.replace(scheme="http", netloc=urlsplit(sso.address).netloc)), 303)
    try:
        attempt, cookie = sso.attempts.begin(onward)
        response = RedirectResponse(await _provider(request).address_for(attempt), 303)
    except SsoError as error:
        return await _refused(request, access, error, onward)
    response.set_cookie(COOKIE, cookie, max_age=LASTS_S, path=_PATH, httponly=True, samesite="lax", secure=is_secure(request))
    return response


@router.get(RETURN)
async def finish(request: Request, access: Doors, state: Text = "", code: Text = "", error: Text = "", iss: Text = "") -> Response:
    """Back from the office's system: its answer, checked → a session."""
    attempts = sso_of(request).attempts
    attempt = attempts.of_cookie(request.cookies.get(COOKIE))
    onward = attempt.onward if attempt else "/"
    try:
        if attempt is None:
            raise stale("no attempt")
        address = address_of(request)
        access.sign_ins.begin(f"sso {address}", address)
        attempts.use(attempt, state)
        try:
            account = await _account(request, access, attempt, code="" if error else code, issuer=iss)
        except (ProviderAway, Unwelcome):  # nobody was guessing
            access.sign_ins.succeeded(f"sso {address}", address)
            raise
        access.sign_ins.succeeded(f"sso {address}", address)
        response = RedirectResponse(onward, 303)
        await run_in_threadpool(enter, account, request, response, access, "sign-in by office")
        response.delete_cookie(COOKIE, path=_PATH)
    except (SsoError, TooOften) as refused:
        return await _refused(request, access, refused, onward, began=attempt is not None)
    return response


@router.get("/dang-nhap/co-quan/thoat")
async def leave(request: Request, access: Doors) -> Response:
    """Out of the office's system as well, once our own session is over; for machines that several people use."""
    if request.cookies.get(SESSION) and getattr(request.state, "identity", None):
        return RedirectResponse("/", 303)  # another site must not sign anybody out by a link
    try:
        there = await _provider(request).leaving(sso_of(request).address + _PATH)
    except SsoError as error:
        return await _refused(request, access, error, "/")
    return RedirectResponse(there or _PATH, 303)


async def _account(request: Request, access: Access, attempt: Attempt, *, code: str, issuer: str) -> Account:
    """Raises SsoError."""
    sso = sso_of(request)
    provider = _provider(request)
    if not code:
        raise denied()
    provider.confirm(issuer)
    named: Named = await provider.named(code, attempt)
    return await run_in_threadpool(account_for, access.accounts, named, takes_new=sso.takes_new, tell=teller(access, request))


def _provider(request: Request) -> IdentityProvider:
    provider = sso_of(request).provider
    if provider is None:
        raise BadReturn("Máy này không dùng đăng nhập bằng tài khoản cơ quan: hãy đăng nhập bằng tên và mật khẩu.", reason="not configured")
    return provider


async def _refused(request: Request, access: Access, error: SsoError | TooOften, onward: str, *, began: bool = False) -> Response:
    """The sign-in page with the one sentence. What somebody may send who has begun nothing is told to the audit log once an hour."""
    if isinstance(error, SsoError) and (began or sso_of(request).noted.is_due(f"{error.reason} {address_of(request)}")):
        on, address = {"reason": error.reason}, address_of(request)
        await run_in_threadpool(access.audit.write, "sso refused", who=error.who, on=on, status=error.status, address=address)
    status = error.status if isinstance(error, SsoError) else 429
    response = door_page(request, access, onward, said=str(error), status=status)
    response.delete_cookie(COOKIE, path=_PATH)
    return response
