"""What a file is read as: by its bytes where they are clear, whatever the extension says."""

import io
import struct

import pytest
from PIL import Image

from corpus.errors import UnreadableFile
from corpus.reading import FORMATS, read_bytes
from corpus.reading.signatures import kind_of
from tests.corpus.reading.docx_maker import make_docx, paragraph
from tests.corpus.reading.old_files import odt, pack, rtf
from tests.corpus.reading.pdf_maker import lines, make_pdf

DOCX = make_docx(paragraph("Kế hoạch"))
PDF = make_pdf([lines(["Kế hoạch"])])
HTML = "<!DOCTYPE html>\n<html><body><p>Kế hoạch</p></body></html>".encode()
MHTML = b"""From: <Saved by Blink>
MIME-Version: 1.0
Content-Type: multipart/related; boundary="b"

--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<html><body><p>K=E1=BA=BF ho=E1=BA=A1ch</p></body></html>
--b
Content-Type: image/png
Content-Transfer-Encoding: base64

AAAA
--b--
"""


def compound(*streams: str, flags: int = 0) -> bytes:
    """The header and directory of an OLE file with the named streams, each starting in the first sector."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(22) + struct.pack("<H", 9) + bytes(480)
    block = (struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0, 0, flags)).ljust(512, b"\0")
    entries = b"".join(_entry(stream) for stream in streams)
    return header + block + entries


def _entry(name: str) -> bytes:
    encoded = f"{name}\0".encode("utf-16-le")
    return encoded.ljust(64, b"\0") + struct.pack("<H", len(encoded)) + bytes(50) + struct.pack("<IQ", 0, 4096)


def picture(format: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("L", (40, 40), 255).save(buffer, format)
    return buffer.getvalue()


KINDS = {
    "docx": DOCX,
    "odt": odt("<text:p>chữ</text:p>"),
    "rtf": rtf("chữ"),
    "pdf": PDF,
    "html": HTML,
    "mhtml": MHTML,
    "doc": compound("Root Entry", "WordDocument", "1Table"),
    "image": picture("PNG"),
    "bảng tính Excel": pack({"[Content_Types].xml": "", "xl/workbook.xml": ""}),
    "bảng tính Excel đời cũ": compound("Root Entry", "Workbook"),
    "bản trình chiếu PowerPoint đời cũ": compound("Root Entry", "PowerPoint Document"),
    "thư Outlook": compound("Root Entry", "__properties_version1.0"),
    "tệp nén ZIP": pack({"a.txt": "x"}),
    "tệp nén RAR": b"Rar!\x1a\x07\x00" + bytes(40),
}


@pytest.mark.parametrize(("kind", "data"), KINDS.items(), ids=KINDS)
def test_kind_is_known_by_the_bytes(kind: str, data: bytes) -> None:
    assert kind_of("a", data) == kind


@pytest.mark.parametrize("format", ["PNG", "JPEG", "TIFF", "BMP", "WEBP"])
def test_pictures_are_known_by_the_bytes(format: str) -> None:
    assert kind_of("a", picture(format)) == "image"


@pytest.mark.parametrize("text", ["BM là viết tắt", "GIFT", "%PD F", "Điều 1.", "MIME", "Subject: thư", "<p>đoạn</p>", "{rtf", "II. KẾT QUẢ", "MM", "RIFF"])
def test_text_is_no_other_kind(text: str) -> None:
    assert kind_of("a.txt", text.encode()) is None


@pytest.mark.parametrize(
    "data", [compound("WordDocument", flags=0x0100), compound("EncryptedPackage"), odt("<text:p/>", encrypted=True)], ids=["doc", "docx", "odt"]
)
@pytest.mark.parametrize("suffix", [".doc", ".docx", ".odt", ".txt"])
def test_password_is_named_whatever_the_extension(data: bytes, suffix: str) -> None:
    with pytest.raises(UnreadableFile, match=r"mật khẩu: hãy mở bằng .* lưu lại rồi nạp lại\.$"):
        read_bytes(f"a{suffix}", data)


@pytest.mark.parametrize("suffix", [".doc", ".txt", ".pdf", ".rtf", ".html", ".odt"])
def test_docx_under_another_extension_is_read_with_a_note(suffix: str) -> None:
    reading = read_bytes(f"a{suffix}", DOCX)
    assert (reading.text, reading.format) == ("Kế hoạch", "docx")
    assert reading.notes[0] == f"Tệp mang đuôi {suffix} nhưng thật ra là tệp Word (.docx); đã đọc theo đúng loại."


@pytest.mark.parametrize(("name", "data"), [("a.doc", HTML), ("a.docx", PDF), ("a.doc", MHTML), ("a.rtf", HTML), ("a.txt", PDF)])
def test_clear_kinds_are_read_as_what_they_are(name: str, data: bytes) -> None:
    reading = read_bytes(name, data)
    assert reading.text == "Kế hoạch"
    assert "đã đọc theo đúng loại" in reading.notes[0]


@pytest.mark.parametrize("suffix", [".docm", ".dotx", ".dotm"])
def test_other_word_packages_are_word(suffix: str) -> None:
    assert read_bytes(f"a{suffix}", DOCX).notes == ()


def test_markup_in_a_text_file_stays_as_it_stands() -> None:
    assert read_bytes("a.txt", HTML).text == HTML.decode()


@pytest.mark.parametrize("suffix", [".mhtml", ".mht"])
def test_page_saved_whole_is_read_without_its_pictures(suffix: str) -> None:
    assert read_bytes(f"a{suffix}", MHTML).text == "Kế hoạch"


def test_page_saved_whole_in_an_old_encoding_is_read_as_declared() -> None:
    message = b'MIME-Version: 1.0\nContent-Type: text/html; charset="windows-1252"\n\n<html><body>caf\xe9</body></html>'
    assert read_bytes("a.mht", message).text == "café"


@pytest.mark.parametrize("name", [f"a{suffix}" for suffix, kind in FORMATS.items() if kind in {"doc", "rtf", "mhtml", "image"}])
def test_what_has_not_the_signature_of_its_extension_is_refused(name: str) -> None:
    with pytest.raises(UnreadableFile, match=r"không phải .* hoặc đã hỏng"):
        read_bytes(name, "Nội dung".encode())


@pytest.mark.parametrize(
    ("name", "words"), [("a.xlsx", "bảng tính"), ("a.pptx", "trình chiếu"), ("a.heic", "là ảnh kiểu"), ("a.eml", "thư điện tử"), ("a.exe", "đuôi lạ")]
)
def test_other_extensions_are_refused_with_advice(name: str, words: str) -> None:
    with pytest.raises(UnreadableFile, match=rf"{words}.*: hãy "):
        read_bytes(name, b"x")
