"""Pages of a PDF as a scanner gives them: clean, or crooked, blurred, noisy, faded and squeezed; saved without a text layer."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

Quality = Literal["clean", "degraded"]

DPI = 200
_FONTS = Path("/usr/share/fonts/truetype/liberation2")
_INCH, _POINTS = 25.4, 72
_TURN, _BLUR, _CONTRAST, _LIFT, _NOISE, _JPEG = 1.6, 1.2, 0.88, 20, 30.0, 35


def pages_of(pdf: Path, *, dpi: int = DPI) -> Iterator[Image.Image]:
    """The pages drawn in grey."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            yield page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")


def scanned(pdf: Path, quality: Quality, *, seed: int = 0, dpi: int = DPI) -> list[Image.Image]:
    """The pages as pictures out of a scanner; the same seed gives the same pictures."""
    generator = np.random.default_rng(seed)
    pages = pages_of(pdf, dpi=dpi)
    return [page if quality == "clean" else degraded(page, generator, clockwise=bool(number % 2)) for number, page in enumerate(pages)]


def degraded(page: Image.Image, generator: np.random.Generator, *, clockwise: bool = False) -> Image.Image:
    """A page put crooked on a bad scanner: turned up to 1.6 degrees, blurred, faded, noisy, JPEG of quality 35."""
    turn = _TURN * generator.uniform(0.5, 1) * (-1 if clockwise else 1)
    picture = page.rotate(turn, fillcolor=255, resample=Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(_BLUR))
    values = np.asarray(picture, dtype=float) * _CONTRAST + _LIFT + generator.normal(0, _NOISE, (picture.height, picture.width))
    return Image.open(io.BytesIO(as_bytes(Image.fromarray(values.clip(0, 255).astype("uint8")), "JPEG", quality=_JPEG)))


def save_pdf(pictures: list[Image.Image], path: Path, *, dpi: int = DPI) -> Path:
    """One picture a page, no text layer."""
    first, *others = (picture.copy() for picture in pictures)  # saving leaves its options on a picture
    first.save(path, "PDF", resolution=dpi, save_all=True, append_images=others, quality=90)
    return path


def save_tiff(pictures: list[Image.Image], path: Path, *, dpi: int = DPI) -> Path:
    """A TIFF of several pages."""
    first, *others = (picture.copy() for picture in pictures)
    first.save(path, "TIFF", dpi=(dpi, dpi), save_all=True, append_images=others, compression="tiff_deflate")
    return path


def save_jpeg(picture: Image.Image, path: Path, *, dpi: int = DPI, quality: int = 90) -> Path:
    """One page."""
    picture.save(path, "JPEG", dpi=(dpi, dpi), quality=quality)
    return path


def needs_tesseract() -> None:
    """Skip the test where tesseract or its Vietnamese data is not installed."""
    from corpus.errors import UnreadableFile
    from corpus.reading.ocr_program import require

    try:
        require()
    except UnreadableFile:
        pytest.skip("needs tesseract with Vietnamese data (Debian: tesseract-ocr, tesseract-ocr-vie)")


def typed(lines: Sequence[str], *, dpi: int = DPI, size: float = 14, bold: bool = False, left: float = 30, top: float = 25) -> Image.Image:
    """A sheet of A4 with lines of type; `size` in points, margins in millimetres."""
    font = _FONTS / f"LiberationSerif-{'Bold' if bold else 'Regular'}.ttf"
    if not font.is_file():
        pytest.skip("needs a serif font (Debian: fonts-liberation2)")
    sheet = Image.new("L", (round(8.27 * dpi), round(11.69 * dpi)), 255)
    face = ImageFont.truetype(str(font), size=size * dpi / _POINTS)
    for number, line in enumerate(lines):
        ImageDraw.Draw(sheet).text((left / _INCH * dpi, top / _INCH * dpi + number * 1.4 * size * dpi / _POINTS), line, font=face, fill=0)
    return sheet


def as_bytes(picture: Image.Image, format: str, **options: object) -> bytes:
    """The picture as a file of that format."""
    buffer = io.BytesIO()
    picture.save(buffer, format, **options)
    return buffer.getvalue()
