"""Pages of sign-in, one's own account and administration."""

from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.accounts import Access
from api.accounts.access import Identity
from api.accounts.passwords import SHORTEST
from api.pages.templates import page
from api.people import Role
from api.routes.parts import Doors, Who, all_parts, needs, sso_of

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/dang-nhap")
def sign_in(request: Request, access: Doors, tiep: str = "") -> Response:
    """Sign-in; who is signed in already goes on."""
    onward = local_path(tiep)
    if isinstance(getattr(request.state, "identity", None), Identity):
        return RedirectResponse(onward, 303)
    return door_page(request, access, onward, said=getattr(request.state, "unwelcome", None) or "")


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
    mine = all_parts(request).access.accounts.get(who.id) if who.id else None
    return page(request, "account.html", here="account", mine=mine, login=mine.login if mine else "", shortest=SHORTEST)


@router.get("/quan-tri", dependencies=[needs(Role.ADMIN)])
def administration(request: Request) -> HTMLResponse:
    """Accounts and the audit log."""
    return page(request, "administration.html", here="administration")


def door_page(request: Request, access: Access, onward: str, *, said: str = "", status: int = 200) -> HTMLResponse:
    """The sign-in page; `said`: why the office's own system did not let somebody in. Who comes by the office's gateway has nothing to fill in."""
    sso = sso_of(request)
    by_gateway = getattr(request.state, "unwelcome", None) is not None
    shown = {"nobody": not access.accounts.exist(), "office": sso.provider is not None, "by_gateway": by_gateway, "said": said}
    return page(request, "sign_in.html", here="door", status=status, onward=onward, **shown)


def local_path(wanted: str) -> str:
    """Where to go after sign-in: a path of this program, never another site."""
    parts = urlsplit(wanted)
    safe = wanted.startswith("/") and not wanted.startswith("//") and not parts.scheme and not parts.netloc
    return wanted if safe and wanted.isprintable() and "\\" not in wanted else "/"
