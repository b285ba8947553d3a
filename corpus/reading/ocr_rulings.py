"""Drawn lines in the picture of a page → upright and level rulings in points, as the grids of ruled tables are built from them."""

from collections.abc import Iterator

import numpy as np
from PIL import Image, ImageDraw

from corpus.reading.pdf_rulings import Ruling

_POINTS = 72
_WINDOW, _THICK = 24.0, 2.5  # points
_LEAST_LEVEL, _LEAST_UPRIGHT = 60.0, 20.0  # points: no letter is so wide or so tall
_FAINT, _SHARE_OF_DARKEST = 30.0, 0.25
_MEETS = 5.0  # points
_WHITE = 255
_FULL, _EMPTY = 0.85, 0.5
_GAP, _NEAR = 6.0, 1.5  # points

Run = tuple[int, int, int]
"""Row, first and last column."""


def rulings_in(picture: Image.Image, *, dpi: int) -> tuple[list[Ruling], list[Ruling]]:
    """Upright and level lines of a straight grey page, y upwards."""
    darkness = 255.0 - np.asarray(picture, dtype=np.float32)
    scale, height = _POINTS / dpi, picture.height * _POINTS / dpi
    level = [Ruling(height - at * scale, start * scale, end * scale) for at, start, end in _lines(darkness, dpi, _LEAST_LEVEL)]
    upright = [
        Ruling(at * scale, height - end * scale, height - start * scale) for at, start, end in _lines(np.ascontiguousarray(darkness.T), dpi, _LEAST_UPRIGHT)
    ]
    return [line for line in upright if _meets(line.start, line, level) and _meets(line.end, line, level)], level


def erased(picture: Image.Image, upright: list[Ruling], level: list[Ruling], *, dpi: int) -> Image.Image:
    """The page without these lines, which would be read as letters («|»)."""
    clean, scale = picture.copy(), dpi / _POINTS
    pen, width = ImageDraw.Draw(clean), max(3, round(_THICK * scale))
    for line in upright:
        pen.line((line.at * scale, picture.height - line.end * scale, line.at * scale, picture.height - line.start * scale), fill=_WHITE, width=width)
    for line in level:
        pen.line((line.start * scale, picture.height - line.at * scale, line.end * scale, picture.height - line.at * scale), fill=_WHITE, width=width)
    return clean


def _meets(end: float, upright: Ruling, level: list[Ruling]) -> bool:
    """The border of a cell ends at another one; the stem of a letter, or grain, does not."""
    return any(abs(line.at - end) < _MEETS and line.start - _MEETS < upright.at < line.end + _MEETS for line in level)


def _lines(darkness: np.ndarray, dpi: int, least: float) -> Iterator[tuple[float, float, float]]:
    """Level lines: (row, first column, last column)."""
    paper, darkest = (float(value) for value in np.percentile(darkness[::4, ::4], (50, 99.9)))
    inked = darkness - paper > max(_FAINT, _SHARE_OF_DARKEST * (darkest - paper))
    drawn = _drawn(inked, round(min(_WINDOW, least) * dpi / _POINTS), max(2, round(_THICK * dpi / _POINTS)))
    runs = [run for row in np.nonzero(drawn.any(axis=1))[0] for run in _runs(int(row), drawn[row], round(_GAP * dpi / _POINTS))]
    for group in _grouped(runs, _NEAR * dpi / _POINTS):
        start, end = min(run[1] for run in group), max(run[2] for run in group)
        if (end - start) * _POINTS >= least * dpi:
            yield float(np.mean([run[0] for run in group])), float(start), float(end)


def _drawn(inked: np.ndarray, window: int, thick: int) -> np.ndarray:
    """Where a stretch of `window` columns is inked almost without a gap, and not so the rows `thick` above and below it."""
    sums = np.cumsum(np.pad(inked, ((0, 0), (window, window))), axis=1, dtype=np.int32)
    share = (sums[:, window:] - sums[:, :-window]) / window  # of the stretch that begins at the column, shifted by one window
    full = share > _FULL
    thin = np.zeros_like(full)
    thin[thick:-thick] = full[thick:-thick] & (share[: -2 * thick] < _EMPTY) & (share[2 * thick :] < _EMPTY)
    reached = np.cumsum(np.pad(thin, ((0, 0), (0, window))), axis=1, dtype=np.int32)
    covered = reached[:, window:] - np.pad(reached, ((0, 0), (1, 0)))[:, : reached.shape[1] - window]
    return (covered > 0)[:, : inked.shape[1]]


def _runs(row: int, dark: np.ndarray, gap: int) -> Iterator[Run]:
    """Stretches of a row that are dark, small gaps filled."""
    places = np.nonzero(dark)[0]
    breaks = np.nonzero(np.diff(places) > gap)[0]
    for part in np.split(places, breaks + 1):
        if len(part) > gap:
            yield row, int(part[0]), int(part[-1])


def _grouped(runs: list[Run], near: float) -> list[list[Run]]:
    """Runs of neighbouring rows that overlap are one line."""
    groups: list[list[Run]] = []
    for run in runs:
        own = next((group for group in reversed(groups) if run[0] - group[-1][0] <= near and run[1] <= group[-1][2] and group[-1][1] <= run[2]), None)
        if own is None:
            groups.append([run])
        else:
            own.append(run)
    return groups
