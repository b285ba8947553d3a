"""A page of a PDF → a picture for recognition, of bounded size; in colour, so that a red seal can be told from the letters under it."""

import math

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

_LOWEST_DPI, _HIGHEST_DPI = 200, 300
MOST_PIXELS = 18_000_000
"""A3 at 300 dpi is 17 million."""
_MOST_SOURCE_PIXELS = 200_000_000
"""A picture inside the page that unpacks to more is not drawn."""
_POINTS = 72
_NOT_ABOVE = 1 - 1e-7  # sizes are rounded up, and a picture stretched by one pixel is blurred


def has_pictures(page: pypdfium2.PdfPage) -> bool:
    """True where anything is drawn: a page without any object is blank."""
    return bool(pdfium.FPDFPage_CountObjects(page.raw) > 0)


def picture_of(page: pypdfium2.PdfPage) -> tuple[Image.Image, int] | None:
    """The page drawn and its resolution; None where a picture inside it is too large to unpack."""
    width, height = page.get_size()
    sources = [image.get_px_size() for image in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)]
    if any(across * down > _MOST_SOURCE_PIXELS for across, down in sources):
        return None
    dpi = min(_dpi(width, sources), math.sqrt(MOST_PIXELS / max(width * height, 1)) * _POINTS)
    bitmap = page.render(scale=dpi / _POINTS * _NOT_ABOVE, rev_byteorder=True, may_draw_forms=False, draw_annots=False)
    try:
        return bitmap.to_pil().convert("RGB"), max(1, round(dpi))
    finally:
        bitmap.close()


def _dpi(width: float, sources: list[tuple[int, int]]) -> float:
    """The resolution of the scan, neither too coarse for the marks of letters nor larger than helps."""
    widest = max((across for across, _ in sources), default=0)
    return min(max(_LOWEST_DPI, widest / max(width, 1) * _POINTS), _HIGHEST_DPI)
