"""Roman numbers of headings, which recognition confuses («L», «H.», «Il.» for «I.», «II.»): their upright strokes are counted in the picture.

The picture decides, not the order of the headings: an office that numbers two sections «II.» is read as it wrote.
"""

import re
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image

from corpus.reading.numerals import roman
from corpus.reading.ocr_words import Word

_NUMBER = re.compile(r"(?P<number>[IVXLlHTJ1|!]{1,7})(?:(?P<mark>[.,:;])(?P<rest>[^\W\d_].*)?)?")
_LARGER = 3
_BAND = (0.15, 0.32)
_DOT_FROM = 0.6
_STROKES = {"I": 1, "V": 2, "X": 2}
_MOST = 30
_CAPITALS = 0.8
_FEW = 2


@dataclass(frozen=True, slots=True)
class Strokes:
    """Upright strokes up to the dot, and whether a dot follows them."""

    count: int
    dotted: bool


def with_numbers_seen(line: list[Word], picture: Image.Image) -> list[Word]:
    """The line; the number of a heading in capitals at its beginning as the picture shows it, the first reading kept in `read`."""
    number = _NUMBER.fullmatch(line[0].text)
    if number is None:
        return line
    mark, rest = number["mark"] or "", number["rest"] or ""
    if not _is_title(rest, line[1:]):
        return line
    strokes = strokes_in(line[0], picture)
    ended = strokes.dotted or (mark and not rest)  # the dot after V stands under its arm
    seen = _number(number["number"], strokes.count) if ended else None
    if seen is None or (seen == number["number"] and mark == "."):
        return line
    first = replace(line[0], text=f"{seen}.", read=number["number"] + mark)
    if not rest:
        return [first, *line[1:]]
    edge = line[0].left + line[0].height
    return [replace(first, right=edge), replace(line[0], text=rest, left=edge), *line[1:]]


def strokes_in(word: Word, picture: Image.Image) -> Strokes:
    """Count the strokes that cross the upper part of the letters."""
    box = tuple(map(int, (word.left - 2, word.top, word.right + 2, word.bottom)))
    crop = picture.crop(box)  # type: ignore[arg-type]
    values = 255.0 - np.asarray(crop.resize((crop.width * _LARGER, crop.height * _LARGER), Image.Resampling.BICUBIC), dtype=np.float32)
    inked = values > float(values.max()) / 2
    count = 0
    for start, end in _columns(inked):
        part = inked[:, start:end]
        if np.nonzero(part.any(axis=1))[0][0] > _DOT_FROM * len(part):
            return Strokes(count, dotted=count > 0)
        count += _crossings(part)
    return Strokes(count, dotted=False)


def _columns(inked: np.ndarray) -> list[tuple[int, int]]:
    """Stretches of columns with ink, from left to right."""
    steps = np.diff(np.pad(inked.any(axis=0).astype(np.int8), 1))
    return list(zip(np.nonzero(steps == 1)[0].tolist(), np.nonzero(steps == -1)[0].tolist(), strict=True))


def _crossings(part: np.ndarray) -> int:
    """How many strokes the rows of the band meet, by most of them."""
    rows = part[round(_BAND[0] * len(part)) : max(round(_BAND[1] * len(part)), round(_BAND[0] * len(part)) + 1)]
    counts = (np.diff(np.pad(rows.astype(np.int8), ((0, 0), (1, 0))), axis=1) == 1).sum(axis=1)
    return int(np.bincount(counts).argmax())


def _number(read: str, count: int) -> str | None:
    """The Roman number with so many strokes and with the V and X that were read; None where none or several fit."""
    telling = "".join(letter for letter in read if letter in "VX")
    fitting = [number for number in map(roman, range(1, _MOST)) if _count(number) == count and number.replace("I", "") == telling]
    if len(fitting) > 1:
        fitting = [number for number in fitting if (number[0] == "I") == (read[0] not in "VX")]
    return fitting[0] if len(fitting) == 1 else None


def _count(number: str) -> int:
    return sum(_STROKES.get(letter, 100) for letter in number)


def _is_title(rest: str, words: list[Word]) -> bool:
    letters = [letter for letter in rest + "".join(word.text for word in words) if letter.isalpha()]
    return len(letters) > _FEW and sum(map(str.isupper, letters)) > _CAPITALS * len(letters)
