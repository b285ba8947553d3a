"""Form fields and annotations of a PDF page: filled-in fields become text of the page, comments are counted and left out."""

import ctypes
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.reading.pdf_styles import Style
from corpus.reading.pdf_words import Word

_MOST = 5_000
_LONGEST = 20_000
_TEXTUAL = {pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX}


@dataclass(frozen=True, slots=True)
class Settled:
    """A page whose annotations are settled: `filled` are field values that the file does not draw itself."""

    page: pypdfium2.PdfPage
    comments: int = 0
    signatures: int = 0
    filled: tuple[Word, ...] = ()


def settle(document: pypdfium2.PdfDocument, index: int) -> Settled:
    """Load a page; fields that are drawn become page content, everything else laid over the page is taken off."""
    page = document[index]
    count = pdfium.FPDFPage_GetAnnotCount(page.raw)
    if count <= 0:
        return Settled(page)
    taken = _Taken()
    for place in reversed(range(min(count, _MOST))):
        if not taken.keeps(page, place):
            pdfium.FPDFPage_RemoveAnnot(page.raw, place)
    if taken.drawn and pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS:
        page.close()
        page = document[index]
    return Settled(page, taken.comments, taken.signatures, tuple(taken.filled))


class _Taken:
    """Counts what lies over one page."""

    def __init__(self) -> None:
        self.comments = self.signatures = self.drawn = 0
        self.filled: list[Word] = []

    def keeps(self, page: pypdfium2.PdfPage, place: int) -> bool:
        """True for a field that the file draws."""
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, place)
        if not annotation:
            return False
        try:
            return self._sorted_in(page, annotation)
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)

    def _sorted_in(self, page: pypdfium2.PdfPage, annotation: object) -> bool:
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        if kind != pdfium.FPDF_ANNOT_WIDGET:
            self.comments += kind not in {pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP}
            return False
        form = page.formenv.raw if page.formenv else None
        field = pdfium.FPDFAnnot_GetFormFieldType(form, annotation) if form else pdfium.FPDF_FORMFIELD_UNKNOWN
        if field == pdfium.FPDF_FORMFIELD_SIGNATURE:
            self.signatures += 1
            return False
        if _is_drawn(annotation):
            self.drawn += 1
            return True
        if form and field in _TEXTUAL:
            self.filled += _value(form, annotation)
        return False


def _is_drawn(annotation: object) -> bool:
    return bool(pdfium.FPDFAnnot_GetAP(annotation, pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > 2)


def _value(form: object, annotation: object) -> list[Word]:
    """The lines of a text field as words in its box."""
    box = pdfium.FS_RECTF()
    length = pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, None, 0)
    if not pdfium.FPDFAnnot_GetRect(annotation, box) or not 2 < length <= _LONGEST:
        return []
    buffer = (ctypes.c_ushort * (length // 2))()
    pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, length)
    lines = bytes(buffer).decode("utf-16-le", "replace").rstrip("\0").splitlines()
    height = (box.top - box.bottom) / max(len(lines), 1)
    style = Style(max(4.0, min(12.0, 0.75 * height)), 0)
    bases = [box.top - (place + 0.8) * height for place in range(len(lines))]
    return [
        Word(" ".join(line.split()), box.left, base, box.right, base + style.size, base, style, "", -1 - place)
        for place, (line, base) in enumerate(zip(lines, bases, strict=True))
        if line.strip()
    ]
