"""Since when a sentence stands in the same words: the redundancy that carrying over brings, shown instead of hidden."""

from collections.abc import Sequence

from assistant.editions import Edition
from assistant.patterns.standing import Standing
from assistant.patterns.words import Word
from corpus.periods import Period

_YEAR_LENGTH = 4


def unchanged_since(standing: Standing, editions: Sequence[Edition]) -> tuple[Period, int]:
    """The first period of the unbroken run of editions, back from the newest, that say the same, and how many they are.

    A year counts as the same where it lies as far from its period («năm 2024» in a report on 2024, «năm 2025» in one on 2025).
    """
    count = 1
    while count < len(editions) and count in standing.lines and _same(standing, editions, count):
        count += 1
    return editions[count - 1].period, count


def _same(standing: Standing, editions: Sequence[Edition], index: int) -> bool:
    newest, older = standing.lines[0].words, standing.lines[index].words
    if len(newest) != len(older):
        return False
    return all(
        one.form == other.form or _relative(one, editions[0].period) == _relative(other, editions[index].period)
        for one, other in zip(newest, older, strict=True)
    )


def _relative(word: Word, period: Period) -> str:
    """«31/5/2024» as «31/5/+0» in a report on 2024; other words as they are."""
    year = word.form[-_YEAR_LENGTH:]
    if not (year.isdigit() and year.startswith(("19", "20")) and not word.form[:-_YEAR_LENGTH][-1:].isdigit()):
        return word.form
    return f"{word.form[:-_YEAR_LENGTH]}{int(year) - period.year:+d}"
