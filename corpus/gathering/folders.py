"""A folder → the files in it, deep, in the order of their names; links and special files are never followed."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.gathering.item import Refused
from corpus.gathering.names import is_by_product


@dataclass
class Passed:
    """What a walk passed over."""

    by_products: int = 0
    links: int = 0


def files_under(folder: Path, passed: Passed) -> Iterator[Path | Refused]:
    """Every ordinary file; a sub-folder that cannot be opened is refused with one sentence."""
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        reason = f"Không mở được thư mục «{folder}» ({error.strerror or error}): hãy kiểm tra quyền đọc thư mục rồi nạp lại."
        yield Refused(folder.name, reason, str(folder))
        return
    for entry in found:
        if is_by_product(entry.name):
            passed.by_products += 1
        elif entry.is_symlink():
            passed.links += 1
        elif entry.is_dir(follow_symlinks=False):
            yield from files_under(Path(entry.path), passed)
        elif entry.is_file(follow_symlinks=False):
            yield Path(entry.path)
        else:
            passed.links += 1
