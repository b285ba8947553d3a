"""Text objects of PDFium → how their letters are set: size, direction, weight, visibility, encoding of the font."""

import ctypes
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

_BOLD = re.compile(r"bold|black|heavy|semibold|,b$|-b$|bd$", re.IGNORECASE)
_TCVN3 = re.compile(r"(?:^|\+)\.?Vn[A-Z3]\w*")  # .VnTime, .VnArial, .Vn3DH: capitals are fonts whose name ends in H
_VNI = re.compile(r"(?:^|\+)VNI[-A-Z]")
_QUARTER = math.pi / 2
_SLANT = math.radians(5)
_PALE = 110
_ADDRESS_OF_OBJECT = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)  # gives the address itself, no pointer object a word
_HIDDEN = 3  # text render mode: neither filled nor stroked
_OUTLINED = 2  # filled and stroked: how bold is imitated
_NAME_LENGTH = 200
_LARGEST = 2_000.0


@dataclass(frozen=True, slots=True)
class Style:
    """How the letters of a text object are set; sizes in points.

    `turn` counts quarter turns against the clock, None for slanted text; `encoding` is «TCVN3», «TCVN3H», «VNI» or empty; `level` is that of
    a tagged heading; `unmapped` letters are glyphs whose meaning the file does not tell.
    """

    size: float
    turn: int | None
    bold: bool = False
    hidden: bool = False
    pale: bool = False
    encoding: str = ""
    level: str = ""
    unmapped: bool = False


class Styles:
    """Styles of one page, looked up once a text object."""

    def __init__(self, text_page: pypdfium2.PdfTextPage, levels: Mapping[int, str]) -> None:
        self._raw = text_page.raw
        self._page = ctypes.cast(self._raw, ctypes.c_void_p).value
        self._object_at = _ADDRESS_OF_OBJECT(ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p).value or 0)
        self._levels = levels
        self._fonts: dict[int, tuple[bool, str]] = {}
        self._last: tuple[int, Style] = (0, Style(12.0, 0))
        self._matrix = pdfium.FS_MATRIX()

    def of(self, index: int) -> Style:
        """The style of the character at `index`."""
        address = self._object_at(self._page, index) or 0
        if address != self._last[0]:
            self._last = (address, self._style(index, ctypes.cast(address, pdfium.FPDF_PAGEOBJECT) if address else None))
        return self._last[1]

    @property
    def run(self) -> int:
        """Names the text object looked at last."""
        return self._last[0]

    def _style(self, index: int, found: pdfium.FPDF_PAGEOBJECT | None) -> Style:
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(self._raw, index, matrix)
        size = _usable(pdfium.FPDFText_GetFontSize(self._raw, index) * (math.hypot(matrix.c, matrix.d) or 1.0))
        turn = _turn(math.atan2(matrix.b, matrix.a))
        if found is None:
            return Style(size, turn)
        bold, encoding = self._font(pdfium.FPDFTextObj_GetFont(found))
        mode = pdfium.FPDFTextObj_GetTextRenderMode(found)
        level = self._levels.get(pdfium.FPDFPageObj_GetMarkedContentID(found), "") if self._levels else ""
        return Style(
            size, turn, bold or mode == _OUTLINED, mode == _HIDDEN, _is_pale(found), encoding, level, pdfium.FPDFText_HasUnicodeMapError(self._raw, index) == 1
        )

    def _font(self, font: object) -> tuple[bool, str]:
        """Bold or not, and the old encoding that the name of the font tells."""
        address = ctypes.cast(font, ctypes.c_void_p).value or 0  # type: ignore[arg-type]
        if address not in self._fonts:
            name = _name(font) if address else ""
            self._fonts[address] = (bool(_BOLD.search(name)), _encoding(name))
        return self._fonts[address]


def _usable(size: float) -> float:
    """A size between a tenth of a point and that of a wall poster, whatever the file says."""
    return min(max(abs(size), 0.1), _LARGEST) if math.isfinite(size) else 1.0


def _name(font: object) -> str:
    buffer = ctypes.create_string_buffer(_NAME_LENGTH)
    length = pdfium.FPDFFont_GetBaseFontName(font, buffer, _NAME_LENGTH)
    return buffer.value.decode("utf-8", "replace") if 0 < length <= _NAME_LENGTH else ""


def _encoding(name: str) -> str:
    if _VNI.search(name):
        return "VNI"
    legacy = _TCVN3.search(name)
    if legacy is None:
        return ""
    return "TCVN3H" if re.split(r"[,-]", legacy[0])[0].endswith("H") else "TCVN3"


def _turn(angle: float) -> int | None:
    quarters = round(angle / _QUARTER)
    return quarters % 4 if abs(angle - quarters * _QUARTER) < _SLANT else None


def _is_pale(found: object) -> bool:
    """Light grey or see-through, as watermarks are."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(found, red, green, blue, alpha):
        return False
    return min(red.value, green.value, blue.value) > _PALE or alpha.value < 2 * _PALE
