"""What was repaired or odd while a citation was read, as the notes that rules look for."""

import re

from corpus.citations.numbers import DocumentNumber
from corpus.citations.titles import is_cut
from corpus.citations.wording import DateAfter, TypeWord

_RARE_DASH = re.compile("[\u2010-\u2015\u2212]")
_RARE_SPACE = re.compile("[\u00a0\u2002\u2003\u2007\u2009\u202f\u00ad\u200b-\u200d\u2060\ufeff]")


def notes_of(view: str, number: DocumentNumber, word: TypeWord, day: DateAfter | None, title: tuple[int, int] | None) -> tuple[str, ...]:
    """«no-so», «date-…», «impossible-date», «damaged» (letters for digits), «spacing» (inside the number or missing beside it), «title-cut»."""
    notes = []
    if word.word and not word.abbreviated and not word.has_so:
        notes.append("no-so")
    if day and day.style != "/":
        notes.append(f"date-{day.style}")
    if day and not day.day:
        notes.append("impossible-date")
    if number.damaged or (day and day.damaged):
        notes.append("damaged")
    if _spaced(view, number.start, number.end):
        notes.append("spacing")
    if title and is_cut(view, *title):
        notes.append("title-cut")
    return tuple(notes)


def rare_marks(written: str) -> tuple[str, ...]:
    """«dash» and «spacing» for a number with a dash or space that is not the usual one («98/2023/NĐ–CP»)."""
    return tuple(note for note, marks in (("dash", _RARE_DASH), ("spacing", _RARE_SPACE)) if marks.search(written))


def _spaced(view: str, start: int, end: int) -> bool:
    return len(view[start:end].split(None, 1)) > 1 or view[max(0, start - 1) : start].isalpha() or view[end : end + 1].isalpha()
