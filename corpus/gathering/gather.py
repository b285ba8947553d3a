"""Paths as given → one stream of what is to be read, with what was passed over and under which folders it was looked for."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from corpus.errors import UnreadableFile
from corpus.gathering.archives import Skips, is_archive, members_of
from corpus.gathering.bounds import Account, Bounds, Overflow
from corpus.gathering.folders import Passed, files_under
from corpus.gathering.item import MEMBER, Found, Item, Refused
from corpus.gathering.names import storable


class Gathering:
    """Everything under some paths, each file once. `total` grows while archives are opened; `roots` are the folders given."""

    def __init__(self, paths: Iterable[Path], *, bounds: Bounds | None = None) -> None:
        self._bounds = bounds or Bounds()
        self._passed = Passed()
        self._skips = Skips()
        self.roots: list[str] = []
        self._files: dict[str, Path | Refused] = {}
        for path in paths:
            self._list(path)
        self.total = len(self._files)

    @property
    def skipped(self) -> int:
        """Hidden files, lock files and thumbnails passed over."""
        return self._passed.by_products + self._skips.count

    @property
    def links(self) -> int:
        """Links and special files passed over."""
        return self._passed.links

    def __iter__(self) -> Iterator[Found]:
        for source, path in self._files.items():
            if isinstance(path, Refused):
                yield path
            elif is_archive(path.name):
                yield from self._counted(_archive(path, source, self._bounds, self._skips))
            else:
                yield _file(path, source)

    def _list(self, path: Path) -> None:
        where = path.absolute()
        if where.is_dir():
            where = where.resolve()
            self.roots.append(storable(str(where)))
            for found in files_under(where, self._passed):
                self._files.setdefault(storable(str(found.source if isinstance(found, Refused) else found)), found)
        elif where.exists() and not where.is_file():
            reason = f"«{path}» không phải tệp thường: hãy chọn tệp hoặc thư mục văn bản."
            self._files.setdefault(str(where), Refused(path.name, reason, str(where)))
        elif not where.exists():
            reason = f"Không tìm thấy tệp «{path}»: hãy kiểm tra lại đường dẫn."
            self._files.setdefault(str(where), Refused(path.name, reason, str(where)))
        else:
            where = where.resolve()
            self._files.setdefault(storable(str(where)), where)

    def _counted(self, members: Iterator[Found]) -> Iterator[Found]:
        """An archive was counted as one file until its members come."""
        for index, member in enumerate(members):
            self.total += 1 if index else 0
            yield member


def gather(paths: Iterable[Path], *, bounds: Bounds | None = None) -> Gathering:
    """Look at the paths; files and archives are opened when the stream comes to them."""
    return Gathering(paths, bounds=bounds)


def reopen(source: str, *, bounds: Bounds | None = None) -> Found:
    """One file again by its source, for another try; refused where it is no longer there."""
    path, _, member = source.partition(MEMBER)
    missing = Refused(source.rsplit("/", 1)[-1], f"Không còn thấy «{source}»: hãy nạp lại từ nơi đang lưu tệp.", source)
    if not Path(path).is_file():
        return missing
    found = Gathering([Path(path)], bounds=bounds)
    return next((each for each in found if not member or each.source == source), missing)


def _file(path: Path, source: str) -> Found:
    try:
        stat = path.stat()
    except OSError as error:
        return Refused(path.name, _unopened(path.name, error), source)
    return Item(storable(path.name), partial(_load, path), source, stat.st_size, stat.st_mtime)


def _load(path: Path) -> bytes:
    """The bytes of a file, its size looked at before its contents. Raises UnreadableFile."""
    from corpus.reading.reader import refuse_size
    from corpus.reading.reading import MAX_FILE_BYTES

    try:
        refuse_size(path.name, path.stat().st_size)
        with path.open("rb") as file:
            return file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise UnreadableFile(_unopened(path.name, error)) from error


def _archive(path: Path, source: str, bounds: Bounds, skips: Skips) -> Iterator[Found]:
    try:
        size = path.stat().st_size
        if size > bounds.archive_bytes:
            limit = bounds.archive_bytes // 1024 // 1024
            yield Refused(path.name, f"Tệp nén «{path.name}» vượt giới hạn {limit} MB: hãy giải nén rồi nạp thư mục đã giải nén.", source, size)
            return
        with path.open("rb") as file:
            yield from members_of(path.name, file, source=source, account=Account(path.name, size, bounds), skips=skips)
    except Overflow as error:
        yield Refused(path.name, str(error), source)
    except OSError as error:
        yield Refused(path.name, _unopened(path.name, error), source)


def _unopened(name: str, error: OSError) -> str:
    return f"Không mở được tệp «{name}» ({error.strerror or error}): hãy kiểm tra quyền đọc tệp rồi thử lại."
