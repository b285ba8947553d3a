"""VB601: a citation that breaks the order of numbers and dates in its series.

What: within one issuer, symbol and year numbers rise with dates; this one has a higher number than a later document, or a lower one than
an earlier. Why: number or date is then mistyped. Example: 120/KH-UBND of 01/6/2024 beside 153/KH-UBND of 14/5/2024. Instead: number and date of the
original. Basis: 30/2020/NĐ-CP, articles 15 and annex I, II.3. A few days are tolerated: numbers are sometimes kept free.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import accumulate

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import flag, quoted
from assistant.checker.numbering import Numbered, Run, runs
from corpus.registry.series import Point
from corpus.text.dates import short

code = "VB601"
name = "Trái thứ tự số và ngày"
title = "Số và ngày không theo thứ tự của các văn bản cùng loại, cùng cơ quan, cùng năm"
explanation = (
    "Trong một năm, văn bản cùng cơ quan, cùng ký hiệu có số lớn hơn thì ngày không thể sớm hơn. Trái thứ tự này thường do gõ nhầm số hoặc ngày. "
    "Chênh nhau ít ngày thì bỏ qua vì có thể cấp số trước; thứ tự liệt kê trong văn bản không ảnh hưởng."
)
example = "Kế hoạch số 120/KH-UBND ngày 01/6/2024 trong khi Kế hoạch số 153/KH-UBND ban hành ngày 14/5/2024"
instead = "Kế hoạch số 120/KH-UBND ngày 16/4/2024"
basis = "Nghị định số 30/2020/NĐ-CP, Điều 15 và Phụ lục I, Phần I, Mục II, khoản 3"

_TOLERATED = timedelta(days=10)


def check(context: Context) -> Iterable[Finding]:
    for run in runs(context).values():
        for member, other in _breaks(run):
            yield _finding(context, member, other)


def _breaks(run: Run) -> Iterable[tuple[Numbered, Point]]:
    """Members against what is sure; those that pass, against each other."""
    passed: list[Numbered] = []
    sure = _Order(run.sure)
    for member in _first_mentions(run.open):
        other = sure.against(member)
        if other:
            yield member, other
        else:
            passed.append(member)
    kept = _longest_in_order(passed)
    order = _Order([Point(member.serial, member.day) for member in kept])
    for member in passed:
        other = None if member in kept else order.against(member)
        if other:
            yield member, other


def _first_mentions(members: Sequence[Numbered]) -> Iterable[Numbered]:
    """Each number once."""
    return {member.serial: member for member in reversed(members)}.values()


class _Order:
    """Points of a series, asked for one that contradicts."""

    def __init__(self, points: Sequence[Point]) -> None:
        self._points = sorted(points, key=lambda point: (point.serial, point.day))
        self._serials = [point.serial for point in self._points]
        self._latest = list(accumulate(self._points, _later))
        self._earliest = list(accumulate(reversed(self._points), _earlier))[::-1]

    def against(self, member: Numbered) -> Point | None:
        """A lower number of a later day or a higher number of an earlier one."""
        below, above = bisect_left(self._serials, member.serial), bisect_right(self._serials, member.serial)
        if below and self._latest[below - 1].day > member.day + _TOLERATED:
            return self._latest[below - 1]
        if above < len(self._earliest) and self._earliest[above].day < member.day - _TOLERATED:
            return self._earliest[above]
        return None


def _later(best: Point, point: Point) -> Point:
    return point if point.day >= best.day else best


def _earlier(best: Point, point: Point) -> Point:
    return point if point.day <= best.day else best


def _longest_in_order(members: Sequence[Numbered]) -> frozenset[Numbered]:
    """The most members whose days rise with their numbers; of equal choices, the one cited first."""
    ordered = sorted(members, key=lambda member: (member.serial, member.day, member.index))
    ends: list[date] = []
    tops: list[int] = []
    before: list[int] = []
    for at, member in enumerate(ordered):
        place = bisect_right(ends, member.day)
        before.append(tops[place - 1] if place else -1)
        if place == len(ends):
            ends.append(member.day)
            tops.append(at)
        else:
            ends[place], tops[place] = member.day, at
    kept: list[Numbered] = []
    at = tops[-1] if tops else -1
    while at >= 0:
        kept.append(ordered[at])
        at = before[at]
    return frozenset(kept if len(kept) > 1 else sorted(members, key=lambda member: member.index)[:1])


def _finding(context: Context, member: Numbered, other: Point) -> Finding:
    later = "sau" if other.day > member.day else "trước"
    lower = "nhỏ" if other.serial < member.serial else "lớn"
    known = f"số {other.entry.number}" if other.entry else f"số {other.serial} cùng ký hiệu"
    return flag(
        context,
        (member.citation.start, member.citation.end),
        (code, name),
        Severity.WARNING,
        f"{quoted(member.citation)} trái thứ tự số và ngày: {known} {lower} hơn mà ban hành {later} (ngày {short(other.day)}), hãy xem lại số hoặc ngày.",
        evidence=(f"Cùng cơ quan, cùng ký hiệu, cùng năm: {known} ngày {short(other.day)}",),
        citation=member.index,
    )
