"""Sent files → items to read, archives opened on the way; each item bears the name of its line."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from api.uploads.run import Run
from api.uploads.spool import SentFile
from corpus.errors import UnreadableFile
from corpus.gathering import Bounds, Found, Item, Refused
from corpus.gathering.archives import Skips, is_archive, members_of
from corpus.gathering.bounds import Account, Overflow
from corpus.gathering.item import MEMBER

_INSIDE = " › "


def items_of(files: Iterable[SentFile], run: Run) -> Iterator[Found]:
    """What is to be read. The line of an archive gives way to the files in it, «kho.zip › 2024/bc.docx»; a loaded file is being read."""
    for file in files:
        if is_archive(file.name):
            yield from _unpacked(file, run)
        else:
            yield Item(file.name, _loading(file, run), None, file.path.stat().st_size)


def _loading(file: SentFile, run: Run) -> Callable[[], bytes]:
    def load() -> bytes:
        run.reading(file.name)
        return file.path.read_bytes()

    return load


def _unpacked(file: SentFile, run: Run) -> Iterator[Found]:
    run.reading(file.name)
    is_empty = True
    for found in _members(file.name, file.path):
        is_empty = False
        if found.source == file.name:  # the archive itself is refused
            yield replace(found, source=None)
            return
        name = (found.source or found.name).replace(MEMBER, _INSIDE)
        run.drop(file.name)
        run.reading(name)
        yield replace(found, name=name, source=None)
    if is_empty:
        yield Refused(file.name, f"Tệp nén «{file.name}» không có tệp văn bản nào: hãy kiểm tra lại tệp nén.")


def _members(name: str, path: Path) -> Iterator[Found]:
    """Named by a source that begins with the name as it was sent."""
    size = path.stat().st_size
    with path.open("rb") as file:
        try:
            yield from members_of(name, file, source=name, account=Account(name, size, Bounds()), skips=Skips())
        except Overflow as error:
            yield Refused(name, str(error), name, size)
        except UnreadableFile as error:
            yield Refused(name, str(error), name, size)
