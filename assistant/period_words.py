"""Period expressions and periods: which period the words name, and how another period is written in the same manner."""

import re

from assistant.expressions import Expression
from corpus.periods import Period
from corpus.text.folding import plain

_ROMAN = ("I", "II", "III", "IV")
_YEARS = re.compile(r"((?:19|20)\d\d)\s*(?:-|–|đến(?:\s+năm)?)\s*((?:19|20)\d\d)")
_COUNT = re.compile(r"\d+")


def named_period(expression: Expression, year: int) -> Period | None:
    """The period that an expression names; `year` is meant where the words have none. None for days and moments."""
    year = expression.year or year
    part = expression.part or ""
    if expression.kind == "half":
        return Period(year, 1, 6) if plain(part) == "dau" else Period(year, 7, 12)
    if expression.kind == "quarter":
        number = _ROMAN.index(part.upper()) + 1 if part.upper() in _ROMAN else int(part)
        return Period(year, 3 * number - 2, 3 * number)
    if expression.kind == "month" and plain(expression.text).startswith("thang") and 1 <= int(part) <= 12:
        return Period(year, int(part), int(part))
    if expression.kind == "months":
        return _run(expression.text, year)
    if expression.kind == "span":
        years = _YEARS.search(expression.text)
        return Period(int(years[1]), 1, 12, int(years[2])) if years and years[1] < years[2] else None
    return Period(year) if expression.kind in ("year", "bare") else None


def _run(text: str, year: int) -> Period | None:
    """«9 tháng đầu năm» counts from January, «3 tháng cuối năm» to December."""
    count = _COUNT.match(text)
    if not count or not 1 <= int(count.group()) <= 12:
        return None
    return Period(year, 13 - int(count.group()), 12) if "cuoi" in plain(text) else Period(year, 1, int(count.group()))


def reworded(expression: Expression, period: Period, *, base: Period, dated: bool) -> str:
    """`period` in the manner of the expression («QUÝ II/2024» → «QUÝ III/2024»), with its year where `dated`.

    `base` is the period of the document: what follows nine months is «3 tháng cuối năm», not «quý IV».
    """
    words = _bare(expression, period, base)
    if dated and period.kind != "years":
        slash = "/" in expression.text and period.kind in ("quarter", "month")
        words += f"/{period.year}" if slash else f" {period.year}" if words.endswith("năm") else f" năm {period.year}"
    return _cased(words, expression.text)


def _bare(expression: Expression, period: Period, base: Period) -> str:
    """The words without the year."""
    if base.kind == "months" and base.first == 1 and period.first == base.last + 1 and period.last == 12:
        return f"{period.last - period.first + 1} tháng cuối năm"
    if period.kind == "half":
        count = expression.text.split()[0] if expression.kind == "half" else "6"
        return f"{count} tháng {'đầu' if period.first == 1 else 'cuối'} năm"
    if period.kind == "quarter":
        return f"quý {_ROMAN[period.last // 3 - 1]}"
    if period.kind == "month":
        return f"tháng {period.first:02d}" if period.first < 3 else f"tháng {period.first}"
    return re.sub(r"\s+(?:19|20)\d\d$", "", period.words) if period.kind != "years" else period.words


def _cased(words: str, model: str) -> str:
    if model.isupper():
        return words.upper()
    return words[0].upper() + words[1:] if model[0].isupper() else words
