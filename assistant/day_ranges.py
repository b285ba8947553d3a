"""Days, months and years named in a short text as ranges of days: what a date answered is compared by."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from corpus.text.dates import make_date
from corpus.text.folding import plain

_DATE = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>\d{4})(?!\d)"
    r"|\bngay\s+(?P<day_w>\d{1,2})\s+thang\s+(?P<month_w>\d{1,2})\s+nam\s+(?P<year_w>\d{4})"
    r"|(?<!\d)(?P<iso>\d{4}-\d{2}-\d{2})(?!\d)"
    r"|\bthang\s+(?P<only_month>\d{1,2})\s*(?:/|nam)\s*(?P<of_year>\d{4})"
    r"|\bquy\s+(?P<quarter>iv|iii|ii|i|[1-4])\s*(?:/|nam)\s*(?P<quarter_year>\d{4})"
    r"|(?<![\d/])(?P<alone>(?:19|20)\d\d)(?![\d/])"
)
_DECEMBER = 12
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class DayRange:
    """Whole days from `start` to `end`."""

    start: date
    end: date


def ranges_of(text: str) -> tuple[DayRange, ...]:
    """«từ ngày 02/02/2026 đến ngày 14/5/2026» gives two days; days that no calendar has are left out."""
    return tuple(found for match in _DATE.finditer(plain(text)) if (found := _range(match)))


def impossible_day(text: str) -> str | None:
    """A day that no calendar has («31/02/2026»), as written; None where all are well."""
    return next((match.group() for match in _DATE.finditer(plain(text)) if _range(match) is None), None)


def _range(match: re.Match[str]) -> DayRange | None:
    if match["alone"]:
        return DayRange(date(int(match["alone"]), 1, 1), date(int(match["alone"]), 12, 31))
    if match["only_month"]:
        return _months(int(match["of_year"]), int(match["only_month"]), 1)
    if match["quarter"]:
        quarter = _QUARTERS.get(match["quarter"]) or int(match["quarter"])
        return _months(int(match["quarter_year"]), 3 * quarter - 2, 3)
    year, month, day = (
        match["iso"].split("-") if match["iso"] else (match["year"] or match["year_w"], match["month"] or match["month_w"], match["day"] or match["day_w"])
    )
    found = make_date(int(year), int(month), int(day))
    return DayRange(found, found) if found else None


def _months(year: int, first: int, count: int) -> DayRange | None:
    last = first + count - 1
    if first < 1 or last > _DECEMBER or not year:
        return None
    return DayRange(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))
