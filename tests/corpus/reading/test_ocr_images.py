"""Pictures of pages in every format an office has → text; broken and oversized ones refused in one sentence."""

import struct
from itertools import pairwise

import numpy as np
import pytest
from PIL import Image, ImageDraw

from corpus.errors import UnreadableFile
from corpus.marks import MarkKind
from corpus.reading.images import read_image
from tests.scans import as_bytes, needs_tesseract, typed

LINES = (
    "Thực hiện Kế hoạch số 85/KH-UBND ngày 20/3/2024 của",
    "Ủy ban nhân dân tỉnh Lam Giang, Sở Công Thương báo cáo",
    "kết quả công tác thi đua, khen thưởng năm 2024 như sau.",
)
TEXT = " ".join(LINES)


@pytest.fixture(autouse=True)
def _tesseract() -> None:
    needs_tesseract()


@pytest.fixture(scope="module")
def page() -> Image.Image:
    return typed(LINES)


def text_of(data: bytes) -> str:
    return " ".join(read_image("trang.img", data).text.split())


@pytest.mark.parametrize("format", ["PNG", "JPEG", "TIFF", "BMP", "WEBP"])
def test_every_format_is_read(page: Image.Image, format: str) -> None:
    assert text_of(as_bytes(page, format)) == TEXT


def test_a_fax_of_one_bit_with_oblong_pixels_is_read(page: Image.Image) -> None:
    fax = page.resize((page.width, page.height // 2), Image.Resampling.BOX).point(lambda value: 255 if value > 128 else 0).convert("1")
    assert "Lam Giang" in text_of(as_bytes(fax, "TIFF", compression="group4", dpi=(200, 100)))


def test_colours_of_printers_are_read(page: Image.Image) -> None:
    assert text_of(as_bytes(page.convert("CMYK"), "TIFF")) == TEXT


def test_what_is_transparent_is_paper(page: Image.Image) -> None:
    clear = Image.merge("LA", (Image.new("L", page.size, 0), page.point(lambda value: 255 - value)))
    assert text_of(as_bytes(clear, "PNG")) == TEXT


def test_sixteen_bits_are_read(page: Image.Image) -> None:
    deep = Image.fromarray(np.asarray(page).astype("uint16") * 200)
    assert text_of(as_bytes(deep, "PNG")) == TEXT


def test_a_photograph_is_turned_as_the_camera_noted(page: Image.Image) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert text_of(as_bytes(page.transpose(Image.Transpose.ROTATE_90), "JPEG", exif=exif)) == TEXT


@pytest.mark.parametrize("turn", [Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270])
def test_a_page_that_lies_wrong_is_turned(page: Image.Image, turn: Image.Transpose) -> None:
    assert text_of(as_bytes(page.transpose(turn), "PNG")) == TEXT


def test_a_crooked_page_is_straightened(page: Image.Image) -> None:
    assert text_of(as_bytes(page.rotate(7, fillcolor=255, resample=Image.Resampling.BICUBIC), "PNG")) == TEXT


def test_the_resolution_is_guessed_where_the_file_does_not_say(page: Image.Image) -> None:
    small = page.resize((page.width // 2, page.height // 2), Image.Resampling.LANCZOS)
    assert "Kế hoạch số 85/KH-UBND" in text_of(as_bytes(small, "PNG"))


def test_letters_under_a_red_seal_are_read_and_the_seal_is_told(page: Image.Image) -> None:
    sealed = page.convert("RGB")
    shade = Image.new("RGB", page.size, (255, 255, 255))
    ImageDraw.Draw(shade).ellipse((500, 150, 900, 500), outline=(220, 40, 50), width=25)
    reading = read_image("dau.png", as_bytes(Image.composite(sealed, shade, page.point(lambda value: 255 if value < 128 else 0)), "PNG"))
    assert " ".join(reading.text.split()) == TEXT and "Trang 1 có dấu hoặc chữ màu đỏ; phần màu đỏ không được nhận dạng." in reading.notes


def test_pages_of_a_tiff_are_read_in_order_and_told_as_they_are_read(page: Image.Image) -> None:
    told: list[tuple[int, int]] = []
    second = typed(["Trang thứ hai của văn bản này có một dòng chữ."])
    data = as_bytes(page, "TIFF", save_all=True, append_images=[second, page])
    reading = read_image("ba-trang.tif", data, lambda number, pages: told.append((number, pages)))
    numbers = [mark.value for mark in reading.marks if mark.kind is MarkKind.PAGE]
    assert (told, numbers) == ([(1, 3), (2, 3), (3, 3)], ["1", "2", "3"])


def test_marks_tell_what_was_scanned_and_how_sure(page: Image.Image) -> None:
    reading = read_image("trang.png", as_bytes(page, "PNG"))
    scanned = [mark for mark in reading.marks if mark.kind is MarkKind.SCANNED]
    assert [reading.text[mark.start : mark.end] for mark in scanned] == [reading.text] and float(scanned[0].value) > 0.9
    assert all(before <= after for before, after in pairwise(reading.marks))


def test_the_officer_is_told_to_compare(page: Image.Image) -> None:
    assert read_image("trang.png", as_bytes(page, "PNG")).notes[0].startswith("1 trang được nhận dạng từ ảnh (tesseract, độ tin cậy trung bình 0,9")


def test_a_blank_page_has_no_text() -> None:
    assert read_image("trang.png", as_bytes(Image.new("L", (1654, 2339), 255), "PNG")).text == ""


@pytest.mark.parametrize("cut", [60, 2_000])
def test_a_broken_picture_is_refused(page: Image.Image, cut: int) -> None:
    with pytest.raises(UnreadableFile, match="bị hỏng"):
        read_image("hong.png", as_bytes(page, "PNG")[:cut])


def test_a_picture_that_unpacks_to_billions_of_pixels_is_refused_before_it_does() -> None:
    data = bytearray(as_bytes(Image.new("1", (8, 8)), "PNG"))
    data[16:24] = struct.pack(">II", 60_000, 60_000)
    with pytest.raises(UnreadableFile):
        read_image("bom.png", bytes(data))


def test_a_page_of_too_many_pixels_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="triệu điểm ảnh"):
        read_image("to.png", as_bytes(Image.new("1", (8_000, 8_000)), "PNG"))


def test_a_tiff_of_too_many_pages_is_refused() -> None:
    leaf = Image.new("1", (8, 8), 1)
    with pytest.raises(UnreadableFile, match="vượt giới hạn 300 trang"):
        read_image("day.tif", as_bytes(leaf, "TIFF", save_all=True, append_images=[leaf] * 300))
