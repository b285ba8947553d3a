"""What every answer carries and every request must pass: security headers, same-origin writes, size and host limits."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from api.problems import problem
from api.uploads.limits import MAX_BATCH as MAX_UPLOAD

MAX_BODY = 64 * 1024 * 1024
UPLOADS = "/api/v1/documents/batch"
"""Takes many files, streams them to disk and counts them itself."""

_SAFE = {"GET", "HEAD", "OPTIONS"}
_LOCAL = {"127.0.0.1", "localhost", "[::1]", "testserver"}
HEADERS = {
    "content-security-policy": "default-src 'self'; img-src 'self' data:; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}
Next = Callable[[Request], Awaitable[Response]]


def guarded(*, local_only: bool) -> Callable[[Request, Next], Awaitable[Response]]:
    """The middleware. `local_only`: names other than this machine's are refused (no page elsewhere can reach in by DNS)."""

    async def guard(request: Request, call_next: Next) -> Response:
        refused = _refusal(request, local_only=local_only)
        response = refused or await call_next(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return guard


def _refusal(request: Request, *, local_only: bool) -> Response | None:
    host = request.headers.get("host", "")
    if local_only and host.rsplit(":", 1)[0] not in _LOCAL and host not in _LOCAL:
        return problem(400, f"Chương trình chỉ trả lời trên máy này, không nhận tên máy «{host}»: hãy mở bằng 127.0.0.1.")
    if request.method in _SAFE:
        return None
    limit = MAX_UPLOAD if request.url.path == UPLOADS else MAX_BODY
    if int(request.headers.get("content-length") or 0) > limit:
        return problem(413, f"Yêu cầu lớn quá {limit // 1024 // 1024} MB: hãy chia nhỏ.", limit=limit)
    return None if _same_origin(request, host) else problem(403, "Yêu cầu đến từ trang khác nên bị từ chối: hãy mở lại Trợ Bút rồi làm lại.")


def _same_origin(request: Request, host: str) -> bool:
    """A browser says where a request comes from; programs say nothing."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == host
