"""Limits in memory: growing delays after wrong passwords, and a generous rate for work that costs."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from time import monotonic

from api.accounts.errors import TooOften

_FORGOTTEN_AFTER = 3600.0
_LONGEST_WAIT = 900.0
_MOST_KEYS = 20_000
PAIR, ADDRESS, NAME = 5, 30, 60
"""Wrong passwords before the first delay: of a name from an address, of an address, of a name from anywhere."""


@dataclass(slots=True)
class _Tries:
    count: int
    last: float


class SignInLimit:
    """Each wrong password beyond the limit doubles the wait: 2, 4, 8 … 900 seconds."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._tries: dict[tuple[str, str], _Tries] = {}

    def begin(self, login: str, address: str) -> None:
        """Count a try as wrong until `succeeded` says otherwise, so that tries at the same time are counted too. Raises TooOften."""
        at = self._clock()
        with self._lock:
            self._forget(at)
            for key, limit in _keys(login, address):
                wait = self._wait(key, limit, at)
                if wait > 0:
                    seconds = int(wait) + 1
                    raise TooOften(f"Đăng nhập sai nhiều lần: hãy đợi {seconds} giây rồi thử lại.", limit=limit, wait_s=seconds)
            for key, _ in _keys(login, address):
                known = self._tries.setdefault(key, _Tries(0, at))
                known.count, known.last = known.count + 1, at

    def succeeded(self, login: str, address: str) -> None:
        """The password was right: this name at this address starts anew, the others lose this one try."""
        with self._lock:
            keys = _keys(login, address)
            self._tries.pop(keys[0][0], None)
            for key, _ in keys[1:]:
                if key in self._tries:
                    self._tries[key].count -= 1

    def _wait(self, key: tuple[str, str], limit: int, at: float) -> float:
        known = self._tries.get(key)
        if known is None or known.count < limit:
            return 0.0
        return min(2.0 ** min(known.count - limit + 1, 10), _LONGEST_WAIT) - (at - known.last)

    def _forget(self, at: float) -> None:
        if len(self._tries) > _MOST_KEYS or any(True for tries in list(self._tries.values())[:1] if at - tries.last > _FORGOTTEN_AFTER):
            self._tries = {key: tries for key, tries in self._tries.items() if at - tries.last <= _FORGOTTEN_AFTER}


def _keys(login: str, address: str) -> tuple[tuple[tuple[str, str], int], ...]:
    folded = login.strip().lower()[:64]
    return (((folded, address), PAIR), (("", address), ADDRESS), ((folded, ""), NAME))


class WorkLimit:
    """A bucket for each person: `size` calls at once, refilled with `each_s` a second."""

    def __init__(self, size: int = 240, each_s: float = 4.0, clock: Callable[[], float] = monotonic) -> None:
        self.size = size
        self._each_s = each_s
        self._clock = clock
        self._lock = Lock()
        self._left: dict[str, tuple[float, float]] = {}

    def take(self, person: str) -> None:
        """One costly call of a person. Raises TooOften."""
        at = self._clock()
        with self._lock:
            left, last = self._left.get(person, (float(self.size), at))
            left = min(self.size, left + (at - last) * self._each_s)
            if left < 1:
                wait = int((1 - left) / self._each_s) + 1
                raise TooOften(f"Quá {self.size} yêu cầu nặng liên tiếp: hãy đợi {wait} giây rồi làm tiếp.", limit=self.size, wait_s=wait)
            self._left[person] = (left - 1, at)
