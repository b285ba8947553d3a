"""One citation held against one entry: which fields agree, which differ, which say nothing.

A citation is accused only where everything else agrees: one field may differ, and the title must not deny it.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.citations.model import Citation
from corpus.registry.entry import Entry
from corpus.registry.numbers import number_key, one_damage, serial_of, symbol_of, year_in
from corpus.registry.offices import Fit, Home, compare
from corpus.registry.titles import speaks_for
from corpus.registry.wording import words

IMPOSSIBLE = "impossible-date"
_AGREEING = (Fit.SAME, Fit.HEAD, Fit.SILENT)
_NEIGHBOURING_SERIALS = 15
_ASSEMBLY = re.compile(r"QH(\d+)$")
_LAST_APART = 12


class Day(StrEnum):
    """How the date beside a citation stands to the registered one."""

    SAME = "same"
    UNSAID = "unsaid"
    SAME_YEAR = "same-year"
    OTHER_YEAR = "other-year"


@dataclass(frozen=True, slots=True)
class Match:
    """`title`: True supports, False denies, None says nothing. `written`: whether the issuer stands beside the citation."""

    entry: Entry
    day: Day
    issuer: Fit
    title: bool | None
    written: bool

    @property
    def full(self) -> bool:
        """Nothing contradicts. Without a date a title that denies is enough to make it another document."""
        return self.issuer in _AGREEING and (self.day is Day.SAME or (self.day is Day.UNSAID and self.title is not False))

    @property
    def issuer_agrees(self) -> bool:
        return self.issuer in _AGREEING


def weigh(citation: Citation, entry: Entry, *, home: Home, titles: bool = True) -> Match:
    """Hold a citation against an entry; without `titles` the title says nothing."""
    title = _title(citation, entry) if titles and citation.title else None
    return Match(entry, _day(citation, entry), _issuer(citation, entry, home), title, citation.issuer is not None)


def titles_of(entry: Entry) -> tuple[str, ...]:
    """The registered wordings of a title, those of equally sure sources too; a name that only repeats the number is none."""
    return tuple(title for title in (entry.title, *entry.disputed("title"), *entry.aliases) if title and not (entry.number and entry.number in title))


def _title(citation: Citation, entry: Entry) -> bool | None:
    return speaks_for(citation.title, titles_of(entry))


def _issuer(citation: Citation, entry: Entry, home: Home) -> Fit:
    """An issuer that a list lead-in gives may agree, but never accuses: lists mix issuers."""
    on = citation.date or entry.issued
    fit = compare(citation.issuer or citation.issuer_inherited, entry.issuer, home=home, on=on)
    if citation.issuer is None and fit is Fit.DIFFERENT:
        return compare(None, entry.issuer, home=home, on=on)
    return fit


def _day(citation: Citation, entry: Entry) -> Day:
    if entry.issued is None:
        return Day.UNSAID
    if IMPOSSIBLE in citation.notes:
        return Day.SAME_YEAR
    if citation.date is None:
        return Day.UNSAID if citation.year in (None, entry.issued.year) else Day.OTHER_YEAR
    if citation.date == entry.issued or citation.date.isoformat() in entry.disputed("issued"):
        return Day.SAME
    carries_year = citation.number is not None and year_in(citation.number) is not None
    return Day.SAME_YEAR if carries_year or citation.date.year == entry.issued.year else Day.OTHER_YEAR


def wrong_date(citation: Citation, match: Match) -> bool:
    """The right document under a wrong date: the same year, or another year by one wrong digit where the title is that of the entry.

    Numbers begin again every year: «30/KH-UBND» of another year is mostly another plan. Those of the Party («34-CT/TW») run on for a term.
    """
    if not match.issuer_agrees or match.title is False:
        return False
    if match.day is Day.SAME_YEAR:
        return True
    is_said = match.title is True or "/" not in (citation.number or "").partition("-")[0]
    if match.day is not Day.OTHER_YEAR or not is_said or citation.date is None or match.entry.issued is None:
        return False
    return one_digit(citation.date, match.entry.issued)


def one_digit(left: date, right: date) -> bool:
    """Whether two dates, written with all their digits, differ in exactly one."""
    return sum(a != b for a, b in zip(left.isoformat(), right.isoformat(), strict=True)) == 1


def wrong_issuer(citation: Citation, match: Match) -> bool:
    """The right document under a wrong issuer: number and date agree, or the number alone is unique and carries its year."""
    if not match.written or match.title is False:
        return False
    same_day = match.day is Day.SAME or (match.day is Day.UNSAID and year_in(citation.number or "") is not None)
    return same_day and (match.issuer is Fit.DIFFERENT or (match.issuer is Fit.ELSEWHERE and match.title is True))


def wrong_number(citation: Citation, match: Match, *, expected: bool) -> bool | None:
    """The right document under a wrong number: True surely, None possibly, False not.

    An issuer signs several documents a day with numbers in a row, so a near number alone says little: the title must agree, or the
    document itself must speak for it (`expected`), or the numbers must lie too far apart for one day.
    Laws, decrees and circulars (numbers with a year) come in batches: there a near number alone says nothing, unless two digits are swapped.
    """
    if not match.issuer_agrees or match.title is False or match.day not in (Day.SAME, Day.UNSAID):
        return False
    ours, theirs = number_key(citation.number or ""), number_key(match.entry.number or "")
    damaged = one_damage(ours, theirs)
    if match.day is Day.UNSAID or not damaged:
        return damaged and match.title is True if match.day is Day.UNSAID else match.title is True
    if match.title or expected or _far_apart(ours, theirs) or _contradicts_itself(citation):
        return True
    return None if year_in(ours) is None or sorted(ours) == sorted(theirs) else False


def _contradicts_itself(citation: Citation) -> bool:
    """«64/2095/QH15 ngày 19/02/2025»: the year in the number is not that of the date."""
    year = year_in(citation.number or "")
    return year is not None and citation.date is not None and year != citation.date.year


def _far_apart(ours: str, theirs: str) -> bool:
    return symbol_of(ours) != symbol_of(theirs) or abs(serial_of(ours) - serial_of(theirs)) > _NEIGHBOURING_SERIALS


def of_other_series(citation: Citation, match: Match) -> bool:
    """Whether a resolution is cited and a law registered, or the other way round, and only the number speaks for its being the same document.

    Up to its twelfth term the National Assembly numbered laws and resolutions apart: there are a law and a resolution 15/2008/QH12.
    """
    term = _ASSEMBLY.search(number_key(citation.number or ""))
    counted_apart = term is not None and int(term[1]) <= _LAST_APART
    return counted_apart and match.day is not Day.SAME and match.title is not True and type_differs(citation, match.entry)


def type_differs(citation: Citation, entry: Entry) -> bool:
    """Whether the type word is another one; the Party's QĐ is a decision or a regulation, «văn bản» is any, «liên tịch» may be left out."""
    if words(entry.type)[: len(words(citation.type or ""))] == words(citation.type or ""):
        return False
    if not citation.type or not entry.type or citation.type == "Văn bản":
        return False
    return {citation.type, entry.type} not in ({"Quyết định", "Quy định"}, {"Luật", "Bộ luật"})
