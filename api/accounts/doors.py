"""What answers before anybody has signed in; everything else is behind the guard."""

ROUTES = frozenset(
    {
        ("GET", "/healthz"),
        ("GET", "/readyz"),
        ("GET", "/dang-nhap"),
        ("GET", "/dang-nhap/co-quan"),
        ("GET", "/dang-nhap/co-quan/thoat"),
        ("GET", "/dang-nhap/tra-loi"),
        ("GET", "/lan-dau/{secret}"),
        ("POST", "/api/v1/session"),
        ("DELETE", "/api/v1/session"),
        ("POST", "/api/v1/links/account"),
        ("POST", "/api/v1/links/password"),
    }
)
"""(method, path as routes declare it)."""

_EXACT = frozenset((method, path) for method, path in ROUTES if "{" not in path)
_UNDER = tuple(path.split("{")[0] for _, path in ROUTES if "{" in path)


def is_open(method: str, path: str) -> bool:
    """Whether a request passes without a session; styles, scripts and icons hold nothing of anybody's."""
    method = "GET" if method == "HEAD" else method
    return (method, path) in _EXACT or (method == "GET" and path.startswith(("/static/", *_UNDER)))
