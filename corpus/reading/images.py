"""Photographs and scans (.png, .jpg, .tiff of several pages, .bmp, .webp) → text, by recognition. Nothing but the pixels is looked at."""

import io
import struct
import warnings
import zlib
from collections.abc import Callable, Iterator

from PIL import Image, UnidentifiedImageError

from corpus.errors import UnreadableFile
from corpus.reading.image_pages import Sheet, sheet_of
from corpus.reading.ocr import Recognition, recognise
from corpus.reading.ocr_pages import MOST_PAGES, in_order
from corpus.reading.ocr_picture import MOST_PIXELS
from corpus.reading.ocr_program import require
from corpus.reading.ocr_report import finished
from corpus.reading.pdf_pages import compose
from corpus.reading.reading import Reading

Progress = Callable[[int, int], None]

_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP")
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error, IndexError, KeyError, TypeError, OverflowError)
_MILLION = 1_000_000


def read_image(name: str, data: bytes, progress: Progress | None = None) -> Reading:
    """Read every page; raises UnreadableFile for broken or far too large pictures, and where tesseract is not installed."""
    require()
    with _opened(name, data) as image:
        pages = _count(name, image)
        read: list[Recognition] = []
        for recognition in in_order(_recognised, _sheets(name, image, pages)):
            read.append(recognition)
            if progress is not None:
                progress(len(read), pages)
    composition = finished(compose([recognition.page for recognition in read]), dict(enumerate(read, 1)))
    return Reading(composition.text, "image", composition.notes, composition.marks)


def _recognised(sheet: Sheet) -> Recognition:
    return recognise(sheet.picture, dpi=sheet.dpi)


def _opened(name: str, data: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # sizes are judged page by page, below
            return Image.open(io.BytesIO(data), formats=_FORMATS)
    except Image.DecompressionBombError as error:
        raise UnreadableFile(_too_large(name)) from error
    except (UnidentifiedImageError, *_BROKEN) as error:
        raise UnreadableFile(_damaged(name)) from error


def _count(name: str, image: Image.Image) -> int:
    try:
        pages = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
    except _BROKEN as error:
        raise UnreadableFile(_damaged(name)) from error
    if pages > MOST_PAGES:
        raise UnreadableFile(f"Ảnh «{name}» có {pages} trang, vượt giới hạn {MOST_PAGES} trang cho bản chụp: hãy tách thành nhiều tệp nhỏ hơn.")
    return pages


def _sheets(name: str, image: Image.Image, pages: int) -> Iterator[Sheet]:
    """The pages, unpacked one by one."""
    for number in range(pages):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                image.seek(number)
                image.draft("RGB", (image.width // 2, image.height // 2)) if _is_too_large(image) else None
                if _is_too_large(image):
                    raise UnreadableFile(_too_large(name))
                yield sheet_of(image)
        except Image.DecompressionBombError as error:
            raise UnreadableFile(_too_large(name)) from error
        except _BROKEN as error:
            raise UnreadableFile(_damaged(name, number + 1 if pages > 1 else 0)) from error


def _is_too_large(image: Image.Image) -> bool:
    return image.width * image.height > MOST_PIXELS


def _too_large(name: str) -> str:
    return f"Ảnh «{name}» có trang hơn {MOST_PIXELS // _MILLION} triệu điểm ảnh, vượt giới hạn đọc: hãy quét lại ở 200–300 dpi rồi nạp lại."


def _damaged(name: str, page: int = 0) -> str:
    where = f" ở trang {page}" if page else ""
    return f"Ảnh «{name}» bị hỏng{where}, không mở được: hãy mở bằng phần mềm xem ảnh, lưu lại thành .png hoặc .tif rồi nạp lại."
