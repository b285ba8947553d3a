"""Percentages stated apart from the counts they come from: «xét 09 sáng kiến và công nhận 08 sáng kiến, đạt tỷ lệ 88,89%», «vượt 5% kế hoạch»."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from assistant.adapting.figure_lines import FigureLine, Slot
from assistant.shares import states_share

_CUE = re.compile(r"\b(?:dat|chiem|bang|ty le|ti le)\b[^\d,;.:()]{0,30}$")
_PLAN = re.compile(r"\s*(?:(?:so voi|cua) )?(?:ke hoach|chi tieu|du toan|muc tieu)\b")
_BEYOND = re.compile(r"\bvuot\s+$")
_PEOPLE = ("ca nhan", "nguoi", "dong chi", "cong chuc", "can bo", "vien chuc", "nguoi lao dong", "hoi vien", "doan vien", "dang vien")
_NEAR = 4
_BRACKET = 60
_NEAR_WORD = 10


@dataclass(frozen=True, slots=True)
class Apart:
    """`percent` follows from `part` and `whole`, or, `whole` None, from the ratio `part`.

    `of_plan`: of what was planned, so that it may pass a hundred; `beyond`: only what exceeds the plan.
    """

    percent: Slot
    part: Slot
    whole: Slot | None = None
    of_plan: bool = False
    beyond: bool = False

    @property
    def formula(self) -> str:
        """The kind of formula it needs."""
        return "ratio" if self.whole is None else "over" if self.beyond else "plan" if self.of_plan else "share"


def shares_apart(lines: Sequence[FigureLine]) -> Iterator[Apart]:
    """Percentages that counts in the same sentence, or in the one before it, give."""
    for index, line in enumerate(lines):
        near = lines[index - 1] if index and lines[index - 1].paragraph == line.paragraph else None
        for slot in line.slots:
            if slot.kind == "percent" and not slot.follows and (found := _share(line, slot, near)):
                yield found


def pairs_of_ratios(line: FigureLine) -> Iterator[tuple[Slot, Slot]]:
    """«34/34 công chức và 05/05 phòng …, đạt tỷ lệ 100%»: two ratios that share one percentage."""
    for first, second, percent in zip(line.slots, line.slots[1:], line.slots[2:], strict=False):
        if not (percent.follows and percent.question == second.question and first.kind == second.kind == "ratio" and first.question != second.question):
            continue
        if (
            states_share(percent.text, first.text)
            and re.search(r"\bva\s+$", line.between(first, second))
            and not re.search(r"[;.]", line.between(first, percent))
        ):
            yield first, second


def _share(line: FigureLine, percent: Slot, near: FigureLine | None) -> Apart | None:
    bracket = _ratio_behind(line, percent)
    if bracket:
        return Apart(percent, bracket)
    of_plan = bool(_PLAN.match(line.after(percent)))
    beyond = of_plan and bool(_BEYOND.search(line.words[max(0, percent.start - _NEAR_WORD) : percent.start]))
    if not beyond and not _CUE.search(line.before(percent)):
        return None
    own = [slot for slot in line.slots if slot.end <= percent.start]
    own += [slot for slot in line.slots if of_plan and slot.start >= percent.end and "(" in line.between(percent, slot)][:1]
    earlier = list(near.slots) if near else []
    ratio = next((slot for slot in reversed(own or earlier) if slot.kind == "ratio" and states_share(percent.text, slot.text)), None)
    if ratio and not of_plan:
        return Apart(percent, ratio)
    return _pair(percent, own, of_plan=of_plan, beyond=beyond) or (_pair(percent, [*earlier, *own], of_plan=of_plan, beyond=beyond) if len(own) < 2 else None)


def _ratio_behind(line: FigureLine, percent: Slot) -> Slot | None:
    """«96% (288/300 người)»."""
    behind = next((slot for slot in line.slots if slot.start >= percent.end), None)
    if behind is None or behind.kind != "ratio" or not states_share(percent.text, behind.text):
        return None
    between = line.between(percent, behind)
    return behind if "(" in between and len(between) < _BRACKET else None


def _pair(percent: Slot, slots: Sequence[Slot], *, of_plan: bool, beyond: bool) -> Apart | None:
    """The nearest two counts of a kind that give the percentage."""
    counts = [slot for slot in slots if slot.kind in ("int", "money")][-_NEAR:]
    for last in range(len(counts) - 1, 0, -1):
        for first in range(last - 1, -1, -1):
            for part, whole in permutations((counts[first], counts[last])):
                if _states(percent, part, whole, beyond=beyond) and (of_plan or _belong(percent, part, whole)):
                    return Apart(percent, part, whole, of_plan, beyond)
    return None


def _states(percent: Slot, part: Slot, whole: Slot, *, beyond: bool) -> bool:
    if not part.is_like(whole) or not whole.value:
        return False
    decimals = len(percent.text.replace("%", "").strip().replace(".", ",").partition(",")[2])
    value = 100 * part.value / whole.value - (100 if beyond else 0)
    return abs(percent.value - value) < (Decimal(10) ** -decimals if decimals else Decimal("0.51"))


def _belong(percent: Slot, part: Slot, whole: Slot) -> bool:
    """Counts of one thing; or a share so exact that chance is ruled out."""
    return part.value <= whole.value and (_alike(part.unit, whole.unit) or "," in percent.text or "." in percent.text)


def _alike(unit: str, other: str) -> bool:
    if unit.split()[:1] == other.split()[:1]:
        return True
    return unit.startswith(_PEOPLE) and other.startswith(_PEOPLE)
