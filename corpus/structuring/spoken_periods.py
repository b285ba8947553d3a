"""The period that a document is about, as its title, its opening and last its file name say it."""

import re
from collections.abc import Callable, Iterator

from corpus.document import Head, Kind
from corpus.periods import Period
from corpus.text.dates import DATE
from corpus.text.folding import plain

_Y = r"(?:19|20)\d\d"
_HALF = re.compile(rf"(?:6|06|sáu)\s+tháng\s+(?P<half>đầu|cuối)\s+năm(?:\s+(?P<year>{_Y}))?", re.IGNORECASE)
_QUARTER = re.compile(rf"quý\s+(?P<quarter>IV|III|II|I|[1-4])(?!\w)(?:\s*[/,]?\s*(?:năm\s+)?(?P<year>{_Y}))?", re.IGNORECASE)
_MONTHS = re.compile(rf"(?P<count>0?[2-9]|1[01]|hai|ba|bốn|năm|bảy|tám|chín|mười|mười một)\s+tháng(?:\s+đầu)?\s+năm\s+(?P<year>{_Y})", re.IGNORECASE)
_MONTH = re.compile(rf"tháng\s+(?P<month>\d{{1,2}})\s*(?:/|,?\s*năm\s+)(?P<year>{_Y})", re.IGNORECASE)
_SPAN = re.compile(
    rf"(?:giai\s+đoạn|nhiệm\s+kỳ|năm\s+học|niên\s+khóa|khóa\s+[IVX\d]+,?\s+nhiệm\s+kỳ|năm|các\s+năm|từ\s+năm|5\s+năm,?|năm\s+năm)\s*\(?\s*"
    rf"(?P<first>{_Y})\s*(?:[-–—]|đến(?:\s+năm)?)\s*(?P<last>{_Y})",
    re.IGNORECASE,
)
_UNTIL = re.compile(rf"đến\s+(?:hết\s+)?năm\s+(?P<year>{_Y})", re.IGNORECASE)
_YEAR = re.compile(rf"(?<!đến )(?<!hết )năm\s+(?P<year>{_Y})(?!\s*[-–—]\s*{_Y})", re.IGNORECASE)
_DATE = re.compile(rf"{DATE}|\d{{1,2}}[/.-]\d{{1,2}}[/.-]{_Y}", re.VERBOSE | re.IGNORECASE)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_COUNTS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11}
_HEAD_REACH = 3000
_HALF_YEAR, _WHOLE_YEAR = 6, 12


def period_of(text: str, head: Head, kind: Kind, *, name: str = "") -> Period | None:
    """The period of the title, else of the opening (a report's), else the year of issue, else what the file name says."""
    year = _year_of(text, head)
    titled = spoken_in(head.title or "", year)
    if titled:
        return titled
    if head.issued and not head.type_name and not head.number_span:
        return Period(head.issued.year)
    opening = _without_dates(text[:_HEAD_REACH])
    shorter = _first((_halves, _quarters, _months), opening, year) if kind in (Kind.REPORT, Kind.REQUEST) else None
    return shorter or (Period(year) if year else None) or spoken_in(opening, year) or period_in_name(name)


def spoken_in(words: str, year: int | None) -> Period | None:
    """The first period named in `words`; `year` is meant where none is said, and is where «đến năm 2030» begins."""
    words = _without_dates(words)
    return _first((_halves, _quarters, _months, _years), words, year) or _until(words, year)


_Found = Iterator[tuple[int, Period]]


def _first(readers: tuple[Callable[[str, int | None], _Found], ...], words: str, year: int | None) -> Period | None:
    """The period that begins first; a longer one before what it holds («6 tháng đầu năm 2024» before «năm 2024»)."""
    found = [(start, order, period) for order, reader in enumerate(readers) for start, period in reader(words, year)]
    return min(found, key=lambda one: one[:2])[2] if found else None


def _without_dates(words: str) -> str:
    return _DATE.sub(lambda match: " " * len(match.group()), words)


def _halves(words: str, year: int | None) -> _Found:
    """«6 tháng đầu năm và … 6 tháng cuối năm 2024» is the first half of 2024."""
    halves = list(_HALF.finditer(words))
    said = next((int(half["year"]) for half in halves if half["year"]), year)
    for half in halves[:1]:
        own = int(half["year"]) if half["year"] else said
        if own:
            yield half.start(), Period(own, 1, _HALF_YEAR) if half["half"].lower() == "đầu" else Period(own, _HALF_YEAR + 1, _WHOLE_YEAR)


def _quarters(words: str, year: int | None) -> _Found:
    for quarter in _QUARTER.finditer(words):
        own = int(quarter["year"]) if quarter["year"] else year
        if own:
            number = _ROMAN.get(quarter["quarter"].upper()) or int(quarter["quarter"])
            yield quarter.start(), Period(own, 3 * number - 2, 3 * number)


def _months(words: str, year: int | None) -> _Found:
    del year
    for months in _MONTHS.finditer(words):
        count = months["count"].lower()
        yield months.start(), Period(int(months["year"]), 1, _COUNTS.get(count) or int(count))
    for month in _MONTH.finditer(words):
        if 1 <= int(month["month"]) <= _WHOLE_YEAR:
            yield month.start(), Period(int(month["year"]), int(month["month"]), int(month["month"]))


def _years(words: str, year: int | None) -> _Found:
    del year
    for span in _SPAN.finditer(words):
        yield from _span(span.start(), int(span["first"]), int(span["last"]))
    for single in _YEAR.finditer(words):
        yield single.start(), Period(int(single["year"]))


def _span(start: int, first: int, last: int) -> _Found:
    if first < last:
        yield start, Period(first, 1, _WHOLE_YEAR, last)


def _until(words: str, year: int | None) -> Period | None:
    """«đến năm 2025, định hướng đến năm 2030»: from the year of issue to the first."""
    until = _UNTIL.search(words)
    if not until:
        return None
    last = int(until["year"])
    return Period(year, 1, _WHOLE_YEAR, last) if year and year < last else Period(last)


def _year_of(text: str, head: Head) -> int | None:
    if head.issued:
        return head.issued.year
    if head.date_span:
        match = re.search(_Y, text[head.date_span.start : head.date_span.end])
        if match:
            return int(match.group())
    years = [int(match["year"]) for match in _YEAR.finditer(_without_dates(head.title or text[:_HEAD_REACH]))]
    return years[-1] if years else None


_NAMED = re.compile(
    rf"(?P<code>{_Y}(?:h[12]|q[1-4]|m(?:0[1-9]|1[0-2])))(?!\w)"
    rf"|(?<!\d)0?6\s?(?:t|thang)(?:\s(?P<half>dau|cuoi))?(?:\snam)?\s(?P<half_year>{_Y})"
    rf"|(?:quy|q)\s?(?P<quarter>iv|iii|ii|i|[1-4])\s(?:nam\s)?(?P<quarter_year>{_Y})"
    rf"|(?<!\d)(?P<count>0?[2-9]|1[01])\s?(?:t|thang)(?:\sdau)?(?:\snam)?\s(?P<count_year>{_Y})"
    rf"|thang\s(?P<month>0?[1-9]|1[0-2])\s(?:nam\s)?(?P<month_year>{_Y})"
    rf"|(?P<first>{_Y})\s(?P<last>{_Y})"
    rf"|(?<!\d)(?P<year>{_Y})(?!\d)"
)


def period_in_name(name: str) -> Period | None:
    """«bc-tdkt-6t-2024.txt» → the first half of 2024; None where the name of the file says nothing."""
    match = _NAMED.search(re.sub(r"[\W_]+", " ", plain(name)))
    if not match:
        return None
    if match["code"]:
        return Period.parse(match["code"])
    if match["half_year"]:
        return Period(int(match["half_year"]), 7, 12) if match["half"] == "cuoi" else Period(int(match["half_year"]), 1, 6)
    if match["quarter_year"]:
        number = _ROMAN.get(match["quarter"].upper()) or int(match["quarter"])
        return Period(int(match["quarter_year"]), 3 * number - 2, 3 * number)
    return _longer_in_name(match)


def _longer_in_name(match: re.Match[str]) -> Period:
    if match["count_year"]:
        return Period(int(match["count_year"]), 1, int(match["count"]))
    if match["month_year"]:
        return Period(int(match["month_year"]), int(match["month"]), int(match["month"]))
    if match["first"]:
        first, last = int(match["first"]), int(match["last"])
        return Period(first, 1, 12, last) if first < last else Period(last)
    return Period(int(match["year"]))
