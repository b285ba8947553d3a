"""Lines of a file without bookmarks → the same lines with the sentences that their words say they are.

First lines that read alike in order, then lines that resemble each other between them, then lines that were moved.
"""

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from assistant.importing.paragraphs import Line, Owned, folded

ALIKE = 60.0
_AHEAD = 8


def aligned(base: Sequence[Line], lines: Sequence[Line]) -> tuple[list[Line], list[int | None]]:
    """The lines with owners, and for each the index of the line of `base` that it is, where it is one; `base` is the text as it was exported."""
    partners = _by_owner(base, lines)
    _by_text(base, lines, partners)
    given = [
        replace(line, owned=_carried(base[partner], line)) if partner is not None and not line.owned and base[partner].owned else line
        for line, partner in zip(lines, partners, strict=True)
    ]
    return given, partners


def _by_owner(base: Sequence[Line], lines: Sequence[Line]) -> list[int | None]:
    places: dict[str, list[int]] = {}
    for index, line in enumerate(base):
        for owned in line.owned:
            places.setdefault(owned.owner, []).append(index)
    partners: list[int | None] = []
    used: set[int] = set()
    for line in lines:
        free = [index for owned in line.owned for index in places.get(owned.owner, ()) if index not in used]
        partners.append(free[0] if free else None)
        used |= set(free[:1])
    return partners


def _by_text(base: Sequence[Line], lines: Sequence[Line], partners: list[int | None]) -> None:
    taken = {partner for partner in partners if partner is not None}
    owners = {owned.owner for line in lines for owned in line.owned}
    left = [index for index, line in enumerate(base) if index not in taken and not any(owned.owner in owners for owned in line.owned)]
    open_ = [index for index, partner in enumerate(partners) if partner is None and not lines[index].owned]
    old, new = [folded(base[index].text) for index in left], [folded(lines[index].text) for index in open_]
    old_at = new_at = 0
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        _pair_alike(old, new, range(old_at, block.a), range(new_at, block.b), left, open_, partners)
        for offset in range(block.size):
            partners[open_[block.b + offset]] = left[block.a + offset]
        old_at, new_at = block.a + block.size, block.b + block.size
    free = {text: index for text, index in zip(reversed(old), reversed(left), strict=True) if index not in partners}
    for index, text in zip(open_, new, strict=True):
        if partners[index] is None and text in free:
            partners[index] = free.pop(text)


def _pair_alike(
    old: Sequence[str], new: Sequence[str], old_range: range, new_range: range, left: Sequence[int], open_: Sequence[int], partners: list[int | None]
) -> None:
    position = old_range.start
    for index in new_range:
        ahead = range(position, min(position + _AHEAD, old_range.stop))
        best = max(((likeness(old[i], new[index]), -i) for i in ahead), default=(0.0, 0))
        if best[0] >= ALIKE:
            partners[open_[index]] = left[-best[1]]
            position = 1 - best[1]


def likeness(old: str, new: str) -> float:
    """0 to 100; a slot that was filled in does not make a sentence another one."""
    return float(max(fuzz.ratio(old, new), fuzz.token_sort_ratio(old, new) if len(old) < 200 else 0))


def _carried(base: Line, line: Line) -> tuple[Owned, ...]:
    """The stretches of `base` at their places in a line that resembles it."""
    if base.text == line.text or (len(base.owned) == 1 and base.owned[0].start == 0 and base.owned[0].end == len(base.text)):
        return base.owned if base.text == line.text else (Owned(0, len(line.text), base.owned[0].owner),)
    blocks = SequenceMatcher(None, base.text, line.text, autojunk=False).get_matching_blocks()
    carried: list[Owned] = []
    for owned in base.owned:
        overlaps = [(max(b.a, owned.start), min(b.a + b.size, owned.end), b.b - b.a) for b in blocks if b.a < owned.end and b.a + b.size > owned.start]
        if sum(end - start for start, end, _ in overlaps) * 2 >= owned.end - owned.start:
            carried.append(Owned(overlaps[0][0] + overlaps[0][2], overlaps[-1][1] + overlaps[-1][2], owned.owner))
    return _widened(carried, line.text)


def _widened(owned: list[Owned], text: str) -> tuple[Owned, ...]:
    """Stretches that meet share out what was put in between them: it belongs to the one before, up to the end of that sentence."""
    made: list[Owned] = []
    for index, each in enumerate(owned):
        start = max(each.start, made[-1].end if made else 0)
        if not made and not text[: each.start].strip(" :.;"):
            start = 0
        stop = owned[index + 1].start if index + 1 < len(owned) else len(text)
        end = each.end if _ends(text[start : each.end]) else stop
        made.append(Owned(start, end, each.owner))
    return tuple(made)


def _ends(words: str) -> bool:
    return words.rstrip().endswith((".", ";", ":", "!", "?", "/."))
