"""Changes of a plain file: every other byte stays."""

import codecs

import pytest

from corpus.errors import UnwritableFile
from corpus.reading import read_bytes
from corpus.writing import Change, write_changes
from corpus.writing.writer import Written

TEXT = "Căn cứ Nghị định 98/2023/NĐ-CP;\r\nSở báo cáo.\rCuối\u00a0dòng \n"


def put(data: bytes, old: str, new: str, *, name: str = "a.txt", out: str = "b.txt") -> Written:
    reading = read_bytes(name, data)
    at = reading.text.index(old)
    return write_changes(name, data, reading, (Change(at, at + len(old), new),), out=out)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_encoding_mark_and_line_ends_stay(encoding: str) -> None:
    written = put(TEXT.encode(encoding), "định 98", "định số 98")
    assert written.data == TEXT.replace("định 98", "định số 98").encode(encoding)
    assert written.notes == ()


def test_a_big_endian_file_stays_one() -> None:
    data = codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be")
    assert put(data, "98", "99").data == codecs.BOM_UTF16_BE + TEXT.replace("98", "99").encode("utf-16-be")


def test_decomposed_letters_elsewhere_stay_decomposed() -> None:
    data = "Nghi\u0323 đi\u0323nh 98, Nghị định 99".encode()
    assert put(data, "99", "100").data == "Nghi\u0323 đi\u0323nh 98, Nghị định 100".encode()


def test_a_file_in_an_old_font_becomes_unicode_and_says_so() -> None:
    data = "B¸o c¸o kÕt qu¶ c«ng t¸c n¨m 2024 cña Së C«ng Th­¬ng tØnh Lam Giang".encode("latin-1")
    written = put(data, "2024", "2025")
    assert "Báo cáo kết quả công tác năm 2025 của Sở Công Thương" in written.data.decode()
    assert "Unicode" in written.notes[0]


def test_html_can_only_become_text() -> None:
    page = "<p>Nghị định 98</p><p>Sở báo cáo</p>".encode()
    written = put(page, "98", "99", name="a.html")
    assert written.data.decode() == "Nghị định 99\n\nSở báo cáo"
    assert "phần chữ" in written.notes[0]


@pytest.mark.parametrize("out", ["b.docx", "b.pdf", "b.html", "b.xyz", "b"])
def test_a_format_that_cannot_be_written_is_one_sentence_that_offers_txt(out: str) -> None:
    with pytest.raises(UnwritableFile, match=r"\.txt"):
        put(b"Ngh 98", "98", "99", out=out)
