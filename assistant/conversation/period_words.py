"""«6 tháng đầu năm 2025», «6T/2025», «quý 3 năm nay», «2025H1» → periods, with the place where they are said."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from assistant.conversation.message import said
from corpus.periods import Period

_FREE = r"(?<![\d/.,])"
_OF_YEAR = r"(?: nam (?P<near>nay|truoc|ngoai|sau|toi)(?!\w)|(?: nam |\s*/\s*| )(?P<year>(?:19|20)\d\d)(?!\d)| nam(?!\w))?"
_HALF = said(rf"{_FREE}(?:0?6\s*(?:thang|t)|sau thang(?= (?:dau|cuoi)))(?!\w)(?: (?P<half>dau|cuoi))?{_OF_YEAR}")
_MONTHS = said(rf"{_FREE}(?P<count>0?9|chin|11|10|0?3)\s*(?:thang|t)(?!\w)(?: dau)?{_OF_YEAR}")
_QUARTER = said(rf"quy (?P<quarter>iv|iii|ii|i|[1-4])(?!\w),?{_OF_YEAR}")
_MONTH = said(rf"thang (?P<month>1[0-2]|0?[1-9])(?!\d){_OF_YEAR}")
_SPAN = said(r"(?:giai doan )?(?P<first>20\d\d)\s*-\s*(?P<last>20\d\d)")
_ONE_YEAR = said(r"nam (?:(?P<near>nay|truoc|ngoai|sau|toi)(?!\w)|(?P<year>(?:19|20)\d\d)(?!\d))")
_BARE_YEAR = re.compile(r"(?<![\w/.,-])20[1-4]\d(?![\w/.,-]|,\d)")
_CODE = re.compile(r"(?<!\w)(?:19|20)\d\d(?:h[12]|q[1-4]|m(?:0[1-9]|1[0-2])(?:-m(?:0[1-9]|1[0-2]))?)(?!\w)")
_BESIDE = said(r"(?<!\w)(?:ky|cho|la|cua|bao cao|ke hoach|tin|trong|nam|a|nhe|day|do)(?!\w)")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NEAR = {"nay": 0, "truoc": -1, "ngoai": -1, "sau": 1, "toi": 1}


@dataclass(frozen=True, slots=True)
class SaidPeriod:
    """A period said at `[start:end]` of the plain words."""

    start: int
    end: int
    period: Period


def find_periods(plain: str, *, today: date) -> tuple[SaidPeriod, ...]:
    """Every period said, in order; a year left out is this year."""
    found: list[SaidPeriod] = []
    for pattern, read in _READERS:
        for match in pattern.finditer(plain):
            alone = not any(f.start < match.end() and match.start() < f.end for f in found)
            if alone and not plain[max(0, match.start() - 1) : match.start()].isalnum():
                found.append(SaidPeriod(match.start(), match.end(), read(match, today)))
    return tuple(sorted(found, key=lambda f: f.start))


def bare_year(plain: str, start: int, end: int) -> SaidPeriod | None:
    """«kế hoạch tuyên truyền 2027»: a year that is said without «năm», where it is the only one."""
    found = list(_BARE_YEAR.finditer(plain, start, end))
    return SaidPeriod(*found[0].span(), Period(int(found[0].group()))) if len(found) == 1 else None


def only_period(plain: str, *, today: date) -> Period | None:
    """«năm 2027», «2027», «cho quý III năm nay»: the period that is said where nothing else is; None for other words."""
    said_here = find_periods(plain, today=today)
    one = said_here[0] if len(said_here) == 1 else bare_year(plain, 0, len(plain))
    rest = plain[: one.start] + plain[one.end :] if one else plain
    return one.period if one and not _BESIDE.sub(" ", rest).strip(" .,?!\n\t") else None


def _year(match: re.Match[str], today: date) -> int:
    return int(match["year"]) if match["year"] else today.year + _NEAR[match["near"] or "nay"]


def _half(match: re.Match[str], today: date) -> Period:
    year = _year(match, today)
    return Period(year, 7, 12) if match["half"] == "cuoi" else Period(year, 1, 6)


def _months(match: re.Match[str], today: date) -> Period:
    return Period(_year(match, today), 1, 9 if match["count"] == "chin" else int(match["count"]))


def _quarter(match: re.Match[str], today: date) -> Period:
    number = _ROMAN.get(match["quarter"]) or int(match["quarter"])
    return Period(_year(match, today), 3 * number - 2, 3 * number)


def _month(match: re.Match[str], today: date) -> Period:
    return Period(_year(match, today), int(match["month"]), int(match["month"]))


def _span(match: re.Match[str], _today: date) -> Period:
    first, last = int(match["first"]), int(match["last"])
    return Period(first, 1, 12, last) if last > first else Period(first)


def _one_year(match: re.Match[str], today: date) -> Period:
    return Period(_year(match, today))


def _code(match: re.Match[str], _today: date) -> Period:
    return Period.parse(match.group())


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Period]], ...] = (
    (_CODE, _code),
    (_HALF, _half),
    (_MONTHS, _months),
    (_QUARTER, _quarter),
    (_MONTH, _month),
    (_SPAN, _span),
    (_ONE_YEAR, _one_year),
)
