"""NB02: a ratio and its percentage that do not agree.

What: «28/29 … đạt tỷ lệ 100%», «đạt 17% (4/29)», «28 trên tổng số 29 người, chiếm 100%». Why: one of the figures is wrong, and readers will see it.
Example: 28/29 người, đạt 100%. Instead: 29/29 người, đạt 100%. Basis: 30/2020/NĐ-CP, article 10.4. Rounding and cutting of decimals are both
accepted. Silent where the percentage may speak of something else («5/6 xã đạt 100% tiêu chí», «đạt 120% kế hoạch») or the ratio may be a date.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.checker.context import Context
from assistant.checker.finding import Finding, Severity
from assistant.checker.marking import flag
from assistant.checker.sheltered import citations_of
from assistant.checker.views import folded

code = "NB02"
name = "Tỷ lệ không khớp"
title = "Phân số và tỷ lệ phần trăm không khớp nhau"
explanation = (
    "Tỷ lệ phần trăm tính từ hai con số đi kèm khác với tỷ lệ được ghi; ít nhất một con số sai. Làm tròn hoặc cắt bớt chữ số thập phân đều được chấp nhận."
)
example = "có 28/29 công chức, người lao động tham dự, đạt tỷ lệ 100%"
instead = "có 29/29 công chức, người lao động tham dự, đạt tỷ lệ 100%"
basis = "Nghị định số 30/2020/NĐ-CP, Điều 10 khoản 4"

_NUMBER = r"\d{1,3}(?:\.\d{3})+|\d+"
_OVER = rf"(?<![\d/.,\-])(?P<part>{_NUMBER})\s?/\s?(?P<whole>{_NUMBER})(?![\d/\-]|[.,]\d)"  # 29/29
_PERCENT = r"(?P<percent>\d{1,3}(?:[.,]\d{1,3})?)\s?%"  # 96,97%
_RATE = r"(?:tỷ\s+lệ|tỉ\s+lệ)\s+(?:là\s+|đạt\s+)?"
_STOP = r"(?=\s*(?:[).,;:\]]|$|và\b|trong\s+đó\b|\n))"  # the percentage is not «of» anything else
_RATIO_FIRST = re.compile(
    rf"""{_OVER}
    (?P<between>[^\d%.;:\n/]{{0,90}}?)                                # công chức và người lao động tham dự,
    (?P<verb>(?:,|\)|-)\s*(?:đạt|chiếm|bằng|tương\s+ứng)\s+(?:{_RATE})?
      |(?:đạt|chiếm|bằng|với|tương\s+ứng)?\s*{_RATE}|\b(?:chiếm|bằng)\s+|=\s*|\(\s*(?:đạt\s+|chiếm\s+|bằng\s+|{_RATE})?)
    {_PERCENT}{_STOP}""",
    re.VERBOSE | re.IGNORECASE,
)
_PERCENT_FIRST = re.compile(
    rf"(?<![\d.,]){_PERCENT}(?P<between>[^\d%.;:\n/()]{{0,60}}?)\s*\(\s*(?:có\s+|là\s+|tức\s+)?{_OVER}(?P<noun>[^\d%();:\n/]{{0,60}})\)", re.IGNORECASE
)
_IN_TOTAL = re.compile(
    rf"(?<![\d/.,\-])(?P<part>{_NUMBER})(?![\d/%\-]|[.,]\d)(?P<first>[^\d%.;:,\n/]{{0,50}}?)\s(?:trên|trong)\s+tổng\s+số\s+(?P<whole>{_NUMBER})(?![\d/%\-]|[.,]\d)"
    rf"(?P<between>[^\d%.;:\n/]{{0,90}}?),?\s*(?:(?:đạt|chiếm|bằng)\s+(?:{_RATE})?|{_RATE}|\(\s*(?:đạt\s+|chiếm\s+|{_RATE})?){_PERCENT}{_STOP}",
    re.IGNORECASE,
)
_DATE_BEFORE = re.compile(r"(?:ngày|tháng|quý|từ|đến|hết|trước|sau|tới|mùng|sáng|chiều|tối|dịp|lễ|số)\s*$", re.IGNORECASE)
_CHANGE = re.compile(r"\b(?:tăng|giảm|vượt|hơn|kém|thấp|cao)\b", re.IGNORECASE)
_BEFORE, _AFTER = 240, 140
_LAST_MONTH = 12
_LAST_DAY = 31


@dataclass(frozen=True, slots=True)
class Ratio:
    """Two numbers and a percentage in the folded text; `bare`: no noun says what was counted, so the ratio may be a date."""

    start: int
    end: int
    part: str
    whole: str
    percent: str
    bare: bool

    @property
    def true(self) -> float:
        return 100 * _value(self.part) / _value(self.whole)

    @property
    def agrees(self) -> bool:
        return abs(self.true - float(self.percent.replace(",", "."))) < _step(self.percent)

    @property
    def may_be_a_date(self) -> bool:
        return self.bare and _value(self.whole) <= _LAST_MONTH and _value(self.part) <= _LAST_DAY


def check(context: Context) -> Iterable[Finding]:
    view = folded(context.text)
    cited = citations_of(context)
    free = 0
    for ratio in sorted(set(_ratios(view.text)), key=lambda one: (one.start, one.end)):
        start, end = view.span(ratio.start, ratio.end)
        if ratio.agrees or ratio.may_be_a_date or start < free or cited.touches(start, end):
            continue
        free = end
        yield flag(
            context,
            (start, end),
            (code, name),
            Severity.ERROR,
            f"{ratio.part}/{ratio.whole} là {_written(ratio.true)}%, không phải {ratio.percent}%: hãy xem lại các con số.",
            evidence=(f"{ratio.part} : {ratio.whole} = {_written(ratio.true)}%",),
        )


def _ratios(view: str) -> Iterator[Ratio]:
    """What the patterns find around every percent sign; one ratio may be found from two signs."""
    at = view.find("%")
    while at >= 0:
        begin, end = max(0, at - _BEFORE), at + _AFTER
        window = view[begin:end].lower()
        for pattern, sign in ((_RATIO_FIRST, "/"), (_IN_TOTAL, "tổng")):
            if sign not in window:
                continue
            for match in pattern.finditer(view, begin, end):
                if _sound(view, match, match.start("part")):
                    bare = not match["between"].strip(" ,()")
                    yield Ratio(match.start("part"), match.end("percent") + 1, match["part"], match["whole"], match["percent"], bare)
        for match in _PERCENT_FIRST.finditer(view, begin, end) if "(" in window and "/" in window else ():
            if _sound(view, match, match.start()):
                yield Ratio(match.start("percent"), match.end("whole"), match["part"], match["whole"], match["percent"], not match["noun"].strip(" ,"))
        at = view.find("%", at + 1)


def _sound(view: str, match: re.Match[str], start: int) -> bool:
    """Whether the numbers belong together: no date, no division by nothing, no growth against another figure."""
    before = view[max(0, start - 24) : start]
    return not (_value(match["whole"]) == 0 or _DATE_BEFORE.search(before[-9:]) or _CHANGE.search(match["between"]) or _CHANGE.search(before))


def _value(number: str) -> int:
    return int(number.replace(".", ""))


def _step(text: str) -> float:
    """One unit of the last decimal written."""
    decimals = re.split("[.,]", text)[1:]
    return 10.0 ** -len(decimals[0]) if decimals else 1.0


def _written(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")
