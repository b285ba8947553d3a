"""The table that tesseract writes → words with their places in the picture. Units are pixels, y grows downwards."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

_WORD = "5"
_COLUMNS = 12


@dataclass(frozen=True, slots=True)
class Word:
    """`confidence` 0…1; `line` names block, paragraph and line; `read` is the first reading of a word that was read again."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float
    line: tuple[int, int, int] = (0, 0, 0)
    read: str = ""

    @property
    def height(self) -> float:
        return self.bottom - self.top


def words_in(table: str) -> list[Word]:
    """The words in the order of the table."""
    rows = (line.split("\t") for line in table.splitlines())
    return [_word(row) for row in rows if len(row) == _COLUMNS and row[0] == _WORD and row[11].strip()]


def lines_of(words: list[Word]) -> Iterator[list[Word]]:
    """The words of each line, from left to right."""
    for _, group in groupby(words, key=lambda word: word.line):
        yield sorted(group, key=lambda word: word.left)


def mean_confidence(words: list[Word]) -> float:
    """Mean over the letters; 0 where nothing was recognised."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def _word(row: list[str]) -> Word:
    left, top, width, height = map(int, row[6:10])
    block, paragraph, line = map(int, row[2:5])
    text = unicodedata.normalize("NFC", row[11].strip())
    return Word(text, left, top, left + width, top + height, min(max(float(row[10]) / 100, 0.0), 1.0), (block, paragraph, line))
