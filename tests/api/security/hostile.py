"""What somebody who means harm puts into fields, names and addresses."""

PATHS = (
    "../../../../etc/passwd",
    "..%2f..%2f..%2fetc%2fpasswd",
    "..%5c..%5cwindows%5cwin.ini",
    "%2e%2e/%2e%2e/trobut.db",
    "....//....//trobut.db",
    "/etc/passwd",
    "file:///etc/passwd",
    "trobut.db",
    "~root/.bashrc",
    "a%00.txt",
    "CON",
    ".",
    "..",
)
TEXTS = (
    "'; DROP TABLE report; --",
    '" OR ""="',
    "{{7*7}}${7*7}<%= 7*7 %>",
    "%s%s%s%n",
    "\x00",
    "a\x00b",
    "\ud800",
    "\udfff tận",
    "\u202e đảo \u2066",
    "\ufeff",
    "A" * 100_000,
    "e\u0301" * 5_000,
    "=cmd|' /C calc'!A0",
    "\r\nSet-Cookie: a=b",
)
NUMBERS = (-1, 0, 2**31, 2**63, 2**64, 10**400, 1e308, -1e308, 0.1)
MARKUP = (
    "<script>alert('xss')</script>",
    "<img src=x onerror=alert('xss')>",
    '"><svg onload=alert(1)>',
    "'-alert(1)-'",
    "javascript:alert(1)",
    "</title><script>alert(1)</script>",
    "</template><img src=//evil.example/a onerror=alert(1)>",
    "{{constructor.constructor('alert(1)')()}}",
    "<a href=javascript:alert(1)>bấm</a>",
    "<style>@import '//evil.example/a.css'</style>",
    "<!--<img src=x onerror=alert(1)>-->",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
)
