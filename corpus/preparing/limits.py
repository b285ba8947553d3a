"""How much one file may take, and setting those bounds on the process that reads it."""

import sys
from contextlib import suppress
from dataclasses import dataclass

from corpus.reading.reading import MAX_FILE_BYTES

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file. Pages and characters are bounded by the readers themselves (`MAX_PAGES`, `MAX_CHARACTERS`)."""

    file_bytes: int = MAX_FILE_BYTES
    """Larger files are refused unread; at most MAX_FILE_BYTES, which the readers hold to."""
    seconds: float = 120.0
    """Wall-clock time for a file."""
    seconds_per_page: float = 6.0
    """Added for each page of a scan, once the reader has said how many there are."""
    pages: int = 500
    """Pages of a scan that are given that time."""
    memory_bytes: int = 2048 * _MEGABYTE
    """Memory of the child together with the programs it starts."""
    kept_bytes: int = 400 * _MEGABYTE
    """A child that holds more than this after a file is replaced, not kept warm."""
    written_bytes: int = 512 * _MEGABYTE
    """Largest temporary file."""
    open_files: int = 256

    def time_for(self, pages: int) -> float:
        """Seconds for a file of so many scanned pages (0 where none is scanned)."""
        return self.seconds + self.seconds_per_page * min(max(pages, 0), self.pages)


def confine(limits: Limits) -> None:
    """Bind this process and its children to `limits`, as far as the system can: Windows has none of these, macOS few."""
    try:
        import resource
    except ImportError:
        return
    # Data counts what may be written; address space would also count what libraries only reserve.
    memory = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
    bounds = {
        memory: limits.memory_bytes,
        resource.RLIMIT_FSIZE: limits.written_bytes,
        resource.RLIMIT_NOFILE: limits.open_files,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in bounds.items():
        with suppress(ValueError, OSError):  # a stricter bound is already set, or the system knows none
            hard = resource.getrlimit(kind)[1]
            bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (bound, bound))
