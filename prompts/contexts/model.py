"""What the prompts for a language model need. Every text in them is data of an office: the templates fence it."""

from dataclasses import dataclass

from prompts.contexts.base import Context


@dataclass(frozen=True, slots=True)
class MaskedLine:
    """One sentence whose figures, citations, names and dates are replaced by marks («⟦1⟧»)."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class MarkNote:
    """What a mark stands for, in words («số liệu», «tên riêng»); never its value."""

    mark: str
    meaning: str


@dataclass(frozen=True, slots=True)
class ModelSystem(Context):
    """The rules a model works under."""


@dataclass(frozen=True, slots=True)
class ModelRewording(Context):
    """A section to word anew. `instruction`: how the officer or the outline wishes it worded, "" for none."""

    instruction: str
    sentences: tuple[MaskedLine, ...]
    marks: tuple[MarkNote, ...]
