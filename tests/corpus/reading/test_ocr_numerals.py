"""The Roman number of a heading is counted in the picture."""

import pytest
from PIL import Image, ImageFilter

from corpus.reading.ocr_numerals import strokes_in, with_numbers_seen
from corpus.reading.ocr_words import Word
from tests.scans import typed

NUMBERS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI")


def seen(number: str, read: str, *, following: str = "MỤC ĐÍCH", blur: float = 0) -> str:
    """What becomes of the reading `read` of a typed «number.»."""
    page = typed([f"{number}."], bold=True).filter(ImageFilter.GaussianBlur(blur))
    left, top, right, bottom = page.point(lambda value: 255 - value).point(lambda value: 255 if value > 100 else 0).getbbox() or (0, 0, 0, 0)
    words = [Word(read, left, top, right, bottom, 0.7), Word(following, right + 20, top, right + 300, bottom, 0.9)]
    return with_numbers_seen(words, page)[0].text


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("blur", [0, 1.2])
def test_a_number_rightly_read_stays(number: str, blur: float) -> None:
    assert seen(number, f"{number}.", blur=blur) == f"{number}."


@pytest.mark.parametrize(
    ("number", "read"), [("I", "L"), ("I", "IL."), ("II", "H."), ("II", "I."), ("III", "II."), ("III", "HI."), ("VIII", "VII."), ("IV", "IV,")]
)
def test_a_number_misread_is_corrected_by_its_strokes(number: str, read: str) -> None:
    assert seen(number, read) == f"{number}."


def test_two_sections_of_one_number_are_left_as_the_office_wrote_them() -> None:
    assert [seen("II", "II."), seen("II", "II.")] == ["II.", "II."]


def test_a_letter_before_running_text_is_not_touched() -> None:
    assert seen("I", "L", following="lần này") == "L"


def test_the_first_reading_is_kept() -> None:
    page = typed(["I."], bold=True)
    left, top, right, bottom = page.point(lambda value: 255 if value < 150 else 0).getbbox() or (0, 0, 0, 0)
    assert with_numbers_seen([Word("L", left, top, right, bottom, 0.7), Word("MỤC ĐÍCH", 400, top, 700, bottom, 1)], page)[0].read == "L"


def test_without_a_dot_nothing_is_counted() -> None:
    assert not strokes_in(Word("II", 0, 0, 60, 40, 1), Image.new("L", (60, 40), 255)).dotted
