"""A path or an upload → Reading, or UnreadableFile with one sentence for the officer.

Parsers are imported when a file of their kind is read, so that checking a .txt stays quick.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from corpus.errors import UnreadableFile
from corpus.marks import clipped
from corpus.reading.reading import MAX_CHARACTERS, MAX_FILE_BYTES, Reading
from corpus.reading.signatures import READABLE, kind_of

Progress = Callable[[int, int], None]
"""Told the page being read and how many there are."""

FORMATS = {
    **dict.fromkeys((".txt",), "txt"),
    **dict.fromkeys((".md", ".markdown"), "md"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".mhtml", ".mht"), "mhtml"),
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), "docx"),
    **dict.fromkeys((".doc", ".dot", ".wps"), "doc"),
    **dict.fromkeys((".rtf",), "rtf"),
    **dict.fromkeys((".odt", ".ott"), "odt"),
    **dict.fromkeys((".pdf",), "pdf"),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"), "image"),
}
"""Every extension that is read, and what it stands for."""

_OTHERWISE = {
    **dict.fromkeys((".xls", ".xlsx", ".ods", ".csv"), "là bảng tính: hãy chép bảng vào một tệp .docx hoặc in ra .pdf rồi nạp lại"),
    **dict.fromkeys((".ppt", ".pptx", ".odp"), "là bản trình chiếu: hãy chép chữ vào một tệp .docx hoặc in ra .pdf rồi nạp lại"),
    **dict.fromkeys((".heic", ".gif"), "là ảnh kiểu chưa đọc được: hãy lưu lại thành .jpg hoặc .png rồi nạp lại"),
    **dict.fromkeys((".msg", ".eml"), "là thư điện tử: hãy lưu riêng các tệp đính kèm hoặc lưu thư thành .html rồi nạp lại"),
}
_TEXT = {"txt", "md"}
_BY_SIGNATURE = {"doc", "rtf", "mhtml", "image"}
"""What cannot be of its kind without the signature, and would be misread if it were tried."""

_OWN_ANNEX = re.compile(r"\n\nPHỤ LỤC\s+BẢNG ĐỐI CHIẾU NGUỒN\n")
_WITH_ANNEX = {"docx", "pdf", "doc", "odt", "rtf"}


def read_file(path: Path, *, progress: Progress | None = None) -> Reading:
    """Read a file of the disk; its size is looked at before its contents."""
    try:
        if not path.is_file():
            raise UnreadableFile(f"Không tìm thấy tệp «{path}»: hãy kiểm tra lại đường dẫn.")
        refuse_size(path.name, path.stat().st_size)
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise UnreadableFile(f"Không mở được tệp «{path.name}» ({error.strerror or error}): hãy kiểm tra quyền đọc tệp rồi thử lại.") from error
    return read_bytes(path.name, data, progress=progress)


def read_bytes(name: str, data: bytes, *, progress: Progress | None = None) -> Reading:
    """Read an uploaded file; `name` gives the format and stands in the messages; `progress` is told the pages of a scan."""
    name = name.replace("\\", "/").rsplit("/", 1)[-1]
    refuse_size(name, len(data))
    kind, notes = _kind_and_notes(name, data)
    reading = without_own_annex(_parse(name, kind, data, progress))
    if not reading.text.strip():
        raise UnreadableFile(f"Tệp «{name}» không có chữ nào: hãy kiểm tra lại tệp và nạp bản có nội dung.")
    if len(reading.text) > MAX_CHARACTERS:
        raise UnreadableFile(f"Tệp «{name}» có hơn {MAX_CHARACTERS // 1_000_000} triệu ký tự, vượt giới hạn đọc: hãy tách thành nhiều tệp nhỏ hơn.")
    return replace(reading, notes=notes + reading.notes) if notes else reading


def refuse_size(name: str, size: int, most: int = MAX_FILE_BYTES) -> None:
    """Raise UnreadableFile for an empty file or one of more than `most` bytes."""
    if size == 0:
        raise UnreadableFile(f"Tệp «{name}» trống (0 byte): hãy chọn lại tệp có nội dung.")
    if size > most:
        limit = most / (1024 * 1024)
        raise UnreadableFile(f"Tệp «{name}» nặng {size / 1024 / 1024:.0f} MB, vượt giới hạn {limit:.0f} MB: hãy tách nhỏ hoặc bỏ bớt hình ảnh rồi nạp lại.")


def _kind_and_notes(name: str, data: bytes) -> tuple[str, tuple[str, ...]]:
    """What to read the file as: what its bytes say where they are clear, else what its extension says."""
    suffix = PurePosixPath(name).suffix.lower()
    expected = _format_of(name, suffix)
    kind = kind_of(name, data)
    if kind is None and expected in _BY_SIGNATURE:
        raise UnreadableFile(
            f"Tệp «{name}» không phải {READABLE[expected]} như đuôi tệp, hoặc đã hỏng: hãy mở bằng phần mềm gốc, lưu lại thành .docx rồi nạp lại."
        )
    if kind is None or kind == expected or (expected in _TEXT and kind in {"html", "mhtml"}):
        return expected, ()
    if kind == "tệp nén ZIP" and expected == "docx":
        return expected, ()  # the reader of .docx says what is wrong with it
    if kind not in READABLE:
        raise UnreadableFile(f"Tệp «{name}» thật ra là {kind}, không phải tệp {suffix}: hãy đặt lại đúng đuôi tệp hoặc nạp bản gốc.")
    if kind == "html" and expected == "mhtml":
        return kind, ()
    return kind, (f"Tệp mang đuôi {suffix} nhưng thật ra là {READABLE[kind]}; đã đọc theo đúng loại.",)


def _format_of(name: str, suffix: str) -> str:
    if suffix in FORMATS:
        return FORMATS[suffix]
    if suffix in _OTHERWISE:
        raise UnreadableFile(f"Tệp «{name}» {_OTHERWISE[suffix]}.")
    raise UnreadableFile(f"Tệp «{name}» có đuôi lạ, chưa đọc được: hãy nạp tệp {', '.join(sorted(FORMATS))}.")


def without_own_annex(reading: Reading) -> Reading:
    """An exported draft carries its evidence in an annex; as a source for the next document it is not part of the text."""
    annex = _OWN_ANNEX.search(reading.text) if reading.format in _WITH_ANNEX else None
    if annex is None:
        return reading
    note = "Phụ lục «Bảng đối chiếu nguồn» do Trợ Bút lập đã được bỏ qua."
    return replace(reading, text=reading.text[: annex.start()], marks=clipped(reading.marks, annex.start()), notes=(*reading.notes, note))


def _parse(name: str, format: str, data: bytes, progress: Progress | None) -> Reading:
    if format == "docx":
        from corpus.reading.docx import read_docx

        return read_docx(name, data)
    if format == "pdf":
        from corpus.reading.pdf import read_pdf

        return read_pdf(name, data, progress)
    if format in {"html", "mhtml"}:
        from corpus.reading.html import read_html, read_mhtml

        return read_mhtml(name, data) if format == "mhtml" else read_html(name, data)
    if format == "image":
        from corpus.reading.images import read_image

        return read_image(name, data, progress)
    if format in {"doc", "rtf", "odt"}:
        from corpus.reading.office import read_office

        return read_office(name, format, data)
    from corpus.reading.plain import read_plain

    return read_plain(name, format, data)
