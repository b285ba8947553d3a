"""Totals and remainders stated beside their parts: «09 văn bản, gồm 06 kế hoạch và 03 quyết định», «… tổng nguồn …», «Quỹ còn …», «Cộng | 12 | 56»."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, takewhile

from assistant.adapting.figure_lines import FigureLine, Slot
from corpus.text.folding import plain

_PARTS_FOLLOW = re.compile(r"\b(?:gom|trong do|trong so|cu the|chia ra|nhu sau)\b|[:(]")
_PARTS_BEGIN = re.compile(r"\s*(?:trong do|cu the|(?:bao )?gom|chia ra)\b")
_ONLY_SOME = re.compile(r"\b(?:trong do|trong so|rieng)\b")
_TOTAL = re.compile(
    r"\b(?:tong|tat ca|toan bo|cong(?! (?:chuc|tac|nghiep|ty|trinh|doan|bo|viec|nghe|vu|thuong|dong|nhan|khai|nhan|van|an|ich)\b))\b[^\d]{0,40}$"
)
_LEFT = re.compile(r"\b(?:con|so du|ton)\b[^\d]{0,30}$")
_TOTAL_CELL = re.compile(r"(?:tong|cong)(?: cong| so)?")
_FEW = 10
_MOST_PARTS = 40
_FAR = 160


@dataclass(frozen=True, slots=True)
class Total:
    """`total` is the sum of `plus` without `minus`."""

    total: Slot
    plus: tuple[Slot, ...]
    minus: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """`part` is stated as belonging to `whole`."""

    part: Slot
    whole: Slot


def totals_in(lines: Sequence[FigureLine]) -> Iterator[Total]:
    """Every total that holds in the text, in document order."""
    for index, line in enumerate(lines):
        for at, slot in enumerate(line.slots):
            found = _of_parts_behind(line, at) or _of_parts_before(line, at) or _of_next(lines, index, at) or _of_items(lines, index, at)
            found = found or _left_over(lines, index, slot)
            if found:
                yield found
    yield from _of_rows(lines)


def parts_of_ratios(line: FigureLine) -> Iterator[tuple[Slot, tuple[Slot, ...]]]:
    """Ratios whose first count is the sum of what follows: «05/05 báo cáo, gồm 02 báo cáo định kỳ và 03 báo cáo đột xuất»."""
    for at, slot in enumerate(line.slots):
        if slot.kind == "ratio" and at + 1 < len(line.slots):
            parts = [other for other in line.slots[at + 1 :] if other.kind == "int"]
            if parts and _PARTS_FOLLOW.search(line.between(slot, parts[0])) and (taken := _summing(parts, slot.value)):
                yield slot, taken


def parts_named(line: FigureLine) -> Iterator[Share]:
    """Counts that are only some of a total: «14 hồ sơ, trong đó có 11 hồ sơ …»."""
    for slot, other in pairwise(slot for slot in line.slots if slot.kind in ("int", "money")):
        if other.is_like(slot) and other.value <= slot.value and _ONLY_SOME.search(line.between(slot, other)):
            yield Share(other, slot)


def _of_parts_behind(line: FigureLine, at: int) -> Total | None:
    total, rest = line.slots[at], line.slots[at + 1 : at + 1 + _MOST_PARTS]
    alike = [slot for slot in rest if slot.is_like(total)]
    if line.is_row or not alike or not _introduces(line, total, alike[0]):
        return None
    parts = _summing(alike, total.value) or _summing([slot for slot in alike if not _in_brackets(line, alike[0], slot)], total.value)
    return Total(total, parts) if parts else None


def _introduces(line: FigureLine, total: Slot, first: Slot) -> bool:
    between = line.between(total, first)
    return len(between) <= _FAR and ";" not in between and bool(_PARTS_FOLLOW.search(between))


def _in_brackets(line: FigureLine, first: Slot, slot: Slot) -> bool:
    between = line.words[first.start : slot.start]
    return between.count("(") > between.count(")")


def _summing(slots: Sequence[Slot], value: Decimal) -> tuple[Slot, ...]:
    """The first slots, two at least, that sum up to `value`."""
    total = Decimal(0)
    for count, slot in enumerate(slots, 1):
        total += slot.value
        if count > 1 and total == value:
            return tuple(slots[:count])
    return ()


def _of_parts_before(line: FigureLine, at: int) -> Total | None:
    total = line.slots[at]
    if line.is_row or total.kind not in ("int", "money") or not _TOTAL.search(line.before(total)):
        return None
    earlier = [slot for slot in reversed(line.slots[max(0, at - _MOST_PARTS) : at]) if slot.is_like(total)]
    parts = _summing(earlier, total.value)
    return Total(total, tuple(reversed(parts))) if parts else None


def _of_next(lines: Sequence[FigureLine], index: int, at: int) -> Total | None:
    """«Tổng số 05 cuộc. Trong đó: …»: the parts make up the sentence that follows."""
    line, total = lines[index], lines[index].slots[at]
    behind = lines[index + 1 : index + 2]
    if at + 1 < len(line.slots) or not behind or behind[0].paragraph != line.paragraph or not _PARTS_BEGIN.match(behind[0].words):
        return None
    parts = _summing([slot for slot in behind[0].slots if slot.is_like(total)], total.value)
    return Total(total, parts) if parts else None


def _of_items(lines: Sequence[FigureLine], index: int, at: int) -> Total | None:
    """A lead «… 05 văn bản, gồm:» over list items that each begin with a count."""
    line = lines[index]
    total = line.slots[at]
    if at + 1 < len(line.slots) or not line.text.rstrip().endswith(":"):
        return None
    items = list(takewhile(lambda item: item.is_item and item.section == line.section, lines[index + 1 :]))
    slots = tuple(slot for item in items for slot in item.slots[:1] if slot.is_like(total))
    return Total(total, slots) if len(slots) == len(items) > 1 and sum(slot.value for slot in slots) == total.value else None


def _left_over(lines: Sequence[FigureLine], index: int, slot: Slot) -> Total | None:
    """«Quỹ còn 3.150.000 đồng» after what there was and what was spent, in the same paragraph."""
    line = lines[index]
    if slot.kind not in ("int", "money") or (slot.kind == "int" and slot.value < _FEW) or line.is_row or not _LEFT.search(line.before(slot)):
        return None
    earlier = [s for other in lines[max(0, index - 6) : index] if other.paragraph == line.paragraph for s in other.slots]
    earlier = [s for s in [*earlier, *line.slots[: line.slots.index(slot)]] if s.is_like(slot) and s.unit == slot.unit][-_MOST_PARTS:]
    for taken in range(len(earlier) - 1, 0, -1):
        for had in range(taken - 1, -1, -1):
            if earlier[had].value - earlier[taken].value == slot.value:
                return Total(slot, (earlier[had],), (earlier[taken],))
    return None


def _of_rows(lines: Sequence[FigureLine]) -> Iterator[Total]:
    """Rows «Cộng | | | 12 | 56» under the columns they sum up."""
    above: list[FigureLine] = []
    for line in lines:
        if not line.is_row or (above and line.section != above[0].section):
            above = []
        if line.is_row and above and _is_total_row(line):
            yield from _of_columns(line, above)
        if line.is_row and not _is_total_row(line):
            above.append(line)


def _is_total_row(line: FigureLine) -> bool:
    labels = [plain(cell).strip(" .:*") for cell in line.text.split("|")[:2]]
    return any(_TOTAL_CELL.fullmatch(label) for label in labels)


def _of_columns(line: FigureLine, above: Sequence[FigureLine]) -> Iterator[Total]:
    for slot in line.slots:
        column = _column(line, slot)
        parts = tuple(other for row in above for other in row.slots if _column(row, other) == column and other.is_like(slot))
        if len(parts) > 1 and sum(part.value for part in parts) == slot.value:
            yield Total(slot, parts)


def _column(line: FigureLine, slot: Slot) -> int:
    return line.text.count("|", 0, slot.start)
