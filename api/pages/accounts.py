"""Pages of sign-in, one's own account and administration."""

from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.accounts.access import Identity
from api.accounts.passwords import SHORTEST
from api.pages.templates import page
from api.people import Role
from api.routes.parts import Doors, Who, all_parts, needs

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/dang-nhap")
def sign_in(request: Request, access: Doors, tiep: str = "") -> Response:
    """Sign-in; who is signed in already goes on."""
    onward = local_path(tiep)
    if isinstance(getattr(request.state, "identity", None), Identity):
        return RedirectResponse(onward, 303)
    return page(request, "sign_in.html", here="door", onward=onward, nobody=not access.accounts.exist())


@router.get("/lan-dau/{secret}")
def one_time(request: Request, secret: str, access: Doors) -> HTMLResponse:
    """What a one-time link leads to: the admin's account at the first start, or a password for an account that an admin has made."""
    account = access.accounts.of_link(secret)
    good = account is not None or access.first_link.is_good(secret)
    first = not access.accounts.exist()
    return page(request, "one_time.html", here="door", status=200 if good else 404, good=good, account=account, first=first, shortest=SHORTEST)


@router.get("/tai-khoan")
def account(request: Request, who: Who) -> HTMLResponse:
    """My name, password and tokens."""
    login = all_parts(request).access.accounts.get(who.id).login if who.id else ""
    return page(request, "account.html", here="account", login=login, shortest=SHORTEST)


@router.get("/quan-tri", dependencies=[needs(Role.ADMIN)])
def administration(request: Request) -> HTMLResponse:
    """Accounts and the audit log."""
    return page(request, "administration.html", here="administration")


def local_path(wanted: str) -> str:
    """Where to go after sign-in: a path of this program, never another site."""
    parts = urlsplit(wanted)
    safe = wanted.startswith("/") and not wanted.startswith("//") and not parts.scheme and not parts.netloc
    return wanted if safe and wanted.isprintable() and "\\" not in wanted else "/"
