"""First bytes of a file against its extension: a PDF renamed .txt, an encrypted or old Word file named .docx."""

from corpus.errors import UnreadableFile

_ZIP = b"PK\x03\x04"
_PDF = b"%PDF-"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BINARY = (
    (b"\x89PNG", "ảnh PNG"),
    (b"\xff\xd8\xff", "ảnh JPEG"),
    (b"GIF8", "ảnh GIF"),
    (b"II*\x00", "ảnh TIFF"),
    (b"MM\x00*", "ảnh TIFF"),
    (b"Rar!", "tệp nén RAR"),
    (b"7z\xbc\xaf", "tệp nén 7z"),
    (b"\x1f\x8b", "tệp nén GZIP"),
    (b"MZ\x90", "chương trình"),
    (b"\x7fELF", "chương trình"),
)


def refuse_disguised(name: str, format: str, data: bytes) -> None:
    """Raise UnreadableFile where the bytes are of another kind than the extension says."""
    if data.startswith(_OLE):
        _refuse_ole(name, data)
    kind = kind_of(data)
    if kind and kind != format:
        raise UnreadableFile(f"Tệp «{name}» thật ra là {_words(kind)}, không phải tệp {format}: hãy đặt lại đúng đuôi tệp hoặc nạp bản gốc.")


def kind_of(data: bytes) -> str | None:
    """The format docx (any zip), pdf, the Vietnamese name of a binary kind, or None for what may be text."""
    if data.startswith(_ZIP):
        return "docx"
    if _PDF in data[:1024]:
        return "pdf"
    return next((words for mark, words in _BINARY if data.startswith(mark)), None)


def _words(kind: str) -> str:
    return {"docx": "tệp nén hoặc tệp Word (.docx)", "pdf": "tệp PDF"}.get(kind, kind)


def _refuse_ole(name: str, data: bytes) -> None:
    if _ENCRYPTED in data:
        raise UnreadableFile(f"Tệp «{name}» được bảo vệ bằng mật khẩu: hãy mở bằng Word, bỏ mật khẩu, lưu lại rồi nạp lại.")
    raise UnreadableFile(f"Tệp «{name}» là tệp Word hoặc Excel đời cũ: hãy mở bằng Word hoặc LibreOffice, lưu lại thành .docx rồi nạp lại.")
