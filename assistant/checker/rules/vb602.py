"""VB602: a serial too high for its date.

What: the number lies far above what the series has ever reached by that day of the year. Why: a digit too many, or the wrong date.
Example: Nghị định số 998/2023/NĐ-CP ngày 10/01/2023. Instead: number and date of the original. Basis: 30/2020/NĐ-CP, articles 15 and annex I, II.3
(numbers run from 01 on the first day of the year). Silent unless the registry knows several documents of the
series from the years around: how fast a series runs changes with the years.
"""

from collections.abc import Iterable, Sequence

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import flag, quoted, where
from assistant.checker.numbering import Numbered, runs
from corpus.registry.series import Point, points_of_family
from corpus.text.dates import short

code = "VB602"
name = "Số quá lớn so với ngày"
title = "Số văn bản quá lớn so với ngày ban hành"
explanation = (
    "Số văn bản được đánh liên tiếp từ 01 vào đầu năm. Số được viện dẫn lớn hơn nhiều lần mức mà loại văn bản này của cơ quan từng đạt tới "
    "vào thời điểm đó trong năm, thường do gõ thừa chữ số hoặc nhầm ngày. Chỉ xét khi sổ đăng ký có nhiều văn bản cùng loại."
)
example = "Nghị định số 998/2023/NĐ-CP ngày 10/01/2023 của Chính phủ"
instead = "Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ"
basis = "Nghị định số 30/2020/NĐ-CP, Điều 15 và Phụ lục I, Phần I, Mục II, khoản 3"

_ENOUGH = 3
_SETTLED = 45
_NEAR = 5
_FACTOR, _MARGIN = 4.0, 60


def check(context: Context) -> Iterable[Finding]:
    for series, run in runs(context).items():
        known = points_of_family(context.registry, series)
        fastest = _fastest([point for point in known if abs(point.day.year - series.year) <= _NEAR])
        if fastest is None:
            continue
        for member in run.open:
            if member.serial > _FACTOR * _pace(fastest) * _day_of_year(member) + _MARGIN:
                yield _finding(context, member, fastest)


def _fastest(points: Sequence[Point]) -> Point | None:
    """The point at which the series had risen fastest, if enough of it is known; the first weeks of a year say little."""
    settled = [point for point in points if _day_of_year(point) >= _SETTLED]
    return max(settled, key=_pace) if len(settled) >= _ENOUGH else None


def _pace(point: Point) -> float:
    """Numbers a day."""
    return point.serial / _day_of_year(point)


def _day_of_year(point: Point | Numbered) -> int:
    return point.day.timetuple().tm_yday


def _finding(context: Context, member: Numbered, fastest: Point) -> Finding:
    reached = f"số {fastest.entry.number if fastest.entry else fastest.serial} ngày {short(fastest.day)}"
    return flag(
        context,
        where(member.citation, member.citation.number_span),
        (code, name),
        Severity.WARNING,
        f"{quoted(member.citation)} có số quá lớn so với ngày {short(member.day)}: nhanh nhất từng ghi nhận là {reached}, hãy xem lại số hoặc ngày.",
        evidence=(f"Sổ đăng ký: {reached}",),
        citation=member.index,
    )
