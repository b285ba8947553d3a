"""The folder where sent files wait: one folder a run, files under numbers, their names in a list beside them.

Names never become paths, so a name such as «../x» reaches nothing. What a stopped program left behind is found at its next start.
"""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from api.uploads.errors import UsedRun
from corpus.errors import StorageError

_LIST = "names.json"
_TRIES = 2


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as it was sent: its name, with the folders a browser put before it, and where its bytes lie."""

    name: str
    path: Path


class Spool:
    """The waiting files of a data folder."""

    def __init__(self, data: Path) -> None:
        self._folder = data / "uploads"

    def place(self, run: str) -> Path:
        """An empty folder for a run. Raises UsedRun or StorageError."""
        folder = self._folder / run
        try:
            folder.mkdir(parents=True)
        except FileExistsError as error:
            raise UsedRun(run) from error
        except OSError as error:
            raise StorageError(f"Không ghi được vào thư mục dữ liệu «{self._folder}» ({error.strerror}): hãy kiểm tra dung lượng đĩa.") from error
        return folder

    def seal(self, run: str, files: list[SentFile], *, tries: int = 0) -> None:
        """Note that all files of a run are there."""
        names = {"tries": tries, "files": [[file.path.name, file.name] for file in files]}
        (self._folder / run / _LIST).write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")

    def discard(self, run: str) -> None:
        """Remove the files of a run."""
        shutil.rmtree(self._folder / run, ignore_errors=True)

    def left_behind(self) -> Iterator[tuple[str, list[SentFile]]]:
        """Runs that a stopped program did not finish, in order; what was never whole, or stopped the program twice, is removed."""
        for folder in sorted(self._folder.glob("*")) if self._folder.is_dir() else ():
            tries, files = _sealed(folder)
            if not files or tries >= _TRIES:
                self.discard(folder.name)
                continue
            self.seal(folder.name, files, tries=tries + 1)
            yield folder.name, files


def _sealed(folder: Path) -> tuple[int, list[SentFile]]:
    try:
        noted = json.loads((folder / _LIST).read_text(encoding="utf-8"))
        return int(noted["tries"]), [SentFile(name, folder / kept) for kept, name in noted["files"] if (folder / kept).is_file()]
    except (OSError, ValueError, KeyError, TypeError):
        return 0, []
