"""Folders for what reading writes: one for a Preparer, in it one for each child; those of dead servers are swept away."""

import shutil
import tempfile
import time
from pathlib import Path

from filelock import FileLock, Timeout

_PREFIX = "trobut-reading-"
_LOCK = "alive.lock"
_GRACE = 60.0  # seconds in which a new folder may still lack its lock


class Workspace:
    """A temporary folder that is locked as long as its process lives."""

    def __init__(self) -> None:
        sweep()
        self.folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
        self._lock = FileLock(self.folder / _LOCK, thread_local=False)
        self._lock.acquire()

    def child(self) -> Path:
        """A new folder for one child."""
        return Path(tempfile.mkdtemp(dir=self.folder))

    def remove(self) -> None:
        self._lock.release()
        shutil.rmtree(self.folder, ignore_errors=True)


def sweep() -> None:
    """Remove the folders of this user whose process is dead; a lock tells, since a process id may be taken by another."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        try:
            if folder.is_symlink() or (time.time() - folder.stat().st_mtime < _GRACE and not (folder / _LOCK).exists()):
                continue
            with FileLock(folder / _LOCK, timeout=0):
                pass
        except (Timeout, OSError):  # its process lives, or it belongs to another user
            continue
        shutil.rmtree(folder, ignore_errors=True)
