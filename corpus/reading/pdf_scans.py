"""Pages that are pictures → their rows by recognition, two at a time, where the program for it is installed."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image

from corpus.errors import UnreadableFile
from corpus.reading.pdf_opening import PDFIUM
from corpus.reading.pdf_render import picture_of

if TYPE_CHECKING:
    from corpus.reading.ocr import Recognition

Recognitions = dict[int, "Recognition"]
"""What was recognised, by page number from 1."""

_Drawn = tuple[int, Image.Image, int]
"""Page number, picture, its resolution."""


def wanted_program() -> str:
    """What to do before scans can be read («cài các gói …»); empty where all is there."""
    from corpus.reading.ocr_program import require

    try:
        require()
    except UnreadableFile as error:
        return str(error).rpartition(": hãy ")[2].removesuffix(".").removesuffix(" rồi nạp lại")
    return ""


def recognised_pages(name: str, document: pypdfium2.PdfDocument, numbers: list[int], count: Callable[[], None]) -> Recognitions:
    """Recognise the pages with these numbers; one that cannot be drawn is missing in the result."""
    from corpus.reading.ocr_pages import MOST_PAGES, in_order

    if len(numbers) > MOST_PAGES:
        raise UnreadableFile(f"Tệp PDF «{name}» có {len(numbers)} trang chụp, vượt giới hạn {MOST_PAGES} trang cho bản chụp: hãy tách thành nhiều tệp nhỏ hơn.")
    found: Recognitions = {}
    for number, recognition in in_order(_recognised, _drawn(document, numbers)):
        found[number] = recognition
        count()
    return found


def _drawn(document: pypdfium2.PdfDocument, numbers: list[int]) -> Iterator[_Drawn]:
    for number in numbers:
        with PDFIUM:
            page = document[number - 1]
            try:
                drawn = picture_of(page)
            finally:
                page.close()
        if drawn is not None:
            yield number, *drawn


def _recognised(drawn: _Drawn) -> "tuple[int, Recognition]":
    from corpus.reading.ocr import recognise

    number, picture, dpi = drawn
    return number, recognise(picture, dpi=dpi)
