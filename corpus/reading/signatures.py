"""What a file is by its bytes, whatever its extension says: the kinds that are read here, and names for those that are not."""

import io
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress

from corpus.errors import UnreadableFile
from corpus.reading.compound import compound_kind

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
_FOREIGN = (
    (b"GIF8", "ảnh GIF"),
    (b"\x89PNG", "ảnh PNG bị hỏng"),
    (b"Rar!", "tệp nén RAR"),
    (b"7z\xbc\xaf", "tệp nén 7z"),
    (b"\x1f\x8b", "tệp nén GZIP"),
    (b"BZh", "tệp nén BZIP2"),
    (b"\xfd7zXZ", "tệp nén XZ"),
    (b"SQLite format 3", "tệp cơ sở dữ liệu"),
    (b"MZ\x90", "chương trình"),
    (b"\x7fELF", "chương trình"),
    (b"\xca\xfe\xba\xbe", "chương trình"),
)
_PARTS = (("word/", "docx"), ("xl/", "bảng tính Excel"), ("ppt/", "bản trình chiếu PowerPoint"))
_OPEN_DOCUMENT = re.compile(rb"application/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)")
_OPEN_KINDS = {b"text": "odt", b"spreadsheet": "bảng tính OpenDocument", b"presentation": "bản trình chiếu OpenDocument"}
_MARKUP = re.compile(rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE | re.DOTALL)
_MESSAGE = re.compile(rb"(?:[\w-]{1,40}:[^\r\n]{0,998}\r?\n(?:[ \t][^\r\n]{0,998}\r?\n){0,20}){0,40}?MIME-Version:\s*1\.0", re.IGNORECASE)
_ARCHIVE = "tệp nén ZIP"

READABLE = {
    "docx": "tệp Word (.docx)",
    "doc": "tệp Word đời cũ (.doc)",
    "rtf": "tệp RTF",
    "odt": "tệp OpenDocument (.odt)",
    "pdf": "tệp PDF",
    "html": "trang web (HTML)",
    "mhtml": "trang web lưu trọn (MHTML)",
    "image": "ảnh",
}
"""Kinds known by their bytes and read here, with their names for messages; .txt and .md have no signature."""


def kind_of(name: str, data: bytes) -> str | None:
    """A key of READABLE, the Vietnamese name of a kind that is not read, or None for what may be text.

    Raises UnreadableFile for what is locked by a password.
    """
    if data.startswith(_OLE):
        return compound_kind(name, data)
    if data.startswith(_ZIP):
        return _zip_kind(name, data)
    head = data[:65_536].removeprefix(b"\xef\xbb\xbf")
    if any(data.startswith(mark) for mark in _IMAGES) or _is_bitmap(data) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return "image"
    found = next((kind for kind, matches in _TEXTUAL.items() if matches(head)), None)
    return found or next((words for mark, words in _FOREIGN if data.startswith(mark)), None)


_TEXTUAL: dict[str, Callable[[bytes], bool]] = {
    "pdf": lambda head: head[:64].lstrip().startswith(b"%PDF-"),
    "rtf": lambda head: head[:64].lstrip().startswith(b"{\\rtf"),
    "html": lambda head: _MARKUP.match(head) is not None,
    "mhtml": lambda head: _MESSAGE.match(head) is not None,
}


def _is_bitmap(data: bytes) -> bool:
    """«BM» may begin a text; the reserved fields and the header size of a bitmap do not."""
    return data[:2] == b"BM" and data[6:10] == bytes(4) and data[14:18] in {b"\x0c\0\0\0", b"\x28\0\0\0", b"\x6c\0\0\0", b"\x7c\0\0\0"}


def _zip_kind(name: str, data: bytes) -> str:
    """By its parts where the archive opens, else by its first name."""
    # RuntimeError: a password; NotImplementedError: what zipfile raises for a version or a method of compression that it does not know
    stored = _OPEN_DOCUMENT.search(data[:200])
    with suppress(zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError), zipfile.ZipFile(io.BytesIO(data)) as archive:
        if stored:
            _refuse_locked(name, archive)
        for prefix, kind in _PARTS:
            if any(part.startswith(prefix) for part in archive.NameToInfo):
                return kind
    if stored:
        return _OPEN_KINDS[stored[1]]
    first = data[30:400]
    return next((kind for prefix, kind in _PARTS if prefix.encode() in first or (kind == "docx" and first.startswith(b"[Content_Types]"))), _ARCHIVE)


def _refuse_locked(name: str, archive: zipfile.ZipFile) -> None:
    manifest = archive.NameToInfo.get("META-INF/manifest.xml")
    if manifest is not None and manifest.file_size < 1_000_000 and b"encryption-data" in archive.read(manifest):
        raise UnreadableFile(f"Tệp «{name}» được bảo vệ bằng mật khẩu: hãy mở bằng LibreOffice, bỏ mật khẩu, lưu lại rồi nạp lại.")
