"""Did you mean: the documents of which a citation may be a damaged form, the likeliest first.

A document is near when its number is a damage away (a digit changed, lost, added or swapped, O for 0, a letter of the symbol, the year
beside it) or the same under another date or issuer. Nearer stand: the same day, then a day one digit off; the issuer that is named
or goes without saying; a title that speaks for it.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from corpus.citations.model import Citation
from corpus.registry.entry import Entry
from corpus.registry.matching import Day, Match, one_digit, titles_of, weigh
from corpus.registry.numbers import number_key, one_damage
from corpus.registry.offices import Fit, Home, read_office
from corpus.registry.titles import speaks_for

_YEARS = range(1945, 2100)
_PARTS = re.compile(r"(\d+[A-ZĐ]?)([/-])(?:(\d{4})/)?(.+)")
_CONFUSED = str.maketrans("OQIL", "0011")
_SCOPE = {Fit.SAME: 0, Fit.HEAD: 0, Fit.SILENT: 1, Fit.DIFFERENT: 4, Fit.ELSEWHERE: 5}
_TITLE = {True: 0, None: 1, False: 3}
_SPREAD = 3
_DAY = {Day.SAME: 0, Day.UNSAID: 1, Day.SAME_YEAR: 3, Day.OTHER_YEAR: 4}


def ranked(citation: Citation, entries: Iterable[Entry], *, home: Home) -> tuple[Entry, ...]:
    """The entries that the citation may be a damaged form of, the likeliest first; the others are left out.

    Titles are compared only where they can change who is first: that is what takes time.
    """
    own = number_key(citation.number or "")
    rough = [(score, entry) for entry in dict.fromkeys(entries) if (score := _score(citation, own, entry, home)) is not None]
    least = min((score[0] for score, _ in rough), default=0)
    scored = [((score[0] + _title(citation, entry, close=score[0] <= least + _SPREAD), *score[1:]), entry) for score, entry in rough]
    return tuple(entry for _, entry in sorted(scored, key=lambda row: (row[0], -(row[1].issued or date.min).toordinal(), row[1].issuer, row[1].number or "")))


def _score(citation: Citation, own: str, entry: Entry, home: Home) -> tuple[int, int, bool, int] | None:
    """The less the likelier; equal ones by a mere swap of characters, then by how sure the record is; the newest at last."""
    other = number_key(entry.number or "")
    number = damage(own, other)
    if number is None:
        return None
    match = weigh(citation, entry, home=home, titles=False)
    return 2 * number + _day(citation, match) + _scope(citation, match), number, sorted(own) != sorted(other), entry.standing.rank


def _title(citation: Citation, entry: Entry, *, close: bool) -> int:
    return _TITLE[speaks_for(citation.title, titles_of(entry)) if close else None]


def _scope(citation: Citation, match: Match) -> int:
    """A general name of another province («Ủy ban nhân dân tỉnh Quảng Ngãi») may be silent on a district; its province is not."""
    if match.issuer is Fit.SILENT and citation.issuer:
        ours, theirs = read_office(citation.issuer).place, read_office(match.entry.issuer).place
        return _SCOPE[Fit.ELSEWHERE] if ours and theirs and ours != theirs else 2
    return _SCOPE[match.issuer]


def _day(citation: Citation, match: Match) -> int:
    issued = match.entry.issued
    if citation.date and issued and match.day is not Day.SAME and one_digit(citation.date, issued):
        return 2
    return _DAY[match.day]


def damage(own: str, other: str) -> int | None:
    """How badly `other` must have been damaged to read `own`: 0 not at all, None when it is another number altogether."""
    if own == other:
        return 0
    if one_damage(own, other) or one_damage(_padded(own), _padded(other)) or one_damage("0" + own, other) or one_damage(own, "0" + other):
        return 1
    if _digits(own) == _digits(other):
        return 1
    ours, theirs = _PARTS.fullmatch(own), _PARTS.fullmatch(other)
    if not ours or not theirs:
        return None
    if ours[1] == theirs[1] and ours[4] == theirs[4] and _close_years(ours[3], theirs[3]):
        return 1
    return 2 if ours[1] == theirs[1] and ours[3] == theirs[3] and _letters(ours[4]) == _letters(theirs[4]) else None


def _padded(key: str) -> str:
    """A serial of one digit as it is written: «7/KH-UBND» → «07/KH-UBND»."""
    return "0" + key if key[1:2] in ("/", "-") else key


def _digits(key: str) -> str:
    """The key with letters that look like digits read as such in the serial and the year."""
    head, slash, tail = key.partition("/")
    year, second, symbol = tail.partition("/")
    return head.translate(_CONFUSED) + slash + (year.translate(_CONFUSED) + second + symbol if second else tail)


def _close_years(ours: str | None, theirs: str | None) -> bool:
    return bool(ours and theirs) and abs(int(ours or 0) - int(theirs or 0)) == 1


def _letters(symbol: str) -> str:
    """The symbol without the marks that divide it: «CT/TW» and «CT-TW»."""
    return re.sub(r"[^A-ZĐ0-9]", "", symbol)


@lru_cache(maxsize=4096)
def near_days(day: date) -> tuple[date, ...]:
    """Days of other years that differ from `day` in one written digit."""
    text = day.isoformat()
    years = (int(text[:at] + digit + text[at + 1 : 4]) for at in range(4) for digit in "0123456789" if digit != text[at])
    return tuple(found for year in years if year in _YEARS and (found := _moved(day, year)))


def _moved(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None


def near(own: str, entries: Sequence[Entry]) -> list[Entry]:
    """Those of the entries whose number may have been damaged to `own`."""
    return [entry for entry in entries if entry.number and damage(own, number_key(entry.number)) is not None]
