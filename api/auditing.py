"""A request that changed something, exported something or was refused → its line in the audit log."""

from collections.abc import Mapping
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from api.accounts.access import Identity
from api.parts import Parts

_LOOKING = {"GET", "HEAD", "OPTIONS"}
_REFUSED = {401, 403, 429}
_NOTHING_DONE = ("/check", "/citations", "/preview", "/presence")
_TAKEN_AWAY = ("/export.docx", "/export.pdf", "/review-record")
_WORDED = ("/api/v1/session", "/api/v1/links/account", "/api/v1/links/password")
"""Write lines of their own, with the name that was tried."""


async def record(request: Request, response: Response) -> None:
    """Written before the answer leaves: what is acknowledged is in the log."""
    parts = getattr(request.app.state, "parts", None)
    if not isinstance(parts, Parts) or request.url.path in _WORDED or not _is_told(request, response.status_code):
        return
    identity = getattr(request.state, "identity", None)
    if not isinstance(identity, Identity):
        return  # a stranger must not be able to fill the log
    person = identity.person
    ids = _ids(request)
    what = f"{request.method} {_template(request.url.path, ids)}"
    write = partial(parts.access.audit.write, what, who=person.name, account=person.id, on=ids, status=response.status_code)
    await run_in_threadpool(write, address=address_of(request), via=identity.via)


def address_of(request: Request) -> str:
    return request.client.host if request.client else ""


def _is_told(request: Request, status: int) -> bool:
    if request.method not in _LOOKING:
        return not request.url.path.endswith(_NOTHING_DONE)
    return request.url.path.endswith(_TAKEN_AWAY) or (status in _REFUSED and request.url.path.startswith("/api/"))


def _template(path: str, ids: Mapping[str, str]) -> str:
    """«/api/v1/reports/{report}/undo»: what was asked, whichever report it was."""
    names = {value: f"{{{name}}}" for name, value in ids.items()}
    return "/".join(names.get(part, part[:64]) for part in path.split("/"))


def _ids(request: Request) -> dict[str, str]:
    """Ids in the address, and those that a route says it made (`request.state.made`); nothing of a body."""
    given: Mapping[str, object] = request.scope.get("path_params") or {}
    made: Mapping[str, object] = getattr(request.state, "made", {})
    return {name: str(value) for name, value in {**given, **made}.items() if name != "secret"}
