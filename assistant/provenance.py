"""Turns a quote and a text made from it into the replayable edits between them: word-level, in order, known edits kept where they still stand.

Positions of three texts are at play: the quote, the text that the known edits made of it («former»), and the new text.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from assistant.draft import Op, replay

_WORD = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class _Placed:
    """A known edit and where its result stands in the former text."""

    op: Op
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Change:
    """`former[start:end]` becomes `text[new_start:new_end]`."""

    start: int
    end: int
    new_start: int
    new_end: int


def edit_script(quote: str, text: str, known: tuple[Op, ...] = ()) -> tuple[Op, ...]:
    """The edits that make `text` of `quote`; replaying them on the quote gives the text exactly.

    `known` are the edits so far; one whose result stands unchanged in `text` stays as it is (a slot keeps its fact), one
    that the new wording touches becomes part of an edit of kind «edit».
    Raises ValueError where `known` does not fit the quote.
    """
    former = replay(quote, known)
    placed = _place(known)
    return _script(quote, text, placed, _with_cut_ops(_changes(former, text), placed))


def _place(known: tuple[Op, ...]) -> list[_Placed]:
    placed, shift = [], 0
    for op in known:
        start = op.start + shift
        placed.append(_Placed(op, start, start + len(op.new)))
        shift += len(op.new) - (op.end - op.start)
    return placed


def _changes(former: str, text: str) -> list[_Change]:
    """Differences by whole words; a lone space or comma between two changed words belongs to the change."""
    old, new = _offsets(former), _offsets(text)
    matcher = SequenceMatcher(None, [former[i:j] for i, j in old], [text[i:j] for i, j in new], autojunk=False)
    changes: list[_Change] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        change = _Change(_at(old, i1, former), _at(old, i2, former), _at(new, j1, text), _at(new, j2, text))
        if changes and not any(letter.isalnum() for letter in former[changes[-1].end : change.start]):
            change = _Change(changes[-1].start, change.end, changes.pop().new_start, change.new_end)
        changes.append(change)
    return changes


def _offsets(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _WORD.finditer(text)]


def _at(offsets: list[tuple[int, int]], index: int, text: str) -> int:
    return offsets[index][0] if index < len(offsets) else len(text)


def _with_cut_ops(changes: list[_Change], placed: list[_Placed]) -> list[_Change]:
    """The changes, each widened to whole known edits; outside the changes both texts are equal, so both ends move alike."""
    areas = [(change.start, change.end) for change in changes]
    areas += [(item.start, item.end) for item in placed if any(_cuts(change, item) for change in changes)]
    widened = []
    for start, end in _join_touching(sorted(areas)):
        inside = [change for change in changes if start <= change.start and change.end <= end]
        first, last = inside[0], inside[-1]
        widened.append(_Change(start, end, first.new_start - (first.start - start), last.new_end + (end - last.end)))
    return widened


def _cuts(change: _Change, item: _Placed) -> bool:
    if item.start == item.end or change.start == change.end:
        return (change.start < item.start < change.end) or (item.start < change.start < item.end)
    return change.start < item.end and item.start < change.end


def _join_touching(areas: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in areas:
        if joined and start <= joined[-1][1]:
            first, last = joined.pop()
            joined.append((first, max(last, end)))
        else:
            joined.append((start, end))
    return joined


def _script(quote: str, text: str, placed: list[_Placed], changes: list[_Change]) -> tuple[Op, ...]:
    """Known edits outside the changes, and the changes carried back to the quote, in order."""
    ops: list[Op] = []
    shift, waiting = 0, list(placed)
    for change in changes:
        while waiting and waiting[0].end <= change.start:
            shift = _shift_after(waiting[0])
            ops.append(waiting.pop(0).op)
        start = change.start - shift
        while waiting and waiting[0].start < change.end:
            shift = _shift_after(waiting.pop(0))
        end = change.end - shift
        new = text[change.new_start : change.new_end]
        if new != quote[start:end]:
            ops.append(Op("edit", start, end, quote[start:end], new))
    return (*ops, *(item.op for item in waiting))


def _shift_after(item: _Placed) -> int:
    """How far the former text is ahead of the quote after this edit."""
    return item.end - item.op.end
