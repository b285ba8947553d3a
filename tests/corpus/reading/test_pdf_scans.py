"""PDF pages without letters, or with letters not to be trusted: recognised, or named in one sentence."""

from pathlib import Path

import pypdfium2
import pytest

from corpus.marks import MarkKind
from corpus.reading.pdf import read_pdf
from corpus.reading.pdf_report import PageReport, notes_of, refusal_of
from corpus.reading.pdf_trust import Trust
from tests.corpus.reading.pdf_maker import Sheet, Text, lines, make_pdf
from tests.scans import needs_tesseract, save_pdf, typed

TYPED = ["Thực hiện Kế hoạch số 85/KH-UBND ngày 12/5/2024 của Ủy ban nhân dân", "tỉnh Lam Giang, đơn vị báo cáo kết quả như sau."]
TEXT = "Trang có lớp chữ của Sở Công Thương."


def mixed(folder: Path) -> bytes:
    """A page of text, then a page that is a picture."""
    path = folder / "mixed.pdf"
    with pypdfium2.PdfDocument(make_pdf([lines([TEXT])])) as document, pypdfium2.PdfDocument(save_pdf([typed(TYPED)], folder / "scan.pdf")) as scan:
        document.import_pages(scan)
        document.save(path)
    return path.read_bytes()


def test_pictures_are_recognised_between_pages_of_text(tmp_path: Path) -> None:
    needs_tesseract()
    seen: list[tuple[int, int]] = []
    reading = read_pdf("a.pdf", mixed(tmp_path), progress=lambda page, pages: seen.append((page, pages)))
    assert reading.text.split("\n\n")[0] == TEXT
    assert "Kế hoạch số 85/KH-UBND ngày 12/5/2024" in reading.text
    scanned = [mark for mark in reading.marks if mark.kind is MarkKind.SCANNED]
    assert [reading.text[mark.start : mark.start + 9] for mark in scanned] == ["Thực hiện"]
    assert "1 trang được nhận dạng" in reading.notes[0]
    assert seen == [(1, 2), (2, 2)]


def test_letters_without_their_marks_under_a_picture_are_recognised_again(tmp_path: Path) -> None:
    needs_tesseract()
    bare = "Thuc hien Ke hoach so 85/KH-UBND ngay 12/5/2024 cua Uy ban nhan dan tinh Lam Giang, don vi bao cao ket qua nhu sau"
    data = make_pdf([Sheet([Text(85, 500, 12, bare, hidden=True), *lines(["a"])])])
    reading = read_pdf("a.pdf", data)
    assert "thiếu dấu tiếng Việt" in reading.notes[0]
    assert bare not in reading.text


def test_glyphs_without_a_code_table_are_taken_for_a_picture() -> None:
    needs_tesseract()
    reading = read_pdf("a.pdf", make_pdf([lines(TYPED), lines(TYPED)], mapped=False))
    assert "Trang 1, 2 có lớp chữ hỏng" in reading.notes[0]


@pytest.mark.parametrize(("trust", "words"), [(Trust.EMPTY, "là bản chụp"), (Trust.GARBLED, "lớp chữ hỏng")])
def test_file_of_pictures_is_refused_where_nothing_recognises_them(trust: Trust, words: str) -> None:
    sentence = refusal_of("a.pdf", [PageReport(1, trust)], "cài các gói tesseract-ocr và tesseract-ocr-vie")
    assert words in sentence
    assert "hãy cài các gói tesseract-ocr và tesseract-ocr-vie, hoặc nạp" in sentence


def test_pictures_among_pages_of_text_are_named_where_nothing_recognises_them() -> None:
    reports = [PageReport(1, Trust.TEXT), PageReport(2), PageReport(3, Trust.POOR), PageReport(4, Trust.GARBLED)]
    assert refusal_of("a.pdf", reports, "cài gói x") == ""
    assert notes_of(reports, "cài gói x") == (
        "Trang 2 là hình ảnh, không có lớp chữ nên chưa được đọc: hãy cài gói x rồi nạp lại.",
        "Trang 4 có lớp chữ hỏng (font không có bảng mã) nên chưa được đọc: hãy cài gói x rồi nạp lại.",
        "Trang 3 có lớp chữ của máy quét thiếu dấu tiếng Việt, được giữ nguyên: hãy cài gói x rồi nạp lại.",
    )
