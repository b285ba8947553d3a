"""Headings without a number: lines set in bold, styled as headings or written in capitals, in a document that uses such lines repeatedly."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.marks import Mark, MarkKind
from corpus.structuring.blocks import Block
from corpus.structuring.components import is_component
from corpus.structuring.flow import is_page_number
from corpus.structuring.numbering import rank

_LONGEST = 150
_FEWEST = 2
_FEWEST_WORDS = 2
_OUTER, _INNER = -10, 40
_SHARPS = re.compile(r"#{1,6}(?=\s)")
_CAPTION = re.compile(r"(?:Bảng|Biểu|Hình|Sơ đồ|BẢNG|BIỂU|HÌNH|Đơn vị tính|ĐVT)\b")
_STYLED, _BOLD, _CAPITALS = "styled", "bold", "capitals"


@dataclass(frozen=True, slots=True)
class Unnumbered:
    """Index of the last block of such a heading, and its depth among numbering styles."""

    last: int
    depth: int


def unnumbered_headings(
    text: str, blocks: Sequence[Block], body: Iterable[tuple[int, int]], marks: Sequence[Mark], rows: frozenset[int]
) -> Mapping[int, Unnumbered]:
    """By the index of their first block."""
    emphasised = _emphasised(text, blocks, marks)
    ranges = list(body)
    found: dict[str, list[tuple[int, int]]] = {}
    for number, (first, last) in enumerate(ranges):
        begin = first if number == 0 else _below_title(text, blocks, first, last)
        for index, until, style in _candidates(text, blocks, (begin, last), emphasised, rows):
            found.setdefault(style, []).append((index, until))
    numbered = [(index, blocks[index]) for first, last in ranges for index in range(first, last) if blocks[index].style and index not in rows]
    return {
        index: Unnumbered(until, _depth(style, members[0][0], numbered, emphasised.get(index)))
        for style, members in found.items()
        if len(members) >= _FEWEST
        for index, until in members
    }


def _emphasised(text: str, blocks: Sequence[Block], marks: Sequence[Mark]) -> dict[int, tuple[str, int]]:
    """Style and level of the lines that a mark of the reader, or one of markdown, sets off."""
    starts = [block.end for block in blocks]
    found: dict[int, tuple[str, int]] = {}
    for mark in marks:
        if mark.kind not in (MarkKind.BOLD, MarkKind.HEADING):
            continue
        index = bisect_left(starts, mark.start + 1)
        while index < len(blocks) and mark.start <= blocks[index].body and blocks[index].end <= mark.end:
            if mark.kind is MarkKind.HEADING:
                found[index] = (_STYLED, int(mark.value) if mark.value.isdigit() else 1)
            else:
                found.setdefault(index, (_BOLD, 1))
            index += 1
    for index, block in enumerate(blocks):
        if block.decorated and index not in found:
            written = _written(text[block.start : block.end])
            if written:
                found[index] = written
    return found


def _written(line: str) -> tuple[str, int] | None:
    """«## Kết quả», «**Kết quả**» of markdown."""
    sharps = _SHARPS.match(line)
    if sharps:
        return _STYLED, len(sharps.group())
    return (_BOLD, 1) if line.startswith("**") and line.rstrip().endswith("**") and line.count("**") == 2 else None


def _below_title(text: str, blocks: Sequence[Block], first: int, last: int) -> int:
    """Past the lines of an annex that name it: capitals, «(Kèm theo …)»."""
    index = first
    while index < last and not blocks[index].style and (blocks[index].words(text).isupper() or text[blocks[index].body] == "("):
        index += 1
    return index


def _candidates(
    text: str, blocks: Sequence[Block], body: tuple[int, int], emphasised: Mapping[int, tuple[str, int]], rows: frozenset[int]
) -> Iterable[tuple[int, int, str]]:
    """First and last block and style of lines that may be headings and have running text or a numbered heading below them."""
    first, last = body
    index = first
    while index < last:
        style = _style(text, blocks[index], emphasised.get(index)) if index not in rows else None
        if style is None:
            index += 1
            continue
        until = index
        while until + 1 < last and _same_heading(text, blocks, until, style, emphasised):
            until += 1
        after = until + 1
        if after < last and until - index < 3 and (_style(text, blocks[after], emphasised.get(after)) is None or style is _STYLED):
            yield index, until, style
        index = after


def _same_heading(text: str, blocks: Sequence[Block], index: int, style: str, emphasised: Mapping[int, tuple[str, int]]) -> bool:
    after = blocks[index + 1]
    if style is _STYLED or text[blocks[index].end : after.start].count("\n") != 1:
        return False
    return _style(text, after, emphasised.get(index + 1)) == style


def _style(text: str, block: Block, emphasis: tuple[str, int] | None) -> str | None:
    """Why a line may be a heading, None where it may not."""
    if block.style or block.footnote or block.end - block.start > _LONGEST or (block.bullet and not (emphasis and emphasis[0] is _STYLED)):
        return None
    words = block.words(text)
    if words[-1] in ".;,?!…" or "|" in words or len(words.split()) < _FEWEST_WORDS or _CAPTION.match(words):
        return None
    if is_component(words) or is_page_number(text, block):
        return None
    if emphasis:
        return emphasis[0] if words[0].isupper() or not words[0].isalpha() else None
    return _CAPITALS if words.isupper() and words[-1] != ":" and words[0].isalpha() else None


def _depth(style: str, first: int, numbered: Sequence[tuple[int, Block]], emphasis: tuple[str, int] | None) -> int:
    """Above all numbered headings where the first of its style stands before them; else beside the outermost (capitals) or below them all."""
    level = emphasis[1] if emphasis else 1
    outer = not numbered or first < numbered[0][0]
    if style is _CAPITALS and not outer:
        return min(rank(block.style or "", block.number or "") for _, block in numbered)
    return (_OUTER if outer else _INNER) + (level if style is _STYLED else 0 if style is _CAPITALS else 7)
