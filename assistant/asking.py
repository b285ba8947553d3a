"""Who asks a model just now, for which report, and how to stop it: context around a call, as a request id is.

Whoever starts something says so with `asking`; whoever calls the model reads `current`. Nothing has to be handed through between them.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace


class Cancel:
    """Stops a call from another thread, once and for good."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._cancelled = False
        self._stops: list[Callable[[], None]] = []

    @property
    def cancelled(self) -> bool:
        return self._cancelled

    def cancel(self) -> None:
        """Stop whatever runs under it now, and everything that begins later."""
        with self._lock:
            self._cancelled = True
            for stop in self._stops:
                stop()

    @contextmanager
    def stopping(self, stop: Callable[[], None]) -> Iterator[None]:
        """`stop` is called, from the cancelling thread, if the body is cancelled while it runs or was before."""
        with self._lock:
            self._stops.append(stop)
            if self._cancelled:
                stop()
        try:
            yield
        finally:
            with self._lock:
                self._stops.remove(stop)


@dataclass(frozen=True, slots=True)
class Asking:
    """`report`: id; `who`: the officer; `heard` is told how many letters of the answer have come so far."""

    report: str | None = None
    who: str | None = None
    cancel: Cancel | None = None
    heard: Callable[[int], None] | None = None


_CURRENT: ContextVar[Asking] = ContextVar("asking", default=Asking())  # noqa: B039  frozen


def current() -> Asking:
    return _CURRENT.get()


@contextmanager
def asking(*, report: str | None = None, who: str | None = None, cancel: Cancel | None = None, heard: Callable[[int], None] | None = None) -> Iterator[Asking]:
    """What is given replaces what is known from around; the rest stays."""
    given = {name: value for name, value in (("report", report), ("who", who), ("cancel", cancel), ("heard", heard)) if value is not None}
    token = _CURRENT.set(replace(_CURRENT.get(), **given))  # type: ignore[arg-type]  # names and types are those of the fields
    try:
        yield _CURRENT.get()
    finally:
        _CURRENT.reset(token)
