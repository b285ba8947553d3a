"""Parts of wholes, added up over documents."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """`part` of `whole`."""

    part: int
    whole: int

    def rate(self, *, empty: float) -> float:
        """Share; `empty` where there was nothing to count."""
        return self.part / self.whole if self.whole else empty

    def __add__(self, other: "Count") -> "Count":
        return Count(self.part + other.part, self.whole + other.whole)


def counted(marks: Iterable[bool]) -> Count:
    """How many of them are true."""
    all_marks = list(marks)
    return Count(sum(all_marks), len(all_marks))


def added(rows: Iterable[Mapping[str, Count]]) -> dict[str, Count]:
    """The counts of every name, added up."""
    total: dict[str, Count] = {}
    for row in rows:
        for name, count in row.items():
            total[name] = total.get(name, Count(0, 0)) + count
    return total
