"""Rows of a table («1 | Giấy khen | 03 | 13»): their numbers are figures named by column and row."""

import re

from assistant.facts import Figure
from corpus.text.folding import plain

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?%?")
_ORDINAL = ("stt", "tt", "so tt", "so thu tu")
_ROW_CELLS = 3


def is_row(text: str) -> bool:
    """A line of at least three cells."""
    return text.count(" | ") + text.count(" |\n") >= _ROW_CELLS - 1


def header_of(text: str) -> tuple[str, ...]:
    """The cells of a header row, or nothing for a row that holds figures."""
    cells = tuple(cell.strip() for cell in text.split("|"))
    return () if any(_NUMBER.fullmatch(cell) for cell in cells) else cells


def find_cells(text: str, header: tuple[str, ...]) -> list[Figure]:
    """The figures of a row; the column of ordinal numbers is none."""
    found: list[Figure] = []
    label = ""
    for index, (start, end) in enumerate(_cells(text)):
        words = text[start:end]
        column = header[index] if index < len(header) else ""
        if not _NUMBER.fullmatch(words):
            label = label or words
        elif plain(column) not in _ORDINAL and not (index == 0 and not column):
            kind = "percent" if words.endswith("%") else "int"
            found.append(Figure(start, end, kind, words, column[:1].lower() + column[1:], label, lead=label))
    return found


def _cells(text: str) -> list[tuple[int, int]]:
    spans, position = [], 0
    for part in text.split("|"):
        lead = len(part) - len(part.lstrip())
        start = position + lead
        spans.append((start, max(start, position + len(part.rstrip()))))
        position += len(part) + 1
    return spans
