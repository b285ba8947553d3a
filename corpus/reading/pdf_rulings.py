"""Drawn lines of a PDF page → upright and level rulings. Units are points, y grows upwards."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.reading.pdf_frame import Frame

_THIN = 3.0
_SHORTEST = 4.0
_MOST_OBJECTS = 200_000
_MOST_PIECES = 4_000
_MOST_LINES = 4_000
_DEEPEST = 4
_FARTHEST = 1e6

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
_STILL: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True, order=True)
class Ruling:
    """An upright or level line: `at` is its x or y, `start` to `end` its run along the other axis."""

    at: float
    start: float
    end: float


def rulings_of(page: pypdfium2.PdfPage, frame: Frame) -> tuple[list[Ruling], list[Ruling]]:
    """Upright and level lines; none where a page has so many that they draw a picture."""
    upright: list[Ruling] = []
    level: list[Ruling] = []
    for shape, matrix in _paths(page):
        for first, last in _edges(shape, matrix):
            _take(*frame.point(*first), *frame.point(*last), upright, level)
        if len(upright) + len(level) > _MOST_LINES:
            return [], []
    return _merged(upright), _merged(level)


def _take(x0: float, y0: float, x1: float, y1: float, upright: list[Ruling], level: list[Ruling]) -> None:
    across, along = abs(x1 - x0), abs(y1 - y0)
    if not abs(x0) + abs(x1) + abs(y0) + abs(y1) < _FARTHEST:
        return
    if across < 1 and along > _SHORTEST:
        upright.append(Ruling((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    elif along < 1 and across > _SHORTEST:
        level.append(Ruling((y0 + y1) / 2, min(x0, x1), max(x0, x1)))


def _paths(page: pypdfium2.PdfPage) -> Iterator[tuple[object, Matrix]]:
    """Path objects with the matrix that leads to page coordinates, those inside forms too."""
    left = _MOST_OBJECTS
    open_forms: list[tuple[object, Matrix, int]] = [(None, _STILL, 0)]
    while open_forms:
        form, outer, depth = open_forms.pop()
        count = pdfium.FPDFPage_CountObjects(page.raw) if form is None else pdfium.FPDFFormObj_CountObjects(form)
        for index in range(min(count, left)):
            shape = pdfium.FPDFPage_GetObject(page.raw, index) if form is None else pdfium.FPDFFormObj_GetObject(form, index)
            kind = pdfium.FPDFPageObj_GetType(shape)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                yield shape, _times(_matrix(shape), outer)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                open_forms.append((shape, _times(_matrix(shape), outer), depth + 1))
        left -= min(count, left)


def _matrix(shape: object) -> Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(shape, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    k, m, n, o, p, q = outer
    return a * k + b * n, a * m + b * o, c * k + d * n, c * m + d * o, e * k + f * n + p, e * m + f * o + q


def _edges(shape: object, matrix: Matrix) -> Iterator[tuple[Point, Point]]:
    """Straight pieces of a stroked path; of a filled one only thin bars, as their middle line."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(shape, fill, stroke)
    for outline in _outlines(shape, matrix):
        bar = _middle_line(outline)
        if bar is not None:
            yield bar
        elif stroke.value:
            yield from pairwise(outline)


def _middle_line(outline: list[Point]) -> tuple[Point, Point] | None:
    left, right = min(x for x, _ in outline), max(x for x, _ in outline)
    bottom, top = min(y for _, y in outline), max(y for _, y in outline)
    if right - left < _THIN < top - bottom:
        return ((left + right) / 2, bottom), ((left + right) / 2, top)
    if top - bottom < _THIN < right - left:
        return (left, (bottom + top) / 2), (right, (bottom + top) / 2)
    return None


def _outlines(shape: object, matrix: Matrix) -> Iterator[list[Point]]:
    """Corners of each outline of a path, a closed one ending where it began; outlines with curves are left out."""
    count = pdfium.FPDFPath_CountSegments(shape)
    corners: list[Point] = []
    curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    a, b, c, d, e, f = matrix
    for index in range(min(count, _MOST_PIECES)):
        piece = pdfium.FPDFPath_GetPathSegment(shape, index)
        kind = pdfium.FPDFPathSegment_GetType(piece)
        pdfium.FPDFPathSegment_GetPoint(piece, x, y)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(corners) > 1 and not curved:
                yield corners
            corners, curved = [], False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        corners.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if pdfium.FPDFPathSegment_GetClose(piece):
            corners.append(corners[0])
    if len(corners) > 1 and not curved:
        yield corners


def _merged(lines: list[Ruling]) -> list[Ruling]:
    """Pieces that follow each other on one line, or lie on each other, are one."""
    result: list[Ruling] = []
    for line in sorted(lines, key=lambda line: (round(line.at), line.start)):
        last = result[-1] if result else None
        if last and round(last.at) == round(line.at) and line.start <= last.end + 1.5:
            result[-1] = Ruling(last.at, last.start, max(last.end, line.end))
        else:
            result.append(line)
    return result
