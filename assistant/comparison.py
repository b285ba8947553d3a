"""An answered figure beside last period's: the difference, and how it is said."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from assistant.draft import Draft, Question
from assistant.formulas import NONE, percentage, value_of
from assistant.quantities import number_of, written
from assistant.shares import counts_of
from prompts.catalogue import render
from prompts.contexts import FactComparison

_BASIS = "kỳ trước"
_POINTS = "điểm phần trăm"


@dataclass(frozen=True, slots=True)
class Comparison:
    """`difference` is in the question's unit, of shares and ratios in percentage points. `words`: «tăng 03 cuộc (50%) so với kỳ trước»."""

    question: str
    previous: str
    value: str
    difference: Decimal
    words: str


def comparisons(draft: Draft, *, basis: str = _BASIS) -> tuple[Comparison, ...]:
    """Every answered figure that has a previous value; `basis` is what it is compared with, in words."""
    return tuple(found for question in draft.questions if (found := compare(question, basis=basis)))


def compare(question: Question, *, basis: str = _BASIS) -> Comparison | None:
    """None for what is no figure, is not answered, or had no value before; a changing figure («tăng 12%») is not compared again."""
    if question.kind != "figure" or question.value is None or question.previous is None or question.is_signed:
        return None
    measured = _MEASURES[question.type](question) if question.type in _MEASURES else None
    if measured is None:
        return None
    difference, amount, unit, share = measured
    direction: Literal["tăng", "giảm", "same"] = "same" if difference == 0 else "tăng" if difference > 0 else "giảm"
    words = render(FactComparison(direction, amount, unit, share, basis))
    return Comparison(question.id, question.previous, question.value, difference, words)


def _amounts(question: Question) -> tuple[Decimal, str, str, str] | None:
    """Counts and amounts: the difference, and how much of the previous value it is."""
    before = number_of(question.previous or "")
    if before is None:
        return None
    difference = value_of(question) - before
    share = percentage(abs(difference), before, decimals=1) if before else ""
    return difference, written(abs(difference), like=question.previous or "", padded=question.type == "int"), question.unit or "", share


def _points(question: Question) -> tuple[Decimal, str, str, str] | None:
    before, now = _percent_of(question, question.previous), _percent_of(question, question.value)
    if before is None or now is None:
        return None
    difference = round(now - before, 2)
    return difference, written(abs(difference), like="0,00", padded=False), _POINTS, ""


def _percent_of(question: Question, text: str | None) -> Decimal | None:
    if text is None or text == NONE:
        return Decimal(0) if text else None
    if question.type == "percent":
        return number_of(text.replace(".", ",")) if text.count(".") == 1 else number_of(text)
    part, whole = counts_of(text)
    return Decimal(100 * part) / whole if whole else None


_MEASURES = {"int": _amounts, "money": _amounts, "ratio": _points, "percent": _points}
