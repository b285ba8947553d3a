"""The name in the trusted header of a request → who asks."""

from threading import Lock
from time import monotonic

from starlette.requests import Request

from api.accounts.access import Access, Identity
from api.accounts.account import SESSION_LASTS
from api.auditing import address_of
from api.entering import teller
from api.sso.errors import Unwelcome
from api.sso.joining import Named, account_for
from api.sso.peers import peer_of
from api.sso.settings import TrustedHeader

_TOLD_AGAIN_AFTER = 3600.0
_MOST = 2_000
_NOT_BELIEVED = 403


class Seldom:
    """Lets a line of the audit log through once in a while for each key, so that whoever asks without end cannot fill it."""

    def __init__(self, every_s: float = _TOLD_AGAIN_AFTER) -> None:
        self._every = every_s
        self._told: dict[str, float] = {}
        self._lock = Lock()

    def is_due(self, key: str) -> bool:
        at = monotonic()
        with self._lock:
            if at - self._told.get(key, -self._every) < self._every:
                return False
            if len(self._told) >= _MOST:
                self._told = {each: told for each, told in self._told.items() if at - told < self._every}
            if len(self._told) >= _MOST:
                return False
            self._told[key] = at
            return True


class Proxied:
    """Every request is named anew: what the proxy no longer says holds no longer."""

    def __init__(self, header: TrustedHeader, access: Access, *, takes_new: bool) -> None:
        self._header = header
        self._access = access
        self._takes_new = takes_new
        self._noted = Seldom()
        self._arrived = Seldom(SESSION_LASTS.total_seconds())

    def brings(self, request: Request) -> bool:
        """Whether a request is named by the proxy (and may so have been sent by another site, as one with a cookie may)."""
        return bool(self._values(request)) and self._header.trusts(peer_of(request.scope))

    def identity(self, request: Request) -> Identity | None:
        """Who the proxy says asks; None when it says nothing. A header of anybody else is told to the audit log and not believed. Raises Unwelcome."""
        values = self._values(request)
        if not values:
            return None
        peer = peer_of(request.scope)
        if not self._header.trusts(peer):
            self._note("header ignored", request, key=peer, who="", status=_NOT_BELIEVED)
            return None
        try:
            return self._named(values, request, peer)
        except Unwelcome as error:
            self._note("sso refused", request, key=f"{error.reason} {error.who}", who=error.who, status=error.status, reason=error.reason)
            raise

    def _named(self, values: list[str], request: Request, peer: str) -> Identity:
        if len(values) > 1:
            sentence = "Cổng của cơ quan gửi nhiều tên cùng lúc nên không rõ ai đang hỏi: hãy báo quản trị xem lại cấu hình cổng."
            raise Unwelcome(sentence, reason="several names")
        account = account_for(self._access.accounts, Named(values[0]), takes_new=self._takes_new, tell=teller(self._access, request))
        if self._arrived.is_due(account.id):
            self._access.accounts.arrived(account.id)
            self._access.audit.write("sign-in by proxy", who=account.name, account=account.id, address=address_of(request), via=f"proxy {peer}")
        return Identity(account.person, f"proxy {peer}")

    def _values(self, request: Request) -> list[str]:
        return [value.strip() for value in request.headers.getlist(self._header.name) if value.strip()]

    def _note(self, what: str, request: Request, *, key: str, who: str, status: int, reason: str = "") -> None:
        if self._noted.is_due(f"{what} {key}"):
            on = {"reason": reason} if reason else {}
            self._access.audit.write(what, who=who, on=on, status=status, address=address_of(request), via=f"proxy {peer_of(request.scope)}")
