"""The entries of a .zip, after a look at how long its list of entries is."""

import os
import struct
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from typing import BinaryIO, cast

from corpus.errors import UnreadableFile
from corpus.gathering.archives import Member
from corpus.gathering.names import readable

_LIST_BYTES = 16 * 1024 * 1024  # of the central directory: ten thousand members with long names
_END, _END64_PLACE, _END64 = b"PK\x05\x06", b"PK\x06\x07", b"PK\x06\x06"
_UTF8, _ENCRYPTED, _UNICODE_NAME = 0x800, 0x1, 0x7075
_LINK, _SPECIAL = 0o120000, (0o020000, 0o060000, 0o010000, 0o140000)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)


def zip_members(name: str, file: BinaryIO) -> Iterator[Member]:
    """Raises UnreadableFile where the file is no zip or lists too much."""
    if _list_length(file) > _LIST_BYTES:
        raise UnreadableFile(f"Tệp nén «{name}» có danh mục tệp quá dài: hãy tách thành nhiều tệp nén nhỏ hơn.")
    try:
        archive = zipfile.ZipFile(file)  # NotImplementedError: a list with an entry of a later version of the format than zipfile knows
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as error:
        raise UnreadableFile(f"Tệp nén «{name}» bị hỏng hoặc không phải tệp .zip: hãy tải hoặc sao chép lại rồi nạp.") from error
    with archive:
        for info in archive.infolist():
            shown = _name(info)
            opened = cast("partial[BinaryIO]", partial(archive.open, info))
            yield Member(shown, info.file_size, _modified(info), opened, _refusal(name, shown, info), folder=info.is_dir())


def _refusal(archive: str, name: str, info: zipfile.ZipInfo) -> str | None:
    kind = (info.external_attr >> 16) & 0o170000
    if info.flag_bits & _ENCRYPTED:
        return f"Tệp «{name}» trong «{archive}» có mật khẩu: hãy giải nén bằng mật khẩu rồi nạp tệp đã giải nén."
    if kind == _LINK or kind in _SPECIAL:
        return f"«{name}» trong «{archive}» là liên kết hoặc thiết bị, không phải tệp, đã bỏ qua: hãy nạp chính tệp gốc."
    if info.compress_type not in _METHODS:
        return f"Tệp «{name}» trong «{archive}» nén bằng phương pháp lạ: hãy giải nén bằng phần mềm đã tạo ra rồi nạp lại."
    return None


def _name(info: zipfile.ZipInfo) -> str:
    """The name as its maker meant it: said to be UTF-8, repeated in UTF-8 beside it, or in an encoding that has to be guessed."""
    if info.flag_bits & _UTF8:
        return info.filename
    raw = info.orig_filename.split("\x00")[0].encode("cp437", errors="replace")
    return _beside(info.extra) or readable(raw)


def _beside(extra: bytes) -> str | None:
    """The extra field «Info-ZIP Unicode Path»: version, checksum, name."""
    while len(extra) >= 4:
        kind, length = struct.unpack("<HH", extra[:4])
        if kind == _UNICODE_NAME and length > 5:
            return extra[9 : 4 + length].decode("utf-8", errors="replace")
        extra = extra[4 + length :]
    return None


def _modified(info: zipfile.ZipInfo) -> float | None:
    try:
        return datetime(*info.date_time, tzinfo=UTC).timestamp()
    except ValueError:
        return None


def _list_length(file: BinaryIO) -> int:
    """Bytes of the central directory as the end of the file tells them: the library would read all of it at once. 0 where there is none."""
    size = file.seek(0, os.SEEK_END)
    start = max(0, size - 65_557)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        return 0
    length = int(struct.unpack("<L", tail[at + 12 : at + 16])[0])
    if at >= 20 and tail[at - 20 : at - 16] == _END64_PLACE:
        file.seek(int(struct.unpack("<Q", tail[at - 12 : at - 4])[0]) if at else 0)
        record = file.read(56)
        length = int(struct.unpack("<Q", record[40:48])[0]) if record[:4] == _END64 and len(record) == 56 else size
    return length
