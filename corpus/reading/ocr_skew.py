"""How a page lies on the glass: the angle of its lines, and whether it lies on its side. Text lines make sharp steps in the sum of ink."""

import numpy as np
from PIL import Image, ImageFilter

_SIDE = 1000
"""The page is judged in a small picture: its longer side in pixels."""

_LEAST_INK = 200
_MOST_INK = 30_000
_FAINT = 20
_BLOCK = 8
_STEPS = ((10.0, 0.5), (0.6, 0.1), (0.1, 0.02))
_GAIN = 1.03
"""How much sharper the steps must become by turning: grain alone has a best angle too."""
_SURE = 1.5
"""How much sharper the steps must be across than along before a page is taken to lie on its side."""

Points = tuple[np.ndarray, np.ndarray]


def skew_of(picture: Image.Image) -> float:
    """Degrees, within ±10, by which the page must be turned against the clock to stand straight."""
    points = _ink(picture)
    angle = 0.0
    if len(points[0]) < _LEAST_INK:
        return angle
    for reach, step in _STEPS:
        angles = np.arange(angle - reach, angle + reach + step / 2, step)
        angle = float(max(angles, key=lambda turn: _sharpness(points, turn)))
    return angle if _sharpness(points, angle) > _GAIN * _sharpness(points, 0.0) else 0.0


def lies_on_side(picture: Image.Image) -> bool:
    """Whether lines run from bottom to top or from top to bottom."""
    rows, columns = _ink(picture)
    if len(rows) < _LEAST_INK:
        return False
    upright, sideways = (max(_sharpness(points, turn) for turn in np.arange(-3.0, 3.1, 0.5)) for points in ((rows, columns), (columns, rows)))
    return sideways > _SURE * upright


def _ink(picture: Image.Image) -> Points:
    """Rows and columns of the pixels that are clearly darker than the paper around them."""
    scale = _SIDE / max(picture.size)
    small = picture.resize((max(1, round(picture.width * scale)), max(1, round(picture.height * scale))), Image.Resampling.BOX)
    small = small.filter(ImageFilter.GaussianBlur(1))  # else the grain of a bad scanner counts as ink
    depth = np.asarray(_paper(small), dtype=np.float32) - np.asarray(small, dtype=np.float32)
    rows, columns = np.nonzero(depth > max(_FAINT, 0.35 * float(np.percentile(depth[::3, ::3], 99))))
    every = max(1, len(rows) // _MOST_INK)
    return rows[::every], columns[::every]


def _paper(small: Image.Image) -> Image.Image:
    """The page without its letters: the lightest pixel of every block, smoothed."""
    wide, high = -(-small.width // _BLOCK), -(-small.height // _BLOCK)
    values = np.pad(np.asarray(small), ((0, high * _BLOCK - small.height), (0, wide * _BLOCK - small.width)), mode="edge")
    lightest = values.reshape(high, _BLOCK, wide, _BLOCK).max(axis=(1, 3))
    return Image.fromarray(lightest).filter(ImageFilter.BoxBlur(2)).resize(small.size, Image.Resampling.BILINEAR)


def _sharpness(points: Points, turn: float) -> float:
    """Sum of the squared steps between neighbouring rows, once the page is turned."""
    rows = points[0] - points[1] * np.tan(np.radians(turn))
    counts = np.bincount((rows - rows.min()).astype(int))
    return float((np.diff(counts).astype(float) ** 2).sum())
