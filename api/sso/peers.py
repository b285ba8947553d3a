"""Where a request really came from, beside where it says it came from."""

from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from api.sso.settings import TrustedHeader

PEER = "trobut.peer"


class Peered:
    """ASGI middleware, the outermost: keeps the address of the connection under `PEER`, which no header can change.

    Then X-Forwarded-For is read, of the named proxies alone: the last address in it that is not theirs becomes the client's, for the audit log and the limits.
    """

    def __init__(self, app: ASGIApp, header: TrustedHeader) -> None:
        self._forwarded = ProxyHeadersMiddleware(app, [str(network) for network in header.proxies])  # type: ignore[arg-type]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope.get("client"):
            scope[PEER] = scope["client"][0]
        await self._forwarded(scope, receive, send)  # type: ignore[arg-type]


def peer_of(scope: Scope) -> str:
    """Empty where it was not kept: then no header is believed."""
    return str(scope.get(PEER) or "")
