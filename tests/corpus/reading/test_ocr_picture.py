"""What is done to a page before recognition: edges, red ink, noise, resolution."""

import numpy as np
from PIL import Image, ImageDraw

from corpus.reading.ocr_picture import prepared


def paper(mode: str = "L") -> Image.Image:
    return Image.new(mode, (1654, 2339), 255 if mode == "L" else (255, 255, 255))


def test_a_clean_straight_page_stays_as_it_is() -> None:
    page = paper()
    for top in range(300, 1500, 60):
        ImageDraw.Draw(page).rectangle((300, top, 1200, top + 27), fill=0)
    assert prepared(page, dpi=200).picture.tobytes() == page.tobytes()


def test_black_edges_of_the_lid_become_white() -> None:
    page = paper()
    ImageDraw.Draw(page).rectangle((0, 0, 40, 2339), fill=10)
    assert np.asarray(prepared(page, dpi=200).picture).min() == 255


def test_a_dark_picture_inside_the_page_stays() -> None:
    page = paper()
    ImageDraw.Draw(page).rectangle((0, 0, 1654, 1200), fill=30)
    assert np.asarray(prepared(page, dpi=200).picture).min() < 40


def test_a_red_seal_vanishes_and_is_reported() -> None:
    page = paper("RGB")
    ImageDraw.Draw(page).ellipse((1000, 1700, 1300, 2000), outline=(225, 30, 40), width=12)
    made = prepared(page, dpi=200)
    assert made.has_red and np.asarray(made.picture).min() > 200


def test_black_letters_under_a_seal_stay_black() -> None:
    page = paper("RGB")
    ImageDraw.Draw(page).rectangle((1000, 1700, 1300, 2000), fill=(225, 30, 40))
    ImageDraw.Draw(page).rectangle((1100, 1800, 1200, 1830), fill=(0, 0, 0))
    assert np.asarray(prepared(page, dpi=200).picture)[1815, 1150] == 0


def test_a_page_in_colour_without_red_becomes_grey() -> None:
    made = prepared(paper("RGB"), dpi=200)
    assert made.picture.mode == "L" and not made.has_red


def test_a_coarse_page_is_enlarged_and_keeps_its_size_in_points() -> None:
    page = Image.new("L", (827, 1169), 255)
    made = prepared(page, dpi=100)
    assert made.dpi == 300 and abs(made.picture.width / made.dpi - page.width / 100) < 0.01


def test_a_very_fine_page_is_made_smaller() -> None:
    made = prepared(Image.new("L", (4962, 7017), 255), dpi=600)
    assert made.dpi == 300 and made.picture.size == (2481, 3508)


def test_noise_is_smoothed() -> None:
    grain = np.random.default_rng(1).normal(200, 25, (2339, 1654)).clip(0, 255).astype(np.uint8)
    assert np.asarray(prepared(Image.fromarray(grain), dpi=200).picture).std() < 12
