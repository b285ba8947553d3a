"""A multipart body as it streams in → files in a folder; a limit that is passed ends it at once."""

import re
import unicodedata
from collections.abc import AsyncIterator
from pathlib import Path
from typing import BinaryIO

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import ClientDisconnect

from api.uploads.errors import BadForm, TooMuch
from api.uploads.limits import MAX_BATCH, MAX_FILES, megabytes, size_limit, too_large
from api.uploads.spool import SentFile

_ODD = re.compile(r"[\x00-\x1f\x7f]")
_LONGEST_NAME = 400
_ENDS = (".tar.gz", ".tar.xz", ".tar.bz2", ".tgz", ".txz", ".tbz2", ".tar", ".zip", ".7z", ".rar", ".gz", ".xz", ".bz2")


class Receiver:
    """Takes the pieces of a body and writes its files into `folder` under numbers."""

    def __init__(self, folder: Path, content_type: str | None) -> None:
        kind, options = parse_options_header(content_type)
        if kind != b"multipart/form-data" or b"boundary" not in options:
            raise BadForm("Yêu cầu chưa đúng kiểu gửi tệp (multipart/form-data): hãy xem /openapi.json.")
        self.files: list[SentFile] = []
        self._folder = folder
        self._parser = MultipartParser(options[b"boundary"], self._callbacks())  # type: ignore[arg-type]
        self._header, self._value, self._disposition = b"", b"", b""
        self._out: BinaryIO | None = None
        self._size = self._total = 0

    def take(self, piece: bytes) -> None:
        """Raises TooMuch or BadForm."""
        self._total += len(piece)
        if self._total > MAX_BATCH:
            raise TooMuch(f"Các tệp gửi một lần nặng quá {megabytes(MAX_BATCH)} MB: hãy nạp làm nhiều lần.", MAX_BATCH)
        try:
            self._parser.write(piece)
        except FormParserError as error:
            raise BadForm("Dữ liệu gửi lên không nguyên vẹn: hãy nạp lại.") from error

    def end(self) -> list[SentFile]:
        """The files, once the body is whole. Raises BadForm."""
        self.close()
        if not self.files:
            raise BadForm("Yêu cầu không có tệp nào: hãy chọn ít nhất một tệp.")
        return self.files

    def close(self) -> None:
        if self._out:
            self._out.close()
            self._out = None

    def _callbacks(self) -> dict[str, object]:
        return {
            "on_part_begin": self._part_begins,
            "on_header_field": self._header_field,
            "on_header_value": self._header_value,
            "on_header_end": self._header_ends,
            "on_headers_finished": self._headers_finished,
            "on_part_data": self._data,
            "on_part_end": self.close,
        }

    def _part_begins(self) -> None:
        self._disposition = b""

    def _header_field(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header_ends(self) -> None:
        if self._header.lower() == b"content-disposition":
            self._disposition = self._value
        self._header = self._value = b""

    def _headers_finished(self) -> None:
        options = parse_options_header(self._disposition)[1]
        if b"filename" not in options:
            return
        if len(self.files) >= MAX_FILES:
            raise TooMuch(f"Gửi một lần quá {MAX_FILES} tệp: hãy nạp làm nhiều lần.", MAX_FILES)
        name = _clean(options[b"filename"])
        file = SentFile(name, self._folder / f"{len(self.files):05d}{_suffix(name)}")
        self.files.append(file)
        self._out = file.path.open("wb")
        self._size = 0

    def _data(self, data: bytes, start: int, end: int) -> None:
        if self._out is None:
            return
        self._size += end - start
        name = self.files[-1].name
        if self._size > size_limit(name):
            raise too_large(name)
        self._out.write(data[start:end])


async def receive(stream: AsyncIterator[bytes], folder: Path, content_type: str | None) -> list[SentFile]:
    """Write the files of a body into `folder`. Raises TooMuch or BadForm."""
    receiver = Receiver(folder, content_type)
    try:
        async for piece in stream:
            receiver.take(piece)
        return receiver.end()
    except ClientDisconnect as error:
        raise BadForm("Người gửi đã ngắt giữa chừng: các tệp gửi dở không được giữ.") from error
    finally:
        receiver.close()


def _clean(raw: bytes) -> str:
    """The name in NFC without control characters, folders parted by «/»."""
    name = unicodedata.normalize("NFC", raw.decode("utf-8", "replace")).replace("\\", "/")
    parts = [part.strip() for part in _ODD.sub("", name).split("/")]
    return "/".join(part for part in parts if part not in ("", ".", ".."))[-_LONGEST_NAME:] or "tep"


def _suffix(name: str) -> str:
    """The kept file keeps the end of its name where that says what kind of archive it is."""
    return next((end for end in _ENDS if name.lower().endswith(end)), "")
