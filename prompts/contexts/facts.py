"""Texts about answers: the form to fill in, the comparison with last period."""

from dataclasses import dataclass
from typing import Literal

from prompts.contexts.base import Context


@dataclass(frozen=True, slots=True)
class FactsFormLine:
    """One question of the form; `value` is a YAML scalar or nothing."""

    question: str
    section: str
    name: str
    unit: str
    previous: str
    value: str
    hint: str


@dataclass(frozen=True, slots=True)
class FactsForm(Context):
    """The form as a YAML file."""

    lines: tuple[FactsFormLine, ...]


@dataclass(frozen=True, slots=True)
class FactComparison(Context):
    """«tăng 03 cuộc (50%) so với kỳ trước». `amount` with its unit; `share` in percent where it says something."""

    direction: Literal["tăng", "giảm", "same"]
    amount: str
    unit: str
    share: str
    basis: str
