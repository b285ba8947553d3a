"""What every answer carries and every request must pass: security headers, host names, sizes, same-origin writes, sign-in; and its line in the audit log."""

from collections.abc import Awaitable, Callable
from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.accounts.access import Access, Identity
from api.accounts.doors import is_open
from api.accounts.errors import NotSignedIn
from api.accounts.sessions import COOKIE
from api.auditing import record
from api.bounding import limit_of
from api.parts import Parts
from api.problems import problem
from api.sso.errors import Unwelcome
from api.sso.opening import Sso
from api.sso.proxied import Proxied

SIGN_IN = "/dang-nhap"

_SAFE = {"GET", "HEAD", "OPTIONS"}
_LOCAL = {"127.0.0.1", "localhost", "[::1]", "testserver"}
_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
HEADERS = {
    "content-security-policy": "default-src 'self'; img-src 'self' data:; style-src 'self'; object-src 'none'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_OF_PARTS = {name: HEADERS[name] for name in ("x-content-type-options", "cross-origin-resource-policy")}
_OTHER_SITE = "Yêu cầu đến từ trang khác nên bị từ chối: hãy mở lại Trợ Bút rồi làm lại."
_BEHIND_PROXY = "Yêu cầu đi qua máy chủ trung gian mà chưa cấu hình TROBUT_URL, nên không rõ ai đang hỏi: hãy đặt TROBUT_URL rồi mở lại."
Next = Callable[[Request], Awaitable[Response]]


def guarded(*, local_only: bool) -> Callable[[Request, Next], Awaitable[Response]]:
    """The middleware. `local_only`: names other than this machine's are refused (no page elsewhere can reach in by DNS)."""

    async def guard(request: Request, call_next: Next) -> Response:
        response = _refusal(request, local_only=local_only) or await _unknown_person(request)
        if response is None:
            response = await call_next(request)
        await record(request, response)
        for name, value in _headers_for(request.url.path).items():
            response.headers.setdefault(name, value)
        if not request.url.path.startswith("/static/"):
            response.headers.setdefault("cache-control", "no-store")
        return response

    return guard


def _headers_for(path: str) -> dict[str, str]:
    """A script or a style sheet is never a page: what governs pages is left out (80 of them make one page, 300 bytes each)."""
    return _OF_PARTS if path.startswith("/static/") and path.endswith((".js", ".css")) else HEADERS


def _refusal(request: Request, *, local_only: bool) -> Response | None:
    host = request.headers.get("host", "")
    if local_only and host.rsplit(":", 1)[0] not in _LOCAL and host not in _LOCAL:
        return problem(400, f"Chương trình chỉ trả lời trên máy này, không nhận tên máy «{host[:100]}»: hãy mở bằng 127.0.0.1.")
    if request.method in _SAFE:
        return None
    limit = limit_of(request.url.path)
    length = request.headers.get("content-length") or "0"
    if not (length.isascii() and length.isdecimal()):
        return problem(400, "Độ dài của yêu cầu (content-length) không phải một số: hãy gửi lại.")
    if len(length) > 18 or int(length) > limit:
        return problem(413, f"Yêu cầu lớn quá {limit // 1024 // 1024} MB: hãy chia nhỏ.", limit=limit)
    return None if _same_origin(request, host) else problem(403, _OTHER_SITE)


def _same_origin(request: Request, host: str) -> bool:
    """A browser says where a request comes from; a program says nothing, and then must not bring a browser's cookie."""
    if _bearer(request) is not None and "cookie" not in request.headers:
        return True
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("origin")
    if origin is None:
        return COOKIE not in request.cookies and not _is_named_by_proxy(request)
    return urlsplit(origin).netloc == host


async def _unknown_person(request: Request) -> Response | None:
    """Finds out who asks, and refuses where nobody is signed in."""
    parts = getattr(request.app.state, "parts", None)
    access = parts.access if isinstance(parts, Parts) else None
    if access is None:
        return None
    try:
        request.state.identity = await run_in_threadpool(_identity, access, request)
        if request.state.identity is not None:
            return None
        refused = NotSignedIn("Chưa đăng nhập: hãy đăng nhập rồi làm lại.")
    except NotSignedIn as error:
        refused = error
        request.state.unwelcome = str(error) if isinstance(error, Unwelcome) else None
    return None if is_open(request.method, request.url.path) else _to_sign_in(request, str(refused))


def _identity(access: Access, request: Request) -> Identity | None:
    if access.is_open and any(name in request.headers for name in _FORWARDED):
        raise NotSignedIn(_BEHIND_PROXY)
    bearer, proxied = _bearer(request), _proxied(request)
    named = proxied.identity(request) if proxied and bearer is None else None
    return named or access.identify(bearer=bearer, cookie=request.cookies.get(COOKIE))


def _is_named_by_proxy(request: Request) -> bool:
    """What a browser gets by the proxy it gets as by a cookie: by itself, whichever page sends it."""
    proxied = _proxied(request)
    return proxied is not None and proxied.brings(request)


def _proxied(request: Request) -> Proxied | None:
    sso = getattr(request.app.state, "sso", None)
    return sso.proxied if isinstance(sso, Sso) else None


def _to_sign_in(request: Request, sentence: str) -> Response:
    path = request.url.path
    if request.method in ("GET", "HEAD") and not path.startswith("/api/") and path != "/openapi.json":
        wanted = path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"{SIGN_IN}?tiep={quote(wanted, safe='')}", 303)
    answer = problem(401, sentence)
    answer.headers["www-authenticate"] = "Bearer"
    return answer


def _bearer(request: Request) -> str | None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None
