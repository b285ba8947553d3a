"""A file as read, its changes and the format wanted → the new file, or UnwritableFile with one sentence for the officer."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from corpus.errors import UnwritableFile
from corpus.reading.reading import Reading
from corpus.writing.change import Change, changed
from corpus.writing.plain import write_plain

WRITABLE = (".txt", ".md", ".markdown", ".docx")
_TEXT = (".txt", ".md", ".markdown")
_NEW_ENCODING = "Tệp gốc dùng bảng mã cũ hoặc có byte hỏng, bản sửa được ghi bằng Unicode (UTF-8)."
_TEXT_ONLY = "Bản sửa chỉ gồm phần chữ, không giữ định dạng của tệp gốc."


@dataclass(frozen=True, slots=True)
class Written:
    """The new file. `left_out`: changes that it could not take safely. `notes`: sentences for the officer."""

    data: bytes
    left_out: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()


def write_changes(name: str, data: bytes, reading: Reading, changes: tuple[Change, ...], *, out: str) -> Written:
    """Put changes of the text of `name` into a file called `out`. Raises UnwritableFile."""
    suffix = PurePosixPath(out.replace("\\", "/")).suffix.lower()
    if suffix in _TEXT and reading.format in ("txt", "md"):
        plain, kept = write_plain(data, reading.text, changes)
        return Written(plain, notes=() if kept else (_NEW_ENCODING,))
    if suffix in _TEXT:
        return Written(changed(reading.text, changes).encode(), notes=(_TEXT_ONLY,))
    if suffix == ".docx" and reading.format == "docx":
        from corpus.writing.docx import write_docx

        docx, left_out = write_docx(name, data, reading.text, changes)
        return Written(docx, left_out)
    raise UnwritableFile(_refusal(name, reading.format, out, suffix))


def _refusal(name: str, format: str, out: str, suffix: str) -> str:
    if suffix == ".docx":
        return f"Không ghi được bản sửa của tệp {format} «{name}» thành Word «{out}»: hãy chọn tên tệp đuôi .txt."
    if suffix in (".pdf", ".html", ".htm"):
        return f"Không sửa được thẳng vào tệp {suffix} «{out}»: hãy chọn tên tệp đuôi .txt{' hoặc .docx' if format == 'docx' else ''}."
    return f"Không biết ghi bản sửa vào tệp đuôi «{suffix}» («{out}»): hãy chọn tên tệp đuôi .txt{' hoặc .docx' if format == 'docx' else ''}."
