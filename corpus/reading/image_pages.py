"""One page of a picture file → an upright picture in grey or colour with square pixels, and its resolution."""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageOps

_A4 = (8.27, 11.69)
_LEAST_SIDE, _MOST_SIDE = 4.0, 17.5
"""Inches: the longer side of what may be a page, A6 to A3."""
_SQUARE = 0.05
_DEEP = frozenset(("I", "I;16", "I;16B", "I;16L", "F"))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it is recognised: mode L or RGB, `dpi` as the file says or as fits a sheet of A4."""

    picture: Image.Image
    dpi: int


def sheet_of(image: Image.Image) -> Sheet:
    """The current page of `image`, unpacked: turned as its camera noted, transparent parts white."""
    across, down = _stated(image)
    upright = ImageOps.exif_transpose(image)
    turned = upright.size != image.size
    picture = _with_square_pixels(_plain(upright), *((down, across) if turned else (across, down)))
    dpi = max(across, down)
    longest = max(picture.size)
    return Sheet(picture, round(dpi) if dpi and _LEAST_SIDE <= longest / dpi <= _MOST_SIDE else _fitting_a4(picture))


def _stated(image: Image.Image) -> tuple[float, float]:
    """Dots an inch across and down, 0 where the file does not say."""
    stated = image.info.get("dpi", (0, 0))
    try:
        across, down = (float(value) for value in stated)
    except (TypeError, ValueError, ZeroDivisionError):
        return 0.0, 0.0
    return (across, down) if across > 1 and down > 1 else (0.0, 0.0)


def _plain(image: Image.Image) -> Image.Image:
    """Grey or RGB; what is transparent shows white paper."""
    if image.mode in _DEEP:
        return _from_deep(image)
    if image.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in image.info:
        layer = image.convert("RGBA")
        paper = Image.new("RGB", layer.size, (255, 255, 255))
        paper.paste(layer, mask=layer.getchannel("A"))
        return paper
    return image.convert("L") if image.mode in {"1", "L"} else image.convert("RGB")


def _from_deep(image: Image.Image) -> Image.Image:
    """Sixteen bits and more, stretched from the darkest to the lightest value."""
    values = np.asarray(image, dtype=np.float32)
    low, high = float(values.min()), float(values.max())
    return Image.fromarray(((values - low) * (255 / max(high - low, 1e-6))).astype(np.uint8))


def _with_square_pixels(picture: Image.Image, across: float, down: float) -> Image.Image:
    """A fax has twice as many dots across as down."""
    if not across or not down or abs(across / down - 1) < _SQUARE:
        return picture
    finer = max(across, down)
    return picture.resize((round(picture.width * finer / across), round(picture.height * finer / down)), Image.Resampling.BICUBIC)


def _fitting_a4(picture: Image.Image) -> int:
    """The resolution at which the picture, lying either way, just covers a sheet of A4."""
    short, long = sorted(picture.size)
    return max(1, round(max(short / _A4[0], long / _A4[1])))
