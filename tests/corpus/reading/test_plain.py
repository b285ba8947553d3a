"""Reading .txt and .md."""

import unicodedata

import pytest

from corpus.errors import UnreadableFile
from corpus.reading import read_bytes
from corpus.structure import parse

TEXT = "BÁO CÁO\r\n\r\nKết quả thi đua, khen thưởng\tnăm 2025 của Sở Công Thương.\r\n"


def test_text_is_kept_letter_by_letter() -> None:
    reading = read_bytes("a.txt", TEXT.encode())
    assert (reading.text, reading.format, reading.notes) == (TEXT, "txt", ())


def test_markdown_is_text_as_it_stands() -> None:
    assert read_bytes("a.md", "## KẾ HOẠCH\n\n**đậm**".encode()) == read_bytes("b.md", "## KẾ HOẠCH\n\n**đậm**".encode())
    assert read_bytes("a.md", "## KẾ HOẠCH".encode()).text == "## KẾ HOẠCH"


def test_utf8_mark_is_no_letter() -> None:
    assert read_bytes("a.txt", b"\xef\xbb\xbf" + TEXT.encode()).text == TEXT


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_read_and_reported(encoding: str) -> None:
    reading = read_bytes("a.txt", TEXT.encode(encoding))
    assert reading.text == TEXT
    assert "UTF-16" in reading.notes[0]


def test_decomposed_letters_stay_as_sent() -> None:
    text = unicodedata.normalize("NFD", TEXT)
    reading = read_bytes("a.txt", text.encode())
    assert (reading.text, reading.notes) == (text, ())


def test_binary_renamed_txt_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="không phải văn bản chữ"):
        read_bytes("số liệu.txt", bytes(range(256)) * 20)


def test_windows_1258_is_read() -> None:
    text = "Báo cáo kết quả thực hiện nhiệm vụ của đơn vị"
    marks = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    spread = "".join(letter if letter.isascii() else _tone_apart(letter, marks) for letter in text)
    reading = read_bytes("a.txt", spread.encode("cp1258"))
    assert unicodedata.normalize("NFC", reading.text) == text


def _tone_apart(letter: str, marks: set[str]) -> str:
    decomposed = unicodedata.normalize("NFD", letter)
    base = unicodedata.normalize("NFC", "".join(part for part in decomposed if part not in marks))
    return base + "".join(part for part in decomposed if part in marks)


def test_one_broken_byte_costs_one_letter() -> None:
    reading = read_bytes("a.txt", TEXT.encode()[:20] + b"\xff" + TEXT.encode()[20:])
    assert reading.text.replace("\ufffd", "") == TEXT
    assert "1 chỗ có byte hỏng" in reading.notes[0]


@pytest.mark.parametrize("newline", ["\r", "\r\n", "\n", "\n\f", "\v", "\x85", "\u2028"])
def test_any_newline_parts_the_lines_and_stays(newline: str) -> None:
    text = newline.join(["I. KẾT QUẢ", "Sở đã làm.", "1. Một", "Nội dung."])
    assert read_bytes("a.txt", text.encode()).text == text
    assert [section.heading for section in parse(text).walk()] == ["I. KẾT QUẢ", "1. Một"]


def test_mark_in_the_middle_of_joined_files_stays() -> None:
    text = TEXT + "\ufeff" + TEXT
    assert read_bytes("a.txt", text.encode("utf-8-sig")).text == text


def test_text_with_nul_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="không phải văn bản chữ"):
        read_bytes("a.txt", TEXT.encode() + b"\x00" + TEXT.encode())


def test_markdown_front_matter_and_tables_are_text() -> None:
    text = "---\ntitle: Báo cáo\n---\n\n| STT | Tên |\n|---|---|\n| 1 | A |\n"
    assert read_bytes("a.md", text.encode()).text == text
