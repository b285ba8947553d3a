"""The old container of Microsoft Office (OLE): a Word file, something else, or anything under a password."""

import struct

from corpus.errors import UnreadableFile

_ENTRY = 128  # bytes of a directory entry
_ENCRYPTED_FLAG = 0x0100  # in the flags of the file information block
_STREAMS = (
    ("Workbook", "bảng tính Excel đời cũ"),
    ("Book", "bảng tính Excel đời cũ"),
    ("PowerPoint Document", "bản trình chiếu PowerPoint đời cũ"),
    ("__properties_version1.0", "thư Outlook"),
)


def compound_kind(name: str, data: bytes) -> str:
    """«doc», or the Vietnamese name of what else it holds. Raises UnreadableFile where a password locks it."""
    word = _entry(data, "WordDocument")
    if _entry(data, "EncryptedPackage") is not None or "EncryptedPackage".encode("utf-16-le") in data or (word is not None and _locked(data, word)):
        raise UnreadableFile(f"Tệp «{name}» được bảo vệ bằng mật khẩu: hãy mở bằng Word, bỏ mật khẩu, lưu lại rồi nạp lại.")
    if word is not None:
        return "doc"
    return next((words for stream, words in _STREAMS if _entry(data, stream) is not None), "tệp Office đời cũ không có văn bản Word")


def _entry(data: bytes, stream: str) -> bytes | None:
    """The directory entry of a stream: its name stands at the start of a record of 128 bytes."""
    encoded = f"{stream}\0".encode("utf-16-le")
    at = data.find(encoded)
    while at >= 0:
        entry = data[at : at + _ENTRY]
        if at % _ENTRY == 0 and len(entry) == _ENTRY and entry[64:66] == struct.pack("<H", len(encoded)):
            return entry
        at = data.find(encoded, at + 1)
    return None


def _locked(data: bytes, word: bytes) -> bool:
    size = 1 << min(struct.unpack_from("<H", data, 30)[0], 12)
    start = (struct.unpack_from("<I", word, 116)[0] + 1) * size
    block = data[start : start + 12]
    return len(block) == 12 and bool(struct.unpack_from("<H", block, 10)[0] & _ENCRYPTED_FLAG)
