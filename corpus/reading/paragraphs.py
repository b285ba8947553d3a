"""Pieces of text with their type → paragraphs with marks; paragraphs in reading order → one text with marks."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from corpus.marks import Mark, MarkKind

LINE_BREAK = "\v"
"""Ends a line inside a paragraph while pieces are collected; two in a row end the paragraph."""

_SPACES = re.compile(r"[ \t\r\n\f\u00a0]{2,}|[\t\r\n\f]")
_WORDY = re.compile(r"\w")


class Piece(NamedTuple):
    """Letters of one type; `bold` is None for what has no type of its own: list numbers, note marks."""

    text: str
    bold: bool | None = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or the lines of a table; marks are relative to `text`. `notes` are the footnotes whose mark stands in it."""

    text: str
    marks: tuple[Mark, ...] = ()
    notes: tuple["Block", ...] = ()

    @property
    def is_table(self) -> bool:
        return any(mark.kind is MarkKind.TABLE for mark in self.marks)

    def marked(self, kind: MarkKind, value: str = "") -> "Block":
        """The block with one more mark over the whole of it."""
        return replace(self, marks=(Mark(0, len(self.text), kind, value), *self.marks))

    def lines(self) -> "list[Block]":
        """Each line as a block of its own, with the marks that lie in it; the notes follow the last."""
        parts, start = [], 0
        for line in self.text.split("\n"):
            end = start + len(line)
            inside = (replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start) for mark in self.marks)
            parts.append(Block(line, tuple(mark for mark in inside if mark.start < mark.end)))
            start = end + 1
        return [*parts[:-1], replace(parts[-1], notes=self.notes)]


def paragraphs_of(pieces: Iterable[Piece], *, heading: str | None = None) -> list[Block]:
    """The paragraphs that the pieces make, empty ones left out; `heading` is the level that the file gives them."""
    blocks: list[Block] = []
    lines: list[tuple[str, bool]] = []
    for line in [*_lines(pieces), ("", False)]:
        if line[0]:
            lines.append(line)
        elif lines:
            blocks.append(_paragraph(lines, heading))
            lines = []
    return [block for block in blocks if block.text.strip(" -")]


def joined(blocks: Iterable[Block]) -> tuple[str, tuple[Mark, ...]]:
    """The text, paragraphs parted by a blank line and notes behind their paragraph, and the marks in order of their start."""
    texts: list[str] = []
    marks: list[Mark] = []
    position = 0
    for block in flattened(blocks):
        texts.append(block.text)
        marks += [replace(mark, start=mark.start + position, end=mark.end + position) for mark in block.marks]
        position += len(block.text) + 2
    return "\n\n".join(texts), tuple(sorted(marks))


def flattened(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks, each followed by its notes."""
    for block in blocks:
        yield replace(block, notes=()) if block.notes else block
        yield from flattened(block.notes)


def _lines(pieces: Iterable[Piece]) -> Iterator[tuple[str, bool]]:
    """Lines with single spaces, and whether every word of the line is bold."""
    parts: list[str] = []
    seen: set[bool | None] = set()
    for text, bold in pieces:
        for number, part in enumerate(text.split(LINE_BREAK)):
            if number:
                yield _line(parts, seen)
                parts, seen = [], set()
            parts.append(part)
            if bold not in seen and _WORDY.search(part):
                seen.add(bold)
    yield _line(parts, seen)


def _line(parts: list[str], seen: set[bool | None]) -> tuple[str, bool]:
    return _SPACES.sub(" ", "".join(parts)).strip(), True in seen and False not in seen


def _paragraph(lines: list[tuple[str, bool]], heading: str | None) -> Block:
    text = "\n".join(line for line, _ in lines)
    marks = [Mark(0, len(text), MarkKind.HEADING, heading)] if heading else []
    start = 0
    for line, bold in lines:
        if bold:
            marks.append(Mark(start, start + len(line), MarkKind.BOLD))
        start += len(line) + 1
    return Block(text, tuple(marks))
