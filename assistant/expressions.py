"""Dates and period expressions of a text, each with what it is: «6 tháng đầu năm 2024», «giai đoạn 2021 - 2025», «tháng 7/2024»."""

import re
from dataclasses import dataclass

from corpus.text.folding import Folded, fold
from corpus.text.letters import compile_vi

_Y = r"(?:19|20)\d\d"
_DAY = rf"\d{{1,2}}\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?{_Y}"
_EXPRESSION = compile_vi(
    rf"""
    (?=[\dTtNnGgQqĐđCcSs])(?<!\w)(?:                                                            # where no word begins, nothing is tried
    (?P<anniversary>{_DAY}\s*-\s*{_DAY})                                                       # 22/12/1944 - 22/12/2024
  | (?P<range>từ\s+(?:ngày|tháng)\s+\d[\d/.-]*\s+đến\s+(?:hết\s+)?(?:ngày|tháng)\s+\d(?:[\d/.-]*\d)?)      # từ ngày 01/01/2024 đến ngày 30/6/2024
  | (?P<blank_date>ngày[\s….]*tháng[\s….]*năm\s+(?P<blank_year>{_Y}))                           # ngày    tháng    năm 2024
  | (?P<date>ngày\s+(?:{_DAY}|\d{{1,2}}\s+tháng\s+\d{{1,2}}\s+năm\s+{_Y})|(?<![\d/]){_DAY}(?![\d/]))
  | (?P<span>(?:giai\s+đoạn|nhiệm\s+kỳ|thời\s+kỳ|niên\s+khóa|năm\s+học|từ\s+năm)\s+{_Y}\s*(?:-|đến(?:\s+năm)?)\s*{_Y}
      | \d{{1,2}}\s+năm\s+\(?\s*{_Y}\s*-\s*{_Y}\)? | (?<!\d){_Y}\s*-\s*{_Y}(?!\d))
  | (?P<half>(?:6|06|sáu)\s+tháng\s+(?P<which>đầu|cuối)\s+năm(?:\s+(?P<half_year>{_Y}))?)
  | (?P<months>(?:0?[1-9]|1[0-2])\s+tháng(?:\s+(?:đầu|cuối)\s+năm(?:\s+(?P<months_year>{_Y}))?|\s+năm\s+(?P<run_year>{_Y})))
  | (?P<quarter>quý\s+(?P<quarter_no>IV|III|II|I|[1-4])(?!\w)(?:(?:\s*/\s*|\s+năm\s+|\s+)(?P<quarter_year>{_Y}))?)
  | (?P<month>(?:đầu\s+|giữa\s+|cuối\s+)?(?<!\d\s)tháng\s+(?P<month_no>\d{{1,2}})(?![\d-])(?:(?:\s*/\s*|\s+năm\s+)(?P<month_year>{_Y}))?(?!\s*/))
  | (?P<elapsed>(?:tổng\s+kết|sơ\s+kết)\s+(?P<years>\d{{1,2}}\s+năm)(?=\s))
  | (?P<moment>(?:đầu|giữa|cuối)\s+năm\s+(?P<moment_year>{_Y}))
  | (?P<year>năm\s+(?P<year_no>{_Y}))(?!\s*-\s*{_Y})
  | (?P<bare>(?<![\d/.,-])(?P<bare_year>20[0-4]\d)(?!\w|/|[.,]\d|\s*-\s*{_Y}|\s*(?:đồng|người|hộ|tỷ|triệu|ha|km|%)))
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_YEAR_GROUPS = ("blank_year", "half_year", "months_year", "run_year", "quarter_year", "month_year", "moment_year", "year_no", "bare_year")


@dataclass(frozen=True, slots=True)
class Expression:
    """A period expression at `[start:end]`. `kind` is its shape, `year` the one year it names (None for spans and undated halves).

    `year_span` is where the digits of the year stand; `part` the half («đầu», «cuối»), quarter or month.
    """

    start: int
    end: int
    kind: str
    text: str
    year: int | None = None
    year_span: tuple[int, int] | None = None
    part: str | None = None


_KINDS = ("anniversary", "range", "blank_date", "date", "span", "half", "months", "quarter", "month", "elapsed", "moment", "year", "bare")


def find_expressions(text: str) -> list[Expression]:
    """Every date and period expression, left to right, not overlapping; offsets into `text` as given."""
    folded = fold(text)
    return [_expression(match, text, folded) for match in _EXPRESSION.finditer(folded.text)]


def _expression(match: re.Match[str], text: str, folded: Folded) -> Expression:
    kind = next(name for name in _KINDS if match[name])
    start, end = folded.span(*match.span("years") if kind == "elapsed" else match.span())
    year_group = next((name for name in _YEAR_GROUPS if match[name]), None)
    return Expression(
        start=start,
        end=end,
        kind=kind,
        text=text[start:end],
        year=int(match[year_group]) if year_group else None,
        year_span=folded.span(*match.span(year_group)) if year_group else None,
        part=match["which"] or match["quarter_no"] or match["month_no"],
    )
