"""Which blocks are headings, and the tree they form."""

import re
from dataclasses import dataclass

from corpus.blocks import Block, rank

_COLON = re.compile(r":(?=\s*\S)")
_MAX_POINT = 160
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: block index, number, span of its words, where a run-in paragraph begins (or the end of the line), its level."""

    block: int
    number: str
    start: int
    end: int
    rest: int
    level: int
    flags: tuple[str, ...] = ()


def find_headings(text: str, blocks: list[Block], first: int, last: int) -> list[Heading]:
    """Headings among `blocks[first:last]`, with levels from the order of numbering styles."""
    candidates = [i for i in range(first, last) if _is_heading(text, blocks[i])]
    headings: list[Heading] = []
    stack: list[tuple[int, int]] = []
    for index in candidates:
        block = blocks[index]
        depth = rank(block.style or "", block.number or "")
        while stack and stack[-1][0] >= depth:
            stack.pop()
        level = len(stack) + 1
        end, rest = _extent(text, block)
        flags = _flags(headings, block, level)
        stack.append((depth, level))
        headings.append(Heading(index, block.number or "", block.body, end, rest, level, flags))
    return headings


def _is_heading(text: str, block: Block) -> bool:
    if block.style is None:
        return False
    if block.style == "point":
        return block.end - block.body <= _MAX_POINT and text[block.end - 1] not in ".;"
    return True


def _extent(text: str, block: Block) -> tuple[int, int]:
    """A heading ends with its line, or at the first «:» where a paragraph runs on in the same line."""
    end = block.end
    while end > block.body and text[end - 1] in "*_ ":
        end -= 1
    colon = _COLON.search(text, block.body, end)
    if colon and not _in_citation(text, colon.start()):
        return colon.start(), colon.end()
    return end, block.end


def _in_citation(text: str, position: int) -> bool:
    return text[max(0, position - 2) : position].lower() == "số"


def _flags(headings: list[Heading], block: Block, level: int) -> tuple[str, ...]:
    """«II.» twice under one parent is kept and flagged."""
    number = (block.number or "").lower()
    for earlier in reversed(headings):
        if earlier.level < level:
            break
        if earlier.level == level and earlier.number.lower() == number:
            return ("duplicate-number",)
    return ()


def roman_value(number: str) -> int | None:
    """Value of a Roman number, None for anything else."""
    if not number or any(c not in _ROMAN for c in number):
        return None
    values = [_ROMAN[c] for c in number]
    return sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))
