"""The period policy: what a date or period expression of last period's text becomes. First matching rule wins.

Zones that name a document, a programme or an event are frozen; facts of the old period are asked; only what frames the
reporting period, or names a task of its year, is shifted. See shared rules in ARCHITECTURE.md («Period policy»).
"""

import re
from dataclasses import dataclass
from typing import Literal

from assistant.expressions import Expression
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


@dataclass(frozen=True, slots=True)
class Decision:
    """`edits`: (start, end, new text) in the same offsets as the expression; empty unless the action is shift."""

    action: Action
    reason: str
    edits: tuple[tuple[int, int, str], ...] = ()


_FREEZE = Decision("freeze", "frozen zone")
_NAME_BEFORE = re.compile(r"(?:lan thu [ivxl\d]+|khoa [ivxl]+)\s*[,(]?\s*$")
_MOMENT_PAST = re.compile(r"\bda\b|ngay tu\s*$")


def decide(expression: Expression, place: Place, *, old: Period, new: Period) -> Decision:
    """What to do with one expression when a document of period `old` becomes one of period `new`."""
    if place.frozen or expression.kind in ("span", "anniversary"):
        return _FREEZE
    if expression.kind == "elapsed":
        return Decision("ask", "a review of so many years happens once")
    if expression.kind == "blank_date":
        return _year_shift(expression, old, new, "date line of the draft")
    if _NAME_BEFORE.search(plain(place.before)):
        return _FREEZE
    if expression.kind == "half":
        return _half(expression, place, old, new)
    if expression.kind in ("date", "range", "quarter", "month", "months", "moment"):
        return _dated(expression, place, old, new)
    return _year(expression, place, old, new)


def _half(expression: Expression, place: Place, old: Period, new: Period) -> Decision:
    """«6 tháng đầu năm 2024» is the own period of a half-year report, «6 tháng cuối năm 2024» the next one."""
    if place.commitment and not place.heading and not place.outlook:
        return Decision("ask", "date of a promise")
    half = Period(expression.year or old.year, *((1, 6) if plain(expression.part or "") == "dau" else (7, 12)))
    if half == Period(old.year, old.first, old.last):
        return _reword(expression, old, new, to=new, reason="own period")
    if expression.year is None and old.kind != "half":
        return Decision("freeze", "no year in the words")
    if half == following(old):
        return _reword(expression, old, new, to=following(new), reason="next period")
    if expression.year is not None:
        return _year_shift(expression, old, new, "a half of the reported year") if half.year == old.year else Decision("flag", "another half-year")
    return Decision("freeze", "no year in the words")


def following(period: Period) -> Period:
    """The next period of the same kind: 2024H1 → 2024H2, 2024Q4 → 2025Q1."""
    if period.kind == "years":
        length = (period.to_year or period.year) - period.year + 1
        return Period(period.year + length, 1, 12, (period.to_year or period.year) + length)
    length = period.last - period.first + 1
    if period.kind in ("year", "months") and period.first == 1:
        return Period(period.year + 1, period.first, period.last) if period.kind == "year" else Period(period.year, period.last + 1, 12)
    first = period.first + length
    return Period(period.year, first, first + length - 1) if first <= 12 else Period(period.year + 1, first - 12, first - 13 + length)


def _reword(expression: Expression, old: Period, new: Period, *, to: Period, reason: str) -> Decision:
    """Change the year alone where the words stay the same, else the whole expression."""
    if new.kind == old.kind and (new.first, new.last) == (old.first, old.last):
        return _year_shift(expression, old, new, reason) if expression.year else Decision("freeze", "no year in the words")
    words = to.words if expression.year else re.sub(r"\s+(?:19|20)\d\d$", "", to.words)
    words = words.upper() if expression.text.isupper() else words.capitalize() if expression.text[0].isupper() else words
    return Decision("shift", reason, ((expression.start, expression.end, words),))


def _year_shift(expression: Expression, old: Period, new: Period, reason: str) -> Decision:
    if expression.year is None or expression.year_span is None or new.year == old.year:
        return Decision("freeze", "same year")
    return Decision("shift", reason, ((*expression.year_span, str(expression.year + new.year - old.year)),))


def _dated(expression: Expression, place: Place, old: Period, new: Period) -> Decision:
    """Days, months, quarters: the own period where the document reports one such, a fact of the old period otherwise."""
    if expression.kind == "quarter" and old.kind == "quarter" and not place.commitment:
        return _reword(expression, old, new, to=new, reason="own period") if _is_own_quarter(expression, old) else Decision("ask", "another quarter")
    if expression.kind == "month" and old.kind == "month" and expression.part and int(expression.part) == old.first and expression.year == old.year:
        return _reword(expression, old, new, to=new, reason="own period")
    if expression.kind == "months" and old.kind == "months" and expression.year == old.year:
        return _reword(expression, old, new, to=new, reason="own period")
    return Decision("ask", "date of a fact or plan of the old period")


def _is_own_quarter(expression: Expression, old: Period) -> bool:
    roman = {"I": 1, "II": 2, "III": 3, "IV": 4}
    part = (expression.part or "").upper()
    number = roman.get(part) or int(part)
    return expression.year == old.year and 3 * number == old.last


def _year(expression: Expression, place: Place, old: Period, new: Period) -> Decision:
    """«năm 2024» by its distance from the reported year and by what it stands in."""
    distance = (expression.year or 0) - (old.to_year or old.year)
    if place.own_document and distance == 0 and not place.outlook:
        return Decision("ask", "own document without a number, named with a year")
    if place.commitment and not place.outlook and not place.heading:
        return Decision("ask", "date of a promise")
    if place.award and not place.outlook and not _frames(place):
        return Decision("ask", "year of an honour given")
    if abs(distance) > 1:
        return Decision("flag", "a year far from the reported one")
    if distance == 0:
        return _year_shift(expression, old, new, "own year")
    if place.heading or _frames(place) or (place.outlook and distance == 1):
        return _year_shift(expression, old, new, "previous period" if distance < 0 else "next period")
    return Decision("ask", "a fact of a neighbouring year")


def _frames(place: Place) -> bool:
    """A year that opens its sentence («Năm 2023, Sở …») or its clause says which year is reported."""
    before = place.before.strip(' -*+“"(')
    return not before or before.endswith(":")
