"""A sign-in that a browser has begun at the office's system and not yet finished: bound to that browser, for ten minutes, for one answer."""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from time import time
from urllib.parse import quote, unquote

from api.accounts.secrets import digest, fresh_secret, signed, unsigned
from api.sso.errors import BadReturn

COOKIE = "trobut_co_quan"
LASTS_S = 600
_LONGEST_PATH = 1500


@dataclass(frozen=True, slots=True)
class Attempt:
    """`state` travels through the browser; `nonce` comes back in the token; `verifier` (PKCE) never leaves us before the code is exchanged."""

    state: str
    nonce: str
    verifier: str
    onward: str


class Attempts:
    """The cookie holds state, end and destination, signed with a key of this process: an answer that was used stays used after a restart too."""

    def __init__(self, clock: Callable[[], float] = time) -> None:
        self._clock = clock
        self._key = secrets.token_bytes(32)
        self._used: dict[str, float] = {}
        self._lock = Lock()

    def begin(self, onward: str) -> tuple[Attempt, str]:
        """A new attempt and the value of its cookie."""
        state = fresh_secret()
        onward = onward if len(quote(onward, safe="")) <= _LONGEST_PATH else "/"
        text = f"{state}.{int(self._clock()) + LASTS_S}.{quote(onward, safe='')}"
        return self._attempt(state, onward), signed(text, self._key)

    def of_cookie(self, cookie: str | None) -> Attempt | None:
        """What this browser has begun; None when it has begun nothing, or too long ago."""
        text = unsigned(cookie, self._key) if cookie else None
        if text is None:
            return None
        state, ends, onward = text.split(".", 2)
        return self._attempt(state, unquote(onward)) if int(ends) > self._clock() else None

    def use(self, attempt: Attempt, state: str) -> None:
        """Take an answer: the one to this attempt, and the first. Raises BadReturn."""
        if not hmac.compare_digest(attempt.state.encode(), state.encode("utf-8", "surrogatepass")):
            raise stale("state")
        key, at = digest(state), self._clock()
        with self._lock:
            self._used = {each: until for each, until in self._used.items() if until > at}
            if key in self._used:
                raise stale("replayed")
            self._used[key] = at + LASTS_S

    def _attempt(self, state: str, onward: str) -> Attempt:
        return Attempt(state, self._derived("nonce", state), self._derived("verifier", state), onward)

    def _derived(self, what: str, state: str) -> str:
        return hmac.new(self._key, f"{what} {state}".encode(), hashlib.sha256).hexdigest()


def stale(reason: str) -> BadReturn:
    """An answer to nothing that waits for one."""
    sentence = "Lần đăng nhập này đã dùng rồi, đã quá 10 phút hoặc bắt đầu ở trình duyệt khác: hãy bấm «Đăng nhập bằng tài khoản cơ quan» lại."
    return BadReturn(sentence, reason=reason)
