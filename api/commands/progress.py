"""A bar on the terminal that tells how far a long run is; nothing where errors go to a file."""

import shutil
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from retrieval.ingesting import Progress

_EVERY = 0.1  # seconds
_WIDTH = 24


class Bar:
    """One line on stderr, written over and over; `clear` it before anything else is said."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._last = 0.0
        self._began = time.monotonic()

    def show(self, progress: "Progress") -> None:
        """Draw, though not oftener than the eye can follow."""
        now = time.monotonic()
        if self._shown and (now - self._last >= _EVERY or progress.done == progress.total):
            self._last = now
            width = shutil.get_terminal_size().columns - 1
            sys.stderr.write("\r" + line(progress, now - self._began)[:width].ljust(width))
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write("\r" + " " * (shutil.get_terminal_size().columns - 1) + "\r")
            sys.stderr.flush()


def line(progress: "Progress", seconds: float) -> str:
    """«[████░░] 12/40 tệp · 3 tệp/giây · bc.pdf (trang 2/9)»."""
    share = progress.done / max(progress.total, 1)
    full = int(share * _WIDTH)
    speed = f" · {progress.done / seconds:.1f} tệp/giây".replace(".", ",") if progress.done and seconds >= 1 else ""
    page = f" (trang {progress.page}/{progress.pages})" if progress.page else ""
    return f"[{'█' * full}{'░' * (_WIDTH - full)}] {progress.done}/{progress.total} tệp{speed} · {progress.name}{page}"
