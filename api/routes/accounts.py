"""My account and tokens; the names of colleagues; for admins all accounts and the audit log."""

from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from api.account_forms import account_form, event_form, person_form, token_form
from api.account_messages import AccountBody, AccountChangeBody, PasswordBody, TokenBody
from api.accounts import Access
from api.accounts.account import Account
from api.accounts.errors import BadAccount, NotAllowed, NotSignedIn
from api.accounts.first_link import PAGE
from api.auditing import address_of
from api.people import Person, Role
from api.routes.parts import Administering, Doors, Who, identity_of

router = APIRouter(tags=["accounts"])
_NO_ACCOUNT = "Máy này chưa lập tài khoản nên không có mật khẩu và mã truy cập: hãy lập tài khoản bằng liên kết in ra khi khởi động."
_IN_BROWSER = "Việc này chỉ làm được khi đăng nhập trên trang, không làm bằng mã truy cập: hãy đăng nhập."


@router.get("/me")
def me(who: Who) -> dict[str, Any]:
    """Who I am; an empty `id`: the one person of a machine without accounts."""
    return person_form(who)


@router.put("/me/password", status_code=204)
def change_password(body: PasswordBody, request: Request, who: Who, access: Doors) -> Response:
    """Another password; every session ends, this one too."""
    account = _mine(request, who, access)
    access.sign_ins.begin(account.login, address_of(request))
    try:
        access.accounts.verify(account.login, body.current)
    except NotSignedIn as error:
        raise BadAccount("Mật khẩu hiện nay chưa đúng: hãy xem lại phím Caps Lock và bộ gõ.") from error
    access.sign_ins.succeeded(account.login, address_of(request))
    access.accounts.set_password(account.id, body.password)
    return Response(status_code=204)


@router.get("/me/tokens")
def tokens(who: Who, access: Doors) -> list[dict[str, Any]]:
    """My tokens, newest first, without their secrets."""
    return [token_form(token) for token in access.tokens.of(who.id)]


@router.post("/me/tokens", status_code=201)
def make_token(body: TokenBody, request: Request, who: Who, access: Doors) -> dict[str, Any]:
    """A new token; `secret` is shown this once."""
    account = _mine(request, who, access)
    token, secret = access.tokens.make(account, body.name, role=Role(body.role) if body.role else None, days=body.days)
    request.state.made = {"token": token.id}
    return {**token_form(token), "secret": secret}


@router.delete("/me/tokens/{token}", status_code=204)
def revoke_token(token: str, who: Who, access: Doors) -> Response:
    """A token is no longer good."""
    access.tokens.revoke(who.id, token)
    return Response(status_code=204)


@router.get("/people")
def people(_who: Who, access: Doors) -> list[dict[str, Any]]:
    """Names of everybody who may sign in, to choose whom to draft with."""
    return [person_form(account.person) for account in access.accounts.list() if not account.locked]


@router.get("/accounts")
def accounts(_who: Administering, access: Doors) -> list[dict[str, Any]]:
    """All accounts by sign-in name."""
    return [account_form(account) for account in access.accounts.list()]


@router.post("/accounts", status_code=201)
def add(body: AccountBody, request: Request, who: Administering, access: Doors) -> dict[str, Any]:
    """A new account, and the one-time `link` with which its owner chooses a password."""
    _by_session(request, who)
    account = access.accounts.add(login=body.login, name=body.name, role=Role(body.role))
    request.state.made = {"account": account.id}
    return {**account_form(account), "link": PAGE + access.accounts.make_link(account.id)}


@router.patch("/accounts/{account}")
def change(account: str, body: AccountChangeBody, request: Request, who: Administering, access: Doors) -> dict[str, Any]:
    """Another name or role, locked or not."""
    _by_session(request, who)
    role = Role(body.role) if body.role else None
    return account_form(access.accounts.change(account, role=role, locked=body.locked, name=body.name))


@router.post("/accounts/{account}/link")
def reset(account: str, request: Request, who: Administering, access: Doors) -> dict[str, Any]:
    """A new one-time `link` with which its owner chooses a password; good for three days."""
    _by_session(request, who)
    return {"link": PAGE + access.accounts.make_link(account)}


@router.delete("/accounts/{account}", status_code=204)
def remove(account: str, request: Request, who: Administering, access: Doors) -> Response:
    """Take an account away; its reports stay with reviewers and admins."""
    _by_session(request, who)
    access.accounts.remove(account)
    return Response(status_code=204)


@router.get("/audit")
def audit(
    _who: Administering,
    access: Doors,
    who: Annotated[str, Query(max_length=200)] = "",
    what: Annotated[str, Query(max_length=200)] = "",
    on: Annotated[str, Query(max_length=200)] = "",
    day: Annotated[str, Query(pattern=r"^(\d{4}-\d{2}-\d{2})?$")] = "",
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> list[dict[str, Any]]:
    """Lines of the audit log, newest first; `who`, `what` and `on` (an id) are looked for as parts of words, `day` in universal time."""
    fitting = (
        event
        for event in access.audit.read()
        if who.casefold() in event.who.casefold()
        and what.casefold() in event.what.casefold()
        and event.at.startswith(day)
        and (not on or any(on in value for value in event.on.values()))
    )
    names = {account.id: account.name for account in access.accounts.list()}
    return [event_form(event, names) for event in islice(fitting, offset, offset + limit)]


def _mine(request: Request, who: Person, access: Access) -> Account:
    """My account, asked for in a browser."""
    _by_session(request, who)
    return access.accounts.get(who.id)


def _by_session(request: Request, who: Person) -> None:
    """A stolen token must not become an account. Raises NotAllowed, BadAccount."""
    if not who.id:
        raise BadAccount(_NO_ACCOUNT)
    if identity_of(request).via.startswith("token"):
        raise NotAllowed(_IN_BROWSER)
