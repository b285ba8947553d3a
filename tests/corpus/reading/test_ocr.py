"""Pages put together like those of a PDF: ruled tables, the two columns of the head, doubtful words."""

import random
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw

from corpus.errors import UnreadableFile
from corpus.reading import ocr_program
from corpus.reading.ocr import Recognition, recognise
from corpus.reading.ocr_report import finished
from corpus.reading.pdf_pages import Composition, Page, compose
from corpus.reading.pdf_rows import Cells, Row, Segment
from corpus.text.folding import plain
from tests.scans import DPI, degraded, needs_tesseract, typed

CELLS = (("TT", "Nội dung", "Kết quả"), ("1", "Phong trào", "12 đơn vị"), ("2", "Khen thưởng", "35 cá nhân"))


@pytest.fixture
def _tesseract() -> None:
    needs_tesseract()


def table() -> Image.Image:
    """A ruled table between two lines of text."""
    page = typed(["Kết quả thực hiện năm 2024 được tổng hợp như sau:", *[""] * 7, "Số liệu tính đến ngày 31 tháng 12 năm 2024."])
    lefts, tops = (236, 340, 800, 1300), (290, 360, 430, 500)
    for top, cells in zip(tops, CELLS, strict=False):
        for left, cell in zip(lefts, cells, strict=False):
            words = typed([cell], left=(left + 12) / DPI * 25.4, top=(top + 6) / DPI * 25.4)
            page = ImageChops.darker(page, words)
    pen = ImageDraw.Draw(page)
    for at in tops:
        pen.line((lefts[0], at, lefts[-1], at), fill=0, width=2)
    for at in lefts:
        pen.line((at, tops[0], at, tops[-1]), fill=0, width=2)
    return page


def letters(cells: Cells) -> list[list[str]]:
    """The cells without spaces and marks: where words stand is asked, not each tone."""
    return [[plain(cell).replace(" ", "") for cell in line] for line in cells]


@pytest.mark.usefixtures("_tesseract")
@pytest.mark.parametrize("quality", ["clean", "degraded"])
def test_a_ruled_table_keeps_its_cells(quality: str) -> None:
    page = table() if quality == "clean" else degraded(table(), np.random.default_rng(3))
    tables = [row.cells for row in recognise(page, dpi=200).page.rows if row.cells]
    assert [letters(cells) for cells in tables] == [letters(CELLS)]


@pytest.mark.usefixtures("_tesseract")
def test_the_head_is_read_column_by_column() -> None:
    left = typed(["UBND TỈNH LAM GIANG", "SỞ CÔNG THƯƠNG", "", "Số: 61/BC-SCT"], size=12)
    right = typed(["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "", "Lam Giang, ngày 10 tháng 6 năm 2025"], left=95, size=12)
    lines = compose([recognise(ImageChops.darker(left, right), dpi=200).page]).text.split("\n\n")
    assert {line.split()[0] for line in lines} == {"UBND", "SỞ", "Số:", "CỘNG", "Độc", "Lam"}


@pytest.mark.usefixtures("_tesseract")
def test_places_are_in_points_from_below() -> None:
    row = recognise(typed(["Kết quả công tác năm 2024"], left=30, top=25), dpi=200).page.rows[0]
    assert abs(row.left - 85) < 3 and abs(row.base - (842 - 71 - 13)) < 4 and abs(row.size - 14) < 1


@pytest.mark.usefixtures("_tesseract")
def test_the_number_of_a_heading_is_kept_with_its_first_reading() -> None:
    headings = ["I. MỤC ĐÍCH, YÊU CẦU", "II. NỘI DUNG TUYÊN TRUYỀN", "III. HÌNH THỨC, THỜI GIAN", "IV. TỔ CHỨC THỰC HIỆN"]
    spread = [line for heading in headings for line in (heading, "")]
    found = recognise(typed(spread, bold=True), dpi=200)
    assert [row.text for row in found.page.rows] == headings


@pytest.mark.usefixtures("_tesseract")
def test_a_page_without_letters_is_not_sure_of_anything() -> None:
    chance = random.Random(5)
    page = Image.new("L", (1654, 2339), 255)
    for _ in range(40):
        x, y = chance.randint(100, 1500), chance.randint(100, 2200)
        ImageDraw.Draw(page).ellipse((x, y, x + 60, y + 60), fill=chance.randint(0, 200))
    assert (recognise(page, dpi=200).page.confidence or 0) < 0.85


def test_missing_vietnamese_data_names_the_package(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    needs_tesseract()
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    ocr_program._languages.cache_clear()
    with pytest.raises(UnreadableFile, match="hãy cài gói tesseract-ocr-vie"):
        ocr_program.require()
    ocr_program._languages.cache_clear()


def notes_of(*read: Recognition) -> tuple[str, ...]:
    return finished(Composition("", (), ()), dict(enumerate(read, 1))).notes


def test_pages_of_low_confidence_are_named() -> None:
    good = Recognition(recognised_page(0.96))
    assert "Trang 2 nhận dạng kém (độ tin cậy dưới 0,85): hãy quét lại rõ hơn hoặc soát từng chữ." in notes_of(good, Recognition(recognised_page(0.7)))


def test_a_page_that_took_too_long_is_named_as_not_read() -> None:
    slow = Recognition(replace(recognised_page(0.0), rows=()), too_slow=True)
    assert notes_of(slow) == ("Trang 1 không nhận dạng xong trong 90 giây nên chưa được đọc: hãy quét lại ở 200–300 dpi.",)


def test_numbers_read_again_are_told() -> None:
    assert "Đã sửa 1 chỗ nhận dạng nhầm ở số đề mục và số, ký hiệu: «L» → «I.»." in notes_of(Recognition(recognised_page(0.9), (("L", "I."),)))


def recognised_page(confidence: float) -> Page:
    return Page((Row((Segment("Báo cáo", 85, 140, 700, 14),)),), 595, 842, confidence)
