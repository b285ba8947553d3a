"""A page out of a scanner or a camera → a straight grey picture of fit size, coloured stamps and black edges gone."""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter

from corpus.reading.ocr_skew import skew_of

MOST_PIXELS = 40_000_000
"""Larger pages are made smaller first: A4 at 600 dpi has 35 million."""

_LEAST_DPI, _MOST_DPI, _GOOD_DPI = 180, 400, 300
_LEAST_SKEW = 0.1
_WHITE = 255
_NOISY, _BLUR_PER_NOISE, _MOST_BLUR = 1.5, 0.18, 1.0
_DARK, _MOSTLY = 100, 0.7
_EDGE_SHARE = 0.08
_RED = 50
_RED_SHARE = 0.0005


@dataclass(frozen=True, slots=True)
class Prepared:
    """`picture` is grey; `dpi` is its resolution; `has_red` where red ink (a stamp) was taken out."""

    picture: Image.Image
    dpi: int
    has_red: bool = False


def prepared(picture: Image.Image, *, dpi: int) -> Prepared:
    """The page made ready for recognition; it keeps its size in points."""
    small, dpi = _fitting(picture, dpi)
    grey, has_red = _grey(small)
    grey = _without_noise(_without_black_edges(grey))
    skew = skew_of(grey)
    if abs(skew) >= _LEAST_SKEW:
        grey = grey.rotate(skew, fillcolor=_WHITE, resample=Image.Resampling.BICUBIC)
    return Prepared(grey, dpi, has_red)


def _fitting(picture: Image.Image, dpi: int) -> tuple[Image.Image, int]:
    """Coarse pages larger, so that the marks of letters can be told apart; very fine ones smaller, which costs nothing but time."""
    if _LEAST_DPI <= dpi <= _MOST_DPI:
        return picture, dpi
    scale = min(_GOOD_DPI / dpi, (MOST_PIXELS / (picture.width * picture.height)) ** 0.5)
    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    return picture.resize(size, Image.Resampling.LANCZOS), round(dpi * scale)


def _grey(picture: Image.Image) -> tuple[Image.Image, bool]:
    """In the red channel a red seal is as light as the paper, and the letters under it can be read."""
    if picture.mode != "RGB":
        return picture.convert("L"), False
    red, green, blue = (np.asarray(channel, dtype=np.int16) for channel in picture.split())
    share = float(((red - np.maximum(green, blue)) > _RED).mean())
    return (picture.getchannel("R"), True) if share > _RED_SHARE else (picture.convert("L"), False)


def _without_black_edges(grey: Image.Image) -> Image.Image:
    """Rows and columns at the edges that are mostly dark are the lid of the scanner."""
    dark = np.asarray(grey) < _DARK
    left, right = _edge(dark.mean(axis=0)), _edge(dark.mean(axis=0)[::-1])
    top, bottom = _edge(dark.mean(axis=1)), _edge(dark.mean(axis=1)[::-1])
    if not any((left, right, top, bottom)):
        return grey
    kept = grey.crop((left, top, grey.width - right, grey.height - bottom))
    whole = Image.new("L", grey.size, _WHITE)
    whole.paste(kept, (left, top))
    return whole


def _edge(shares: np.ndarray) -> int:
    """How many lines from the edge on are mostly dark; what reaches far into the page is part of it."""
    mostly = shares > _MOSTLY
    reach = int(len(shares) * _EDGE_SHARE)
    found = np.nonzero(mostly[:reach])[0]
    return 0 if mostly[reach : 2 * reach].any() or not len(found) else int(found[-1]) + 3


def _without_noise(grey: Image.Image) -> Image.Image:
    """A noisy page is blurred by as much as it is noisy; a clean one stays as it is."""
    noise = _noise(np.asarray(_middle(grey), dtype=np.float32))
    return grey if noise < _NOISY else grey.filter(ImageFilter.GaussianBlur(min(_MOST_BLUR, _BLUR_PER_NOISE * noise)))


def _middle(grey: Image.Image) -> Image.Image:
    """A third of the page each way, enough to judge its grain."""
    width, height = grey.size
    return grey.crop((width // 3, height // 3, 2 * width // 3, 2 * height // 3))


def _noise(values: np.ndarray) -> float:
    """Standard deviation of the grain, from what differs between neighbours (median: letters are few among the pixels)."""
    if min(values.shape) < 3:
        return 0.0
    corners = values[:-2, :-2] + values[2:, 2:] + values[:-2, 2:] + values[2:, :-2]
    sides = values[1:-1, :-2] + values[1:-1, 2:] + values[:-2, 1:-1] + values[2:, 1:-1]
    grain = corners - 2 * sides + 4 * values[1:-1, 1:-1]
    return float(np.median(np.abs(grain))) / 0.6745 / 6
