"""Drawn lines of a PDF page → the grids of its ruled tables. Units are points, y grows upwards."""

import ctypes
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

_THIN = 3.0
_NEAR = 4.0
_MOST_LINES = 4_000


@dataclass(frozen=True, slots=True)
class Ruling:
    """An upright or level line: `at` is its x or y, `start` to `end` its run along the other axis."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: borders of its columns from left to right and of its rows from top to bottom."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    upright: tuple[Ruling, ...]
    level: tuple[Ruling, ...]

    def cell_of(self, x: float, y: float) -> tuple[int, int] | None:
        """(row, column) of a point, merged cells taken as their first cell; None outside."""
        row = sum(y < border for border in self.rows) - 1
        column = sum(x > border for border in self.columns) - 1
        if not (0 <= row < len(self.rows) - 1 and 0 <= column < len(self.columns) - 1):
            return None
        while column > 0 and not self._has_border(self.upright, self.columns[column], (self.rows[row] + self.rows[row + 1]) / 2):
            column -= 1
        while row > 0 and not self._has_border(self.level, self.rows[row], (self.columns[column] + self.columns[column + 1]) / 2):
            row -= 1
        return row, column

    @staticmethod
    def _has_border(lines: tuple[Ruling, ...], at: float, along: float) -> bool:
        return any(abs(line.at - at) < _NEAR and line.start - 1 <= along <= line.end + 1 for line in lines)


def grids_of(page: pypdfium2.PdfPage) -> list[Grid]:
    """Tables of at least two columns whose borders are drawn."""
    upright, level = _rulings(page)
    grids = (_grid(*group) for group in _groups(upright, level))
    return [grid for grid in grids if len(grid.columns) > 2 and len(grid.rows) > 1]


def _rulings(page: pypdfium2.PdfPage) -> tuple[list[Ruling], list[Ruling]]:
    upright: list[Ruling] = []
    level: list[Ruling] = []
    for shape in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3):
        left, bottom, right, top = shape.get_bounds()
        if right - left < _THIN < top - bottom:
            upright.append(Ruling((left + right) / 2, bottom, top))
        elif top - bottom < _THIN < right - left:
            level.append(Ruling((bottom + top) / 2, left, right))
        elif _is_frame(shape):
            upright += [Ruling(left, bottom, top), Ruling(right, bottom, top)]
            level += [Ruling(bottom, left, right), Ruling(top, left, right)]
        if len(upright) + len(level) > _MOST_LINES:
            return [], []
    return upright, level


def _is_frame(shape: pypdfium2.PdfObject) -> bool:
    """A rectangle of which only the outline is drawn."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(shape.raw, fill, stroke)
    return bool(stroke.value) and pdfium.FPDFPath_CountSegments(shape.raw) in {4, 5}


def _groups(upright: list[Ruling], level: list[Ruling]) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Lines that touch, directly or through others, are one table."""
    groups: list[tuple[list[Ruling], list[Ruling]]] = []
    for line in upright:
        touching = [other for other in level if _touch(line, other)]
        own = ([line], touching)
        for group in [group for group in groups if any(other in group[1] for other in touching)]:
            groups.remove(group)
            own = (group[0] + own[0], group[1] + [other for other in own[1] if other not in group[1]])
        groups.append(own)
    return [group for group in groups if group[1]]


def _touch(upright: Ruling, level: Ruling) -> bool:
    return level.start - _NEAR < upright.at < level.end + _NEAR and upright.start - _NEAR < level.at < upright.end + _NEAR


def _grid(upright: list[Ruling], level: list[Ruling]) -> Grid:
    return Grid(_places(upright), tuple(reversed(_places(level))), tuple(upright), tuple(level))


def _places(lines: list[Ruling]) -> tuple[float, ...]:
    """Distinct places in rising order; double lines count once."""
    places: list[float] = []
    for line in sorted(lines, key=lambda line: line.at):
        if not places or line.at - places[-1] > _NEAR:
            places.append(line.at)
    return tuple(places)
