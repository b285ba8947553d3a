"""Rulings → the grids of ruled tables, and the cell of a place. Units are points, y grows upwards."""

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from corpus.reading.pdf_rulings import Ruling

_NEAR = 4.0
_MOST_CELLS = 20_000
_MOST_PAIRS = 1_000_000


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: borders of its columns from left to right and of its rows from bottom to top.

    `first` gives for each place (row from the top, column) the first place of its merged cell.
    """

    columns: tuple[float, ...]
    borders: tuple[float, ...]
    first: tuple[tuple[tuple[int, int], ...], ...]

    @property
    def top(self) -> float:
        return self.borders[-1]

    @property
    def bottom(self) -> float:
        return self.borders[0]

    def cell_of(self, x: float, y: float) -> tuple[int, int] | None:
        """(row, column) of a point, merged cells taken as their first place; None outside."""
        if not (self.columns[0] < x <= self.columns[-1] and self.borders[0] <= y < self.borders[-1]):
            return None
        row = len(self.borders) - 1 - bisect_left(self.borders, y + 1e-6)
        return self.first[max(row, 0)][bisect_left(self.columns, x) - 1]


def grids_of(upright: list[Ruling], level: list[Ruling]) -> list[Grid]:
    """Tables of at least two columns whose borders are drawn."""
    if len(upright) * len(level) > _MOST_PAIRS:
        return []
    found = (_grid(*group) for group in _groups(upright, level))
    return [grid for grid in found if grid is not None]


def _groups(upright: list[Ruling], level: list[Ruling]) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Lines that touch, directly or through others, are one table."""
    owner = list(range(len(level)))
    hung: list[tuple[Ruling, int]] = []
    for line in upright:
        touching = [index for index, other in enumerate(level) if _touch(line, other)]
        if not touching:
            continue
        names = {owner[index] for index in touching}
        name = min(names)
        if len(names) > 1:
            owner = [name if old in names else old for old in owner]
        hung.append((line, touching[0]))
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for line, index in hung:
        groups.setdefault(owner[index], ([], []))[0].append(line)
    for index, other in enumerate(level):
        if owner[index] in groups:
            groups[owner[index]][1].append(other)
    return list(groups.values())


def _touch(upright: Ruling, level: Ruling) -> bool:
    return level.start - _NEAR < upright.at < level.end + _NEAR and upright.start - _NEAR < level.at < upright.end + _NEAR


def _grid(upright: list[Ruling], level: list[Ruling]) -> Grid | None:
    columns, borders = _places(upright), _places(level)
    if len(columns) < 3 or len(borders) < 2 or len(columns) * len(borders) > _MOST_CELLS:
        return None
    rows, width = len(borders) - 1, len(columns) - 1
    walls = _marked(upright, columns, borders)
    floors = _marked(level, borders, columns)
    first: list[list[tuple[int, int]]] = []
    for row in range(rows):
        first.append([(row, column) for column in range(width)])
        for column in range(width):
            if column and (column, rows - 1 - row) not in walls:
                first[row][column] = first[row][column - 1]
            elif row and (rows - row, column) not in floors:
                first[row][column] = first[row - 1][column]
    return Grid(columns, borders, tuple(map(tuple, first)))


def _marked(lines: list[Ruling], across: tuple[float, ...], along: tuple[float, ...]) -> set[tuple[int, int]]:
    """(place across, step along) of each border that is drawn."""
    drawn = set()
    middles = [(low + high) / 2 for low, high in pairwise(along)]
    for line in lines:
        place = min(range(len(across)), key=lambda index: abs(across[index] - line.at))
        for step in range(bisect_left(middles, line.start - 1), bisect_left(middles, line.end + 1)):
            drawn.add((place, step))
    return drawn


def _places(lines: list[Ruling]) -> tuple[float, ...]:
    """Distinct places in rising order; double lines count once."""
    places: list[float] = []
    for line in sorted(lines, key=lambda line: line.at):
        if not places or line.at - places[-1] > _NEAR:
            places.append(line.at)
    return tuple(places)
