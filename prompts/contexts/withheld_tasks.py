"""Further reasons for withholding: before anything is sent, and those of shortening, of sections from passages and of answers."""

from dataclasses import dataclass

from prompts.contexts.base import Context


@dataclass(frozen=True, slots=True)
class WithheldTooLong(Context):
    """In tokens, about: what would be sent (or answered), and what there is room for."""

    tokens: int
    limit: int


@dataclass(frozen=True, slots=True)
class WithheldBudgetSpent(Context):
    spent: int
    limit: int


@dataclass(frozen=True, slots=True)
class WithheldCancelled(Context):
    pass


@dataclass(frozen=True, slots=True)
class WithheldUnrecorded(Context):
    """The call could not be written down. `why`: the system's word for it."""

    why: str


@dataclass(frozen=True, slots=True)
class WithheldNotShorter(Context):
    pass


@dataclass(frozen=True, slots=True)
class WithheldPromise(Context):
    """A commitment made or lost."""

    text: str


@dataclass(frozen=True, slots=True)
class WithheldNoPassage(Context):
    """Nothing to write from. `planted`: places of passages left out because they speak to a model."""

    planted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WithheldUnknownPassage(Context):
    value: str


@dataclass(frozen=True, slots=True)
class WithheldMisquoted(Context):
    quote: str


@dataclass(frozen=True, slots=True)
class WithheldUnquoted(Context):
    """A value of the sentence that its quote does not hold."""

    meaning: str
    value: str
