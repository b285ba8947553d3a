"""Reporting periods: a year, half, quarter, month, run of months or run of years, and what comes before and after."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

_PATTERN = re.compile(
    r"(?P<year>(?:19|20)\d\d)"
    r"(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|M(?P<month>0[1-9]|1[0-2])(?:-M(?P<last>0[1-9]|1[0-2]))?|-(?P<to>(?:19|20)\d\d))?"
)


class UnknownPeriod(ValueError):
    """A period that cannot be read; `str(error)` is a sentence for the officer."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Months `first` to `last` (1 to 12) of `year`, or whole years `year` to `to_year`."""

    year: int
    first: int = 1
    last: int = 12
    to_year: int | None = None

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read `2025H1`, `2025`, `2025Q3`, `2025M04`, `2025M01-M09` or `2021-2025`.

        Raises UnknownPeriod for anything else.
        """
        match = _PATTERN.fullmatch(text.strip().upper())
        if not match:
            raise UnknownPeriod(f"Không hiểu kỳ «{text}»: hãy viết như 2025H1 (6 tháng đầu năm), 2025H2, 2025, 2025Q3, 2025M04, 2025M01-M09 hoặc 2021-2025.")
        year = int(match["year"])
        if match["half"]:
            return cls(year, 1, 6) if match["half"] == "1" else cls(year, 7, 12)
        if match["quarter"]:
            quarter = int(match["quarter"])
            return cls(year, 3 * quarter - 2, 3 * quarter)
        if match["month"]:
            first = int(match["month"])
            last = int(match["last"] or first)
            if last < first:
                raise UnknownPeriod(f"Kỳ «{text}» có tháng cuối trước tháng đầu: hãy viết như 2025M01-M09.")
            return cls(year, first, last)
        if match["to"]:
            to_year = int(match["to"])
            if to_year < year:
                raise UnknownPeriod(f"Kỳ «{text}» có năm cuối trước năm đầu: hãy viết như 2021-2025.")
            return cls(year, 1, 12, to_year if to_year > year else None)
        return cls(year)

    @property
    def kind(self) -> str:
        """`year`, `half`, `quarter`, `month`, `months` or `years`."""
        if self.to_year:
            return "years"
        length = self.last - self.first + 1
        if length == 12:
            return "year"
        if length == 6 and self.first in (1, 7):
            return "half"
        if length == 3 and self.first % 3 == 1:
            return "quarter"
        return "month" if length == 1 else "months"

    @property
    def code(self) -> str:
        """The form that `parse` reads."""
        if self.kind == "years":
            return f"{self.year}-{self.to_year}"
        if self.kind == "half":
            return f"{self.year}H{1 if self.first == 1 else 2}"
        if self.kind == "quarter":
            return f"{self.year}Q{(self.last + 2) // 3}"
        if self.kind == "month":
            return f"{self.year}M{self.first:02d}"
        if self.kind == "months":
            return f"{self.year}M{self.first:02d}-M{self.last:02d}"
        return str(self.year)

    @property
    def start(self) -> date:
        return date(self.year, self.first, 1)

    @property
    def end(self) -> date:
        """Last day."""
        year = self.to_year or self.year
        return date(year, self.last, calendar.monthrange(year, self.last)[1])

    @property
    def words(self) -> str:
        """As officers write it: «6 tháng đầu năm 2025», «quý III năm 2025», «năm 2025»."""
        if self.kind == "years":
            return f"giai đoạn {self.year} - {self.to_year}"
        if self.kind == "half":
            return f"6 tháng {'đầu' if self.first == 1 else 'cuối'} năm {self.year}"
        if self.kind == "quarter":
            return f"quý {('I', 'II', 'III', 'IV')[self.last // 3 - 1]} năm {self.year}"
        if self.kind == "month":
            return f"tháng {self.first:02d} năm {self.year}" if self.first < 3 else f"tháng {self.first} năm {self.year}"
        if self.kind == "months":
            return f"{self.last} tháng đầu năm {self.year}" if self.first == 1 else f"từ tháng {self.first} đến tháng {self.last} năm {self.year}"
        return f"năm {self.year}"

    def contains(self, day: date) -> bool:
        return self.start <= day <= self.end

    def years_to(self, other: "Period") -> int:
        """Years from this period to another (1 for 2024H1 → 2025H1)."""
        return other.year - self.year
