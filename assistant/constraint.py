"""What an answer must agree with, as it is mined from the sentence that it fills."""

from dataclasses import dataclass
from typing import Literal

Rule = Literal["part_of", "same_whole", "whole_is", "parts_are", "share", "within_period", "after_period", "until_period", "document", "direction"]


@dataclass(frozen=True, slots=True)
class Constraint:
    """What an answer must agree with; `of` are the questions it is compared with (`assistant.consistency` says how)."""

    rule: Rule
    of: tuple[str, ...] = ()
