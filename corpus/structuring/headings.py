"""Which blocks are headings, and the level of each."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.structuring.blocks import Block
from corpus.structuring.faults import Faults
from corpus.structuring.flow import stops_inside
from corpus.structuring.numbering import rank
from corpus.structuring.unnumbered import Unnumbered

_COLON = re.compile(r":(?=\s*\S)")
_MAX_POINT = 160
_LONG_LINE = 60
_MAX_LINES = 12


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: index of its first and last block, number, span of its words, where a run-in paragraph begins (or the end of the line), its level."""

    block: int
    number: str
    start: int
    end: int
    rest: int
    level: int
    flags: tuple[str, ...] = ()
    last: int = -1


def find_headings(text: str, blocks: Sequence[Block], first: int, last: int, *, unnumbered: Mapping[int, Unnumbered], rows: frozenset[int]) -> list[Heading]:
    """Headings among `blocks[first:last]`, with levels from the order of numbering styles; `rows` are blocks of tables."""
    headings: list[Heading] = []
    stack: list[tuple[int, int]] = []
    faults = Faults()
    index = first
    while index < last:
        block = blocks[index]
        plainly = unnumbered.get(index)
        if index in rows or not (plainly or _is_heading(text, block)):
            index += 1
            continue
        depth = plainly.depth if plainly else rank(block.style or "", block.number or "")
        while stack and stack[-1][0] >= depth:
            stack.pop()
        level = len(stack) + 1
        stack.append((depth, level))
        until = plainly.last if plainly else _last_line(text, blocks, index, last)
        end, rest = _extent(text, block, blocks[until].end)
        number = "" if plainly else block.number or ""
        flags = () if plainly else faults.of(block.style or "", number, level)
        headings.append(Heading(index, number, block.body, end, rest, level, flags, until))
        index = until + 1
    return headings


def _is_heading(text: str, block: Block) -> bool:
    if block.style is None:
        return False
    if block.style == "point":
        return block.end - block.body <= _MAX_POINT and text[block.end - 1] not in ".;"
    return True


def _last_line(text: str, blocks: Sequence[Block], index: int, last: int) -> int:
    """A heading broken over lines ends with the last line that carries it on: no blank line between, and it begins in the middle."""
    until = index
    while until + 1 < min(last, index + _MAX_LINES) and _carries_on(text, blocks[until], blocks[until + 1]):
        until += 1
    return until


def _carries_on(text: str, before: Block, after: Block) -> bool:
    if after.style or after.bullet or after.footnote or "|" in text[after.start : after.end] or before.is_complete(text):
        return False
    if text[before.end : after.start].count("\n") != 1:
        return False
    if text[after.body].islower():
        return True
    words, following = before.words(text), after.words(text)
    if words.isupper() and following.isupper():
        return True
    return not following.isupper() and before.end - before.start >= _LONG_LINE and stops_inside(text, before)


def _extent(text: str, block: Block, end: int) -> tuple[int, int]:
    """A heading ends with its line, or at the first «:» where a paragraph runs on in the same line."""
    last = end
    while end > block.body and text[end - 1] in "*_ ":
        end -= 1
    colon = _COLON.search(text, min(block.body + len(block.number or "") + 1, end), end)
    if colon and not _in_citation(text, colon.start()):
        return colon.start(), colon.end()
    return end, last


def _in_citation(text: str, position: int) -> bool:
    return text[max(0, position - 2) : position].lower() == "số"
