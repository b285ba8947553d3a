"""The period policy: what a date or period expression of last period's text becomes. First matching rule wins.

Zones that name a document, a programme or an event are frozen; facts of the old period are asked; only what frames the
reporting period, or names a task of its year, is shifted. See shared rules in ARCHITECTURE.md («Period policy»).
"""

import re
from dataclasses import dataclass
from typing import Literal

from assistant.expressions import Expression
from assistant.period_words import named_period, reworded
from corpus.periods import Period
from corpus.text.folding import plain

Action = Literal["shift", "freeze", "ask", "flag"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an expression stands. `frozen`: inside a citation, its title or a quoted name. `heading`: a title or heading.

    `outlook`: in the section about the next period. `award`: a sentence that reports an honour given. `own_document`: inside
    the name of a document of the office that has no number. `before`, `after`: words around, up to the ends of the sentence.
    """

    frozen: bool = False
    heading: bool = False
    outlook: bool = False
    award: bool = False
    commitment: bool = False
    own_document: bool = False
    before: str = ""
    after: str = ""

    @property
    def promised(self) -> bool:
        """In a promise; headings and tasks of the next period are not meant."""
        return self.commitment and not self.heading and not self.outlook


@dataclass(frozen=True, slots=True)
class Decision:
    """`edits`: (start, end, new text) in the same offsets as the expression; empty unless the action is shift."""

    action: Action
    reason: str
    edits: tuple[tuple[int, int, str], ...] = ()


_FREEZE = Decision("freeze", "frozen zone")
_UNDATED = Decision("freeze", "no year in the words")
_NAME_BEFORE = re.compile(r"(?:lan thu [ivxl\d]+|khoa [ivxl]+)\s*[,(]?\s*$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FRAME = re.compile(r"(?:^|:\s*)(?:trong|qua|ket thuc)?\s*$")
_COMPARED = re.compile(r"\bso voi(?: cung (?:ky|thoi diem))?(?: cua)?\s*$")
_RECURRING = re.compile(r"[^.;:]{0,40}?\b(?:hang|moi) (?:nam|quy|thang)\b")  # «tháng 12 hằng năm», «quý II và quý IV hằng năm»
_SUMMING = re.compile(r"\b(?:sơ|tổng)(?=\s+kết\b[^;.:\n]{0,90}$)", re.IGNORECASE)
_DOCUMENT_BEFORE = re.compile(r"(?:ke hoach|chuong trinh|du toan|chi tieu|quy che|nghi quyet)[^,;.]{0,40}$")


def decide(expression: Expression, place: Place, *, old: Period, new: Period) -> Decision:
    """What to do with one expression when a document of period `old` becomes one of period `new`."""
    if place.frozen:
        return _FREEZE
    if expression.kind == "anniversary":
        return Decision("ask", "an anniversary that is over") if _last_year(expression) == old.year else _FREEZE
    if expression.kind == "span":
        return _span(expression, place, old, new)
    if expression.kind == "elapsed":
        return Decision("ask", "a review of so many years happens once")
    if expression.kind == "blank_date":
        return _year_shift(expression, old, new, "date line of the draft")
    if _NAME_BEFORE.search(plain(place.before)):
        return _FREEZE
    if expression.year is None and expression.kind in ("half", "quarter", "month", "months") and _RECURRING.match(plain(place.after)):
        return Decision("freeze", "a date of every year")
    if expression.kind in ("date", "range", "moment"):
        return Decision("ask", "date of a fact or plan of the old period")
    if expression.kind in ("half", "quarter", "month", "months"):
        return _part_of_year(expression, place, old, new)
    return _year(expression, place, old, new)


def following(period: Period) -> Period:
    """The next period of the same kind: 2024H1 → 2024H2, 2024Q4 → 2025Q1; after nine months the three that remain."""
    if period.kind == "years":
        length = (period.to_year or period.year) - period.year + 1
        return Period(period.year + length, 1, 12, (period.to_year or period.year) + length)
    length = period.last - period.first + 1
    if period.kind in ("year", "months") and period.first == 1:
        return Period(period.year + 1, period.first, period.last) if period.kind == "year" else Period(period.year, period.last + 1, 12)
    first = period.first + length
    return Period(period.year, first, min(first + length - 1, 12)) if first <= 12 else Period(period.year + 1, first - 12, first - 13 + length)


def preceding(period: Period) -> Period:
    """The period of the same kind just before: 2024H1 → 2023H2, 2024Q1 → 2023Q4."""
    length = period.last - period.first + 1
    if period.first == 1:
        return Period(period.year - 1, 13 - length, 12)
    return Period(period.year, max(1, period.first - length), period.first - 1)


def _span(expression: Expression, place: Place, old: Period, new: Period) -> Decision:
    """«giai đoạn 2021 - 2025» names a programme, except where it is the reported period itself."""
    named = named_period(expression, old.year)
    if old.kind != "years" or named is None or not (place.heading or _frames(place)):
        over = (old.to_year or old.year) <= _last_year(expression) < new.year
        return Decision("ask", "a programme that has ended") if over else _FREEZE
    if named == old:
        return _to(expression, place, named, new, base=new, reason="own period")
    if named == following(old):
        return _to(expression, place, named, following(new), base=new, reason="next period")
    return _FREEZE


def _last_year(expression: Expression) -> int:
    return int(_YEAR.findall(expression.text)[-1])


def _part_of_year(expression: Expression, place: Place, old: Period, new: Period) -> Decision:
    """Halves, quarters, months: the own period and its neighbours move, anything else is a fact of the old period."""
    if place.promised:
        return Decision("ask", "date of a promise")
    named = _named(expression, place, old)
    if named is None:
        return Decision("ask", "date of a fact or plan of the old period") if expression.year else _UNDATED
    if named == old:
        return _to(expression, place, named, new, base=new, reason="own period")
    if named == following(old):
        return _to(expression, place, named, following(new), base=new, reason="next period")
    if expression.year is None:
        return _UNDATED
    if place.heading or _frames(place) or _compares(place):
        earlier = _earlier(named, old, new)
        if earlier:
            return _to(expression, place, named, earlier, base=new, reason="previous period")
    if _is_part(named, old) and (new.first, new.last) == (old.first, old.last):
        return _year_shift(expression, old, new, "a part of the reported period")
    far = expression.kind == "half" and abs(named.year - old.year) > 1
    return Decision("flag", "a half-year far from the reported one") if far else Decision("ask", "date of a fact or plan of the old period")


def _is_part(named: Period, old: Period) -> bool:
    """«5 tháng đầu năm 2024» in a report on the first half (how far the figures go), «6 tháng cuối năm 2024» in a report on the year."""
    if named.year != old.year or old.to_year or not (old.first <= named.first and named.last <= old.last):
        return False
    return named.kind == "half" or (named.kind == "months" and named.first == old.first)


def _named(expression: Expression, place: Place, old: Period) -> Period | None:
    """The period the words name; without a year they speak of the reported year, in the outlook of the next period."""
    ahead = following(old)
    named = named_period(expression, ahead.year if place.outlook else old.year)
    if named is not None and expression.year is None and place.outlook and named != ahead:
        return named_period(expression, old.year)
    return named


def _earlier(named: Period, old: Period, new: Period) -> Period | None:
    """The period before the reported one, or the same one of the year before, carried to the new period."""
    if named == Period(old.year - 1, old.first, old.last):
        return Period(new.year - 1, new.first, new.last)
    return preceding(new) if named == preceding(old) else None


def _to(expression: Expression, place: Place, named: Period, to: Period, *, base: Period, reason: str) -> Decision:
    """Change the year alone where the other words stay the same, else the whole expression."""
    if (to.kind, to.first, to.last) == (named.kind, named.first, named.last) and not to.to_year:
        return _year_moved(expression, to.year - named.year, reason) if expression.year else _UNDATED
    words = reworded(expression, to, base=base, dated=expression.year is not None or (place.heading and to.kind == "year"))
    if expression.text[0].isdigit() and not place.before.strip(' -*+“"('):
        words = words[0].upper() + words[1:]  # «6 tháng đầu năm 2024, …» opens its sentence
    return Decision("shift", reason, (*_summing_up(expression, place, named, to, reason), (expression.start, expression.end, words)))


def _summing_up(expression: Expression, place: Place, named: Period, to: Period, reason: str) -> tuple[tuple[int, int, str], ...]:
    """A part of a year is reviewed («sơ kết»), a whole year is concluded («tổng kết»): the word before the own period follows its kind."""
    whole = to.kind in ("year", "years")
    if reason != "own period" or whole == (named.kind in ("year", "years")):
        return ()
    found = [match for match in _SUMMING.finditer(place.before) if match.group().lower() == ("sơ" if whole else "tổng")]
    if not found:
        return ()
    start = expression.start - len(place.before) + found[-1].start()
    old, new = found[-1].group(), "tổng" if whole else "sơ"
    return ((start, start + len(old), new.upper() if old.isupper() else new.capitalize() if old[0].isupper() else new),)


def _year_shift(expression: Expression, old: Period, new: Period, reason: str) -> Decision:
    return _year_moved(expression, new.year - old.year, reason)


def _year_moved(expression: Expression, distance: int, reason: str) -> Decision:
    if expression.year is None or expression.year_span is None or distance == 0:
        return Decision("freeze", "same year")
    return Decision("shift", reason, ((*expression.year_span, str(expression.year + distance)),))


def _year(expression: Expression, place: Place, old: Period, new: Period) -> Decision:
    """«năm 2024» by its distance from the reported year and by what it stands in."""
    distance = (expression.year or 0) - (old.to_year or old.year)
    if place.own_document and distance == 0 and not place.outlook:
        return Decision("ask", "own document without a number, named with a year")
    if place.promised:
        return Decision("ask", "date of a promise")
    if place.award and not place.outlook and not _frames(place):
        return Decision("ask", "year of an honour given")
    if abs(distance) > 1:
        return Decision("flag", "a year far from the reported one")
    if old.kind == "year" and new.kind != "year" and distance >= 0 and _names_period(expression, place):
        to, reason = (new, "own period") if distance == 0 else (following(new), "next period")
        return _to(expression, place, Period(expression.year or 0), to, base=new, reason=reason)
    if distance == 0:
        return _year_shift(expression, old, new, "own year")
    if place.heading or _frames(place) or (place.outlook and distance == 1) or (_compares(place) and distance == -1):
        return _year_shift(expression, old, new, "previous period" if distance < 0 else "next period")
    return Decision("ask", "a fact of a neighbouring year")


def _names_period(expression: Expression, place: Place) -> bool:
    """Whether «năm 2024» stands for the reported year, not for a plan or target of that year."""
    return expression.kind == "year" and (place.heading or _frames(place)) and not _DOCUMENT_BEFORE.search(plain(place.before))


def _frames(place: Place) -> bool:
    """A year that opens its sentence («Năm 2023, Sở …», «Trong năm 2024») or its clause says which year is reported."""
    return bool(_FRAME.search(plain(place.before).strip(' -*+“"(')))


def _compares(place: Place) -> bool:
    """«so với cùng kỳ năm 2023»."""
    return bool(_COMPARED.search(plain(place.before)))
