"""The entries of a .tar, compressed or not, in the order in which they stand; every byte that comes out of the compression is counted."""

import bz2
import gzip
import io
import lzma
import tarfile
from collections.abc import Iterator
from functools import partial
from typing import IO, BinaryIO, cast

from corpus.errors import UnreadableFile
from corpus.gathering.archives import Member
from corpus.gathering.bounds import Account
from corpus.gathering.names import readable

_HEADER_BYTES = 4 * 1024 * 1024  # what may stand between two members: headers, long names
_STEP = 1024 * 1024


class _Stream(io.RawIOBase):
    """The tar as it comes out of its compression. `header` bounds what may be read before the next member; None: bounded by the account alone."""

    def __init__(self, file: IO[bytes], account: Account) -> None:
        self._file = file
        self._account = account
        self.header: int | None = None

    def read(self, size: int = -1) -> bytes:
        part = self._file.read(_STEP if size < 0 else size)
        self._account.grow(len(part))
        if self.header is not None:
            self.header -= len(part)
            if self.header < 0:
                raise UnreadableFile(f"Tệp nén «{self._account.name}» có phần đầu mục quá dài: hãy tạo lại tệp nén hoặc giải nén rồi nạp lại.")
        return part


def tar_members(name: str, file: BinaryIO, account: Account) -> Iterator[Member]:
    """Raises UnreadableFile where the file is no tar or breaks off, Overflow where it grows too far."""
    stream = _Stream(_decompressed(name, file), account)
    try:
        stream.header = _HEADER_BYTES
        with tarfile.open(fileobj=stream, mode="r|", encoding="utf-8", errors="surrogateescape") as archive:
            while (info := archive.next()) is not None:
                stream.header = None
                archive.members = []  # type: ignore[attr-defined]  # the library would keep a list of all that it has passed
                yield _member(name, archive, info)
                _pass_over(archive, info)
                stream.header = _HEADER_BYTES
    except UnreadableFile:
        raise
    except Exception as error:  # tarfile, zlib, lzma, bz2 and struct each have their own errors for damaged bytes
        raise UnreadableFile(f"Tệp nén «{name}» bị hỏng hoặc không phải tệp .tar: phần sau không đọc được, hãy tải hoặc sao chép lại rồi nạp.") from error


def _decompressed(name: str, file: BinaryIO) -> IO[bytes]:
    low = name.lower()
    if low.endswith(("gz", "tgz")):
        return cast("IO[bytes]", gzip.GzipFile(fileobj=file))
    if low.endswith("xz"):
        return cast("IO[bytes]", lzma.LZMAFile(file))
    if low.endswith("bz2"):
        return cast("IO[bytes]", bz2.BZ2File(file))
    return file


def _member(archive_name: str, archive: tarfile.TarFile, info: tarfile.TarInfo) -> Member:
    shown = readable(info.name.encode("utf-8", errors="surrogateescape"))
    refusal = None
    if not (info.isreg() or info.isdir()) or info.issparse():
        refusal = f"«{shown}» trong «{archive_name}» là liên kết hoặc thiết bị, không phải tệp, đã bỏ qua: hãy nạp chính tệp gốc."
    opened = cast("partial[BinaryIO]", partial(archive.extractfile, info))
    return Member(shown, info.size, float(info.mtime), opened, refusal, folder=info.isdir(), counted=True)


def _pass_over(archive: tarfile.TarFile, info: tarfile.TarInfo) -> None:
    """Read what nobody wanted of a member, so that only headers are left before the next one."""
    if not info.isreg() or info.issparse():
        return
    rest = archive.fileobj
    while rest.tell() < info.offset_data + info.size:
        if not rest.read(min(_STEP, info.offset_data + info.size - rest.tell())):
            return
