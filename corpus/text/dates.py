"""Dates as officers write them: «ngày 29/5/2024», «ngày 11 tháng 5 năm 2022», «16-7-2021»; O for 0 and l or I for 1 are a scanner's."""

import re
from datetime import date

_REPAIR = str.maketrans("OolILiıİ", "00111111")  # the last four: what a pattern that ignores case takes for l and I
DIGIT = "[0-9OolI]"
_YEAR = f"[12lI]{DIGIT}{{3}}"
DATE = rf"""
    ng[àa]y \s{{0,3}}
    (?: (?P<d1>{DIGIT}{{1,2}}) \s?(?P<sep>[/.\-])\s? (?P<m1>{DIGIT}{{1,2}}) \s?[/.\-]\s? (?P<y1>{_YEAR})        # ngày 29/5/2024, 16-7-2021
      | (?P<d2>{DIGIT}{{1,2}}) \s+ th[áa]ng \s+ (?P<m2>{DIGIT}{{1,2}}) \s+ n[ăa]m \s+ (?P<y2>{_YEAR})          # ngày 11 tháng 5 năm 2022
    ) (?!\d)
"""
LOOSE_DATE = DATE.replace(_YEAR, f"{_YEAR}\\d?")
"""DATE or a date whose year has a digit too many («08/6/20210»), which is no day of the calendar."""


def repaired(digits: str) -> str:
    """Digits with the letters a scanner put for them read back: «2O24» → «2024», «l5» → «15»."""
    return digits if digits.isdecimal() else digits.translate(_REPAIR)


def to_date(match: re.Match[str]) -> date | None:
    """The date of a match of DATE, None when no such day exists."""
    day, month, year = (match["d1"], match["m1"], match["y1"]) if match["d1"] else (match["d2"], match["m2"], match["y2"])
    return make_date(int(repaired(year)), int(repaired(month)), int(repaired(day)))


def make_date(year: int, month: int, day: int) -> date | None:
    """A date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def short(day: date) -> str:
    """The short form with the zero rule of 30/2020/NĐ-CP: days below 10 and months 1 and 2 take a leading 0."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"
