"""Slots that a person filled in a file → values for their questions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.draft import Sentence
from assistant.export.pieces import SLOT, plain
from assistant.importing.paragraphs import folded

_CONTEXT = 24


@dataclass(frozen=True, slots=True)
class FilledSlot:
    """`value` stands in the place of `slot`, which the question `fact` fills, between `before` and `after`."""

    fact: str
    value: str
    slot: str
    before: str
    after: str


def filled_slots(sentence: Sentence, text: str) -> list[FilledSlot]:
    """Each open slot of the sentence that `text` replaces by something.

    A slot that the text still has, or whose place in it cannot be told for sure, gives nothing. Figures that are computed from others are not answers.
    """
    asked = _asked(sentence)
    shown, now = folded(plain(sentence.text)), folded(text)
    slots = list(SLOT.finditer(shown))
    if not asked or len(slots) != len(asked):
        return []
    spans = _whole(shown, now, slots) or [_around(shown, now, slot) for slot in slots]
    return [
        FilledSlot(fact, now[start:end].strip(), slot[0], now[max(0, start - _CONTEXT) : start], now[end : end + _CONTEXT])
        for fact, slot, (start, end) in zip(asked, slots, spans, strict=True)
        if fact and now[start:end].strip() and not SLOT.search(now[start:end])
    ]


def emptied(text: str, filled: Sequence[FilledSlot]) -> str:
    """The text with its slots open again: the answers are written by the questions, in their own form and in every place."""
    for each in filled:
        there = f"{each.before}{each.value}{each.after}"
        if text.count(there) == 1:
            text = text.replace(there, f"{each.before}{each.slot}{each.after}")
    return text


def _asked(sentence: Sentence) -> list[str | None]:
    """For each open slot in the order of the text the question that fills it; None where the figure is computed."""
    asked: list[str | None] = []
    for op in sentence.ops:
        direct = op.fact if op.kind == "slot" and (op.formula is None or op.formula.startswith("signed:")) else None
        asked += [direct for _ in SLOT.finditer(op.new)]
    return asked


def _whole(shown: str, now: str, slots: list[re.Match[str]]) -> list[tuple[int, int]] | None:
    """All values, where nothing but slots was changed."""
    pattern, position = "", 0
    for slot in slots:
        pattern += re.escape(shown[position : slot.start()]) + r"(.{1,200}?)"
        position = slot.end()
    match = re.fullmatch(pattern + re.escape(shown[position:]), now)
    return [match.span(index) for index in range(1, len(slots) + 1)] if match else None


def _around(shown: str, now: str, slot: re.Match[str]) -> tuple[int, int]:
    """Where the value stands between the words that stood around the slot, if they still stand once; else an empty place."""
    before = shown[max(0, slot.start() - _CONTEXT) : slot.start()]
    after = shown[slot.end() : slot.end() + _CONTEXT]
    before, after = before[before.rfind("]") + 1 :], after.split("[", 1)[0]
    if len(before.strip()) < 3 or len(after.strip()) < 2:
        return 0, 0
    found = list(re.finditer(re.escape(before) + r"(.{1,80}?)" + re.escape(after), now))
    return found[0].span(1) if len(found) == 1 else (0, 0)
