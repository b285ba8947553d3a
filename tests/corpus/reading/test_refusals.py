"""Files that cannot be read: one sentence each, saying what, where and what to do."""

import io
import zipfile
from pathlib import Path

import pytest

from corpus.errors import UnreadableFile
from corpus.reading import MAX_FILE_BYTES, read_bytes, read_file
from tests.corpus.reading.pdf_maker import lines, make_pdf

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _zip(**parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return buffer.getvalue()


CASES = {
    "empty": ("a.txt", b"", "trống"),
    "blank": ("a.txt", b" \n\n ", "không có chữ nào"),
    "extension": ("a.xyz", b"x", "đuôi lạ"),
    "no extension": ("BAOCAO", b"x", "đuôi lạ"),
    "old word": ("a.doc", b"x", "không phải tệp Word"),
    "picture": ("a.jpg", b"x", "không phải ảnh"),
    "damaged pdf as txt": ("a.txt", b"%PDF-1.7 x", "bị hỏng"),
    "png as docx": ("a.docx", b"\x89PNG\r\n", "thật ra là ảnh PNG bị hỏng"),
    "zip as pdf": ("a.pdf", b"PK\x03\x04x", "thật ra là tệp nén"),
    "encrypted docx": ("a.docx", _OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    "old office file named docx": ("a.docx", _OLE + bytes(600), "đời cũ"),
    "damaged docx": ("a.docx", b"PK\x03\x04" + b"x" * 99, "bị hỏng"),
    "zip named docx": ("a.docx", _zip(x="y"), "không phải văn bản Word"),
    "docx with broken xml": ("a.docx", _zip(**{"word__document.xml": "<w"}), "bị hỏng"),
    "docx of another kind": ("a.docx", _zip(**{"word__document.xml": "<html/>"}), ""),
    "damaged pdf": ("a.pdf", b"%PDF-1.7\nx", "bị hỏng"),
    "pdf with password": ("a.pdf", make_pdf([lines(["chữ"])], locked=True), "mật khẩu"),
    "pdf of empty pages": ("a.pdf", make_pdf([[]]), "không có chữ nào"),
    "binary html": ("a.html", bytes(range(256)), "không phải văn bản chữ"),
}


@pytest.mark.parametrize(("name", "data", "words"), CASES.values(), ids=CASES)
def test_refusal_is_one_sentence(name: str, data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_bytes(name, data)
    message = str(caught.value)
    assert words in message
    assert f"«{name}»" in message
    assert message.endswith(".")
    assert ": hãy " in message
    assert "\n" not in message


def test_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "lớn.txt"
    with path.open("wb") as file:
        file.truncate(4 * MAX_FILE_BYTES)
    with pytest.raises(UnreadableFile, match="nặng 200 MB, vượt giới hạn 50 MB"):
        read_file(path)


def test_large_upload_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="vượt giới hạn"):
        read_bytes("a.txt", bytes(MAX_FILE_BYTES + 1))


def test_missing_file_and_folder_are_named(tmp_path: Path) -> None:
    for path in (tmp_path / "không có.txt", tmp_path):
        with pytest.raises(UnreadableFile, match="Không tìm thấy tệp"):
            read_file(path)


def test_file_on_disk_is_read(tmp_path: Path) -> None:
    path = tmp_path / "báo cáo.txt"
    path.write_bytes("Kết quả\r\n".encode())
    assert read_file(path).text == "Kết quả\r\n"


def test_upload_name_may_carry_a_path() -> None:
    with pytest.raises(UnreadableFile, match=r"«a\.txt»"):
        read_bytes("C:\\Users\\cb\\a.txt", b"")
