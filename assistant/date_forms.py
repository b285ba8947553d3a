"""A time answered by its days («16/8/2027 - 30/9/2027») → in the words that last period's had («từ ngày 16/8/2027 đến ngày 30/9/2027»)."""

import re
from datetime import date

from corpus.text.dates import make_date, short
from corpus.text.letters import compile_vi

_DAY = compile_vi(
    r"(?<![\w/.-])(?:(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})(?:\s+năm\s+(?P<y>\d{4}))?"
    r"|(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})(?:\s?[/.-]\s?(?P<year>\d{4}))?)(?![\w/])",
    re.IGNORECASE,
)
_ONLY_JOINING = compile_vi(r"(?:từ|ngày|đến|tới|hết|và|[-–—,;:→>\s])*", re.IGNORECASE)
_BARE = re.compile(r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}")


def in_form_of(old: str, value: str) -> str | None:
    """`value` with the words of `old` around its days; None where it says more than days, or not as many as `old`."""
    slots, given = list(_DAY.finditer(old)), list(_DAY.finditer(value))
    if not slots or len(slots) != len(given) or not _ONLY_JOINING.fullmatch(_DAY.sub(" ", value)):
        return None
    days = _days(given)
    if days is None:
        return None
    text, at = "", 0
    for index, (slot, day) in enumerate(zip(slots, days, strict=True)):
        following = days[index + 1] if index + 1 < len(days) else None
        text += old[at : slot.start()] + _shaped(slot, day, following)
        at = slot.end()
    return text + old[at:]


def out_of_form(old: str, value: str) -> bool:
    """Whether bare days stand where last period had words around its own, or another number of days: the sentence has to be read again."""
    slots, given = len(_DAY.findall(old)), len(_DAY.findall(value))
    if not slots or not given:
        return False
    return slots != given or (value[:1].isdigit() and not old[:1].isdigit() and bool(_BARE.match(value)))


def _days(given: list[re.Match[str]]) -> list[date] | None:
    """The days of an answer; one without a year is of the year that the next one says."""
    days: list[date] = []
    year = ""
    for match in reversed(given):
        year = match["y"] or match["year"] or year
        found = make_date(int(year), int(match["m"] or match["month"]), int(match["d"] or match["day"])) if year else None
        if found is None:
            return None
        days.append(found)
    return days[::-1]


def _shaped(slot: re.Match[str], day: date, following: date | None) -> str:
    """The day as the old one was written; its year is left out where it was, and the next day says it."""
    in_words, year = bool(slot["d"]), slot["y"] or slot["year"]
    first, month, _ = short(day).split("/")
    without = year is None and following is not None and following.year == day.year
    if in_words:
        return f"{first} tháng {month}" + ("" if without else f" năm {day.year}")
    return f"{first}/{month}" if without else short(day)
