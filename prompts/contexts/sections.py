"""What stands in a section that has no text of its own, and who wrote a sentence that has no source."""

from dataclasses import dataclass

from prompts.contexts.base import Context


@dataclass(frozen=True, slots=True)
class SectionWithoutSource(Context):
    pass


@dataclass(frozen=True, slots=True)
class SectionNothingArisen(Context):
    """Only after the officer confirms it."""


@dataclass(frozen=True, slots=True)
class AuthorModel(Context):
    model: str
