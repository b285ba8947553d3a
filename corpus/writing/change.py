"""A change of a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """`new` in place of `[start:end]` of the text that the reader returned (code points)."""

    start: int
    end: int
    new: str


def changed(text: str, changes: tuple[Change, ...]) -> str:
    """The text with changes that do not overlap."""
    for change in sorted(changes, key=lambda each: each.start, reverse=True):
        text = text[: change.start] + change.new + text[change.end :]
    return text
