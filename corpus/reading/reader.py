"""A path or an upload → Reading, or UnreadableFile with one sentence for the officer.

Parsers are imported when a file of their kind is read, so that checking a .txt stays quick.
"""

import re
from dataclasses import replace
from pathlib import Path, PurePosixPath

from corpus.errors import UnreadableFile
from corpus.marks import clipped
from corpus.reading.reading import MAX_CHARACTERS, MAX_FILE_BYTES, Reading
from corpus.reading.signatures import refuse_disguised

FORMATS = {".txt": "txt", ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".docx": "docx", ".pdf": "pdf"}
_OLD_OFFICE = {".doc": ".docx", ".rtf": ".docx", ".odt": ".docx", ".docm": ".docx", ".xls": ".docx hoặc .pdf", ".xlsx": ".docx hoặc .pdf"}
_IMAGES = {".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp", ".heic"}
_OWN_ANNEX = re.compile(r"\n\nPHỤ LỤC\s+BẢNG ĐỐI CHIẾU NGUỒN\n")


def read_file(path: Path) -> Reading:
    """Read a file of the disk; its size is looked at before its contents."""
    try:
        if not path.is_file():
            raise UnreadableFile(f"Không tìm thấy tệp «{path}»: hãy kiểm tra lại đường dẫn.")
        _refuse_size(path.name, path.stat().st_size)
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise UnreadableFile(f"Không mở được tệp «{path.name}» ({error.strerror or error}): hãy kiểm tra quyền đọc tệp rồi thử lại.") from error
    return read_bytes(path.name, data)


def read_bytes(name: str, data: bytes) -> Reading:
    """Read an uploaded file; `name` gives the format and stands in the messages."""
    name = name.replace("\\", "/").rsplit("/", 1)[-1]
    _refuse_size(name, len(data))
    kind = _format_of(name)
    refuse_disguised(name, kind, data)
    reading = _without_own_annex(_parse(name, kind, data))
    if not reading.text.strip():
        raise UnreadableFile(f"Tệp «{name}» không có chữ nào: hãy kiểm tra lại tệp và nạp bản có nội dung.")
    if len(reading.text) > MAX_CHARACTERS:
        raise UnreadableFile(f"Tệp «{name}» có hơn {MAX_CHARACTERS // 1_000_000} triệu ký tự, vượt giới hạn đọc: hãy tách thành nhiều tệp nhỏ hơn.")
    return reading


def _refuse_size(name: str, size: int) -> None:
    if size == 0:
        raise UnreadableFile(f"Tệp «{name}» trống (0 byte): hãy chọn lại tệp có nội dung.")
    if size > MAX_FILE_BYTES:
        limit = MAX_FILE_BYTES // (1024 * 1024)
        raise UnreadableFile(f"Tệp «{name}» nặng {size / 1024 / 1024:.0f} MB, vượt giới hạn {limit} MB: hãy tách nhỏ hoặc bỏ bớt hình ảnh rồi nạp lại.")


def _format_of(name: str) -> str:
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in FORMATS:
        return FORMATS[suffix]
    if suffix in _OLD_OFFICE:
        raise UnreadableFile(f"Tệp «{name}» có đuôi {suffix}, chưa đọc được: hãy mở bằng Word, lưu lại thành {_OLD_OFFICE[suffix]} rồi nạp lại.")
    if suffix in _IMAGES:
        raise UnreadableFile(f"Tệp «{name}» là ảnh, chưa đọc được chữ trong ảnh: hãy nạp bản .docx hoặc PDF có lớp chữ.")
    raise UnreadableFile(f"Tệp «{name}» có đuôi lạ, chưa đọc được: hãy nạp tệp {', '.join(sorted(FORMATS))}.")


def _without_own_annex(reading: Reading) -> Reading:
    """An exported draft carries its evidence in an annex; as a source for the next document it is not part of the text."""
    annex = _OWN_ANNEX.search(reading.text) if reading.format in {"docx", "pdf"} else None
    if annex is None:
        return reading
    note = "Phụ lục «Bảng đối chiếu nguồn» do Trợ Bút lập đã được bỏ qua."
    return replace(reading, text=reading.text[: annex.start()], marks=clipped(reading.marks, annex.start()), notes=(*reading.notes, note))


def _parse(name: str, format: str, data: bytes) -> Reading:
    if format == "docx":
        from corpus.reading.docx import read_docx

        return read_docx(name, data)
    if format == "pdf":
        from corpus.reading.pdf import read_pdf

        return read_pdf(name, data)
    if format == "html":
        from corpus.reading.html import read_html

        return read_html(name, data)
    from corpus.reading.plain import read_plain

    return read_plain(name, format, data)
