"""Headings and the running text between them hung into a tree of sections."""

from collections.abc import Mapping, Sequence

from corpus.document import Paragraph, Section
from corpus.structuring.headings import Heading


def tree(text: str, headings: Sequence[Heading], owned: Mapping[int, Sequence[Paragraph]], ends: Sequence[int]) -> tuple[Section, ...]:
    """The sections of `headings`, in order; `owned`: paragraphs by the index of their heading; `ends`: where the part of the text ends that each stands in."""
    sections, _ = _siblings(text, headings, owned, ends, 0, 1)
    return sections


def _siblings(
    text: str, headings: Sequence[Heading], owned: Mapping[int, Sequence[Paragraph]], ends: Sequence[int], index: int, level: int
) -> tuple[tuple[Section, ...], int]:
    sections: list[Section] = []
    while index < len(headings) and headings[index].level >= level:
        heading = headings[index]
        children, following = _siblings(text, headings, owned, ends, index + 1, heading.level + 1)
        body_end = min(headings[following].start, ends[index]) if following < len(headings) else ends[index]
        sections.append(
            Section(
                number=heading.number,
                level=heading.level,
                heading=" ".join(text[heading.start : heading.end].split()),
                start=heading.start,
                end=heading.end,
                body_end=body_end,
                paragraphs=tuple(owned.get(index, ())),
                children=children,
                flags=heading.flags,
            )
        )
        index = following
    return tuple(sections), index
