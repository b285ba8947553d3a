"""A request that names main headings only: last period's sub-sections stay beneath the headings that match.

A letter that stops at «1. Công tác chỉ đạo» asks for that section, not for its sub-sections to go. Where the letter names sub-sections itself, it decides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.draft import Op, Sentence, replay
from assistant.outline import Item, Match

CARRIED = "carried"
"""Status of a sub-section that the request does not name and that stays from last period."""


@dataclass(frozen=True, slots=True)
class Row:
    """One section of the new outline: item `new` of the request with its `match`, or the sub-section `old` of last period under row `parent`."""

    match: Match
    parent: int | None
    level: int
    number: str

    @property
    def is_carried(self) -> bool:
        return self.match.status == CARRIED


def rows_of(old: Sequence[Item], new: Sequence[Item], matches: Sequence[Match]) -> list[Row]:
    """The request's items in order, each leaf with the unmatched sub-sections of its donor below it."""
    taken = {match.old for match in matches if match.new is not None}
    by_new = {match.new: match for match in matches if match.new is not None}
    grouping = {item.parent for item in new}
    rows: list[Row] = []
    places: dict[int, int] = {}
    for index, item in enumerate(new):
        match, section = by_new[index], item.section
        places[index] = len(rows)
        rows.append(Row(match, places[item.parent] if item.parent is not None else None, section.level, section.number))
        if index not in grouping and match.old is not None:
            donor = old[match.old].section
            shift = (_bare(donor.number), _bare(section.number))
            rows += _carried(old, match.old, taken, len(rows) - 1, section.level - donor.level, shift, len(rows))
    return rows


def _carried(old: Sequence[Item], donor: int, taken: set[int | None], parent: int, levels: int, shift: tuple[str, str], at: int) -> Iterator[Row]:
    """The sub-sections of `donor`, depth first; `at` is the index that the next row will have."""
    for index, item in enumerate(old):
        if item.parent != donor or index in taken:
            continue
        yield Row(Match(None, index, CARRIED), parent, item.section.level + levels, renumbered(item.section.number, shift))
        below = list(_carried(old, index, taken, at, levels, shift, at + 1))
        yield from below
        at += 1 + len(below)


def renumbered(number: str, shift: tuple[str, str]) -> str:
    """«5.1» under a section that was 5 and is 4 now: «4.1»."""
    before, after = shift
    return f"{after}{number[len(before) :]}" if before and after and number.startswith(f"{before}.") else number


def numbered_title(title: Sentence, old: str, new: str) -> Sentence:
    """The heading of a carried section under its new number; the source keeps the old one."""
    quote = title.source.quote if title.source else ""
    at = quote.find(old.rstrip(".)"))
    end = at + len(old.rstrip(".)"))
    if old == new or at < 0 or quote[:at].strip(" *#") or any(op.start < end for op in title.ops):
        return title
    ops = (Op("edit", at, end, quote[at:end], new.rstrip(".)")), *title.ops)
    return replace(title, text=replay(quote, ops), ops=ops)


def _bare(number: str) -> str:
    return number.rstrip(".) ")
