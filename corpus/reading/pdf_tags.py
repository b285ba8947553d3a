"""The structure tree of a tagged PDF → heading levels of its marked contents."""

import ctypes
import re
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

_HEADING = re.compile(r"H([1-6])")
_MOST_ELEMENTS = 20_000
_LONGEST = 64


def heading_levels(page: pypdfium2.PdfPage) -> dict[int, str]:
    """Level («1» outermost) by marked-content id; empty for a PDF without tags."""
    if not pdfium.FPDFCatalog_IsTagged(page.pdf.raw):
        return {}
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return {}
    try:
        return dict(_headings(tree))
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _headings(tree: object) -> Iterator[tuple[int, str]]:
    waiting = [(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), "") for index in range(min(pdfium.FPDF_StructTree_CountChildren(tree), _MOST_ELEMENTS))]
    seen = 0
    while waiting and seen < _MOST_ELEMENTS:
        element, level = waiting.pop()
        seen += 1
        if not element:
            continue
        found = _HEADING.fullmatch(_type(element))
        level = found[1] if found else level
        count = pdfium.FPDF_StructElement_CountChildren(element)
        if level:
            yield from ((number, level) for number in _contents(element, count))
        waiting += [(pdfium.FPDF_StructElement_GetChildAtIndex(element, index), level) for index in range(max(0, min(count, _MOST_ELEMENTS - seen)))]


def _contents(element: object, count: int) -> Iterator[int]:
    own = pdfium.FPDF_StructElement_GetMarkedContentID(element)
    if own >= 0:
        yield own
    for index in range(max(count, 0)):
        number = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if number >= 0:
            yield number


def _type(element: object) -> str:
    buffer = ctypes.create_string_buffer(2 * _LONGEST)
    length = pdfium.FPDF_StructElement_GetType(element, buffer, 2 * _LONGEST)
    return buffer.raw[: max(0, length - 2)].decode("utf-16-le", "replace") if 0 < length <= 2 * _LONGEST else ""
