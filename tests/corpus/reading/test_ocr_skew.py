"""How a page lies: its angle to a fifth of a degree, and whether it lies on its side."""

import random

import pytest
from PIL import Image, ImageDraw

from corpus.reading.ocr_skew import lies_on_side, skew_of


def page() -> Image.Image:
    """Lines of short strokes, like words."""
    sheet, chance = Image.new("L", (1654, 2339), 255), random.Random(7)
    pen = ImageDraw.Draw(sheet)
    for top in range(200, 2100, 54):
        left = 230
        while left < 1400:
            width = chance.randint(10, 26)
            pen.rectangle((left, top + chance.choice((0, 8)), left + width // 3, top + 27), fill=0)
            left += width
    return sheet


@pytest.mark.parametrize("turn", [-9.7, -4.2, -1.6, -0.3, 0.0, 0.2, 1.1, 5.5, 9.3])
def test_the_angle_is_found_to_a_fifth_of_a_degree(turn: float) -> None:
    crooked = page().rotate(turn, fillcolor=255, resample=Image.Resampling.BICUBIC)
    assert abs(skew_of(crooked) + turn) < 0.2


def test_an_empty_page_stands_straight() -> None:
    assert skew_of(Image.new("L", (800, 1100), 255)) == 0.0


def test_a_page_on_its_side_is_seen() -> None:
    assert lies_on_side(page().transpose(Image.Transpose.ROTATE_90))


def test_an_upright_page_is_left() -> None:
    assert not lies_on_side(page())
