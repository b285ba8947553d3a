"""A draft → what became of a place of its source: stands plain, was moved, is asked, or left the text."""

from dataclasses import dataclass
from typing import Literal

from assistant.draft import Draft, Op, Sentence

_OPEN = "[…"
Fate = Literal["plain", "moved", "blank", "asked", "answered", "left", "lost"]


@dataclass(frozen=True, slots=True)
class Standing:
    """`op` is the edit over the place.

    «blank»: to be filled in after signing; «left»: not in the text, but a follow-up or listed as dropped; «lost»: nowhere.
    """

    fate: Fate
    op: Op | None = None


class Places:
    """Looks places of the source up in a draft (candidate A)."""

    def __init__(self, draft: Draft, document: str) -> None:
        self._carried = [(s.source.start, s.source.end, s) for s in draft.sentences() if s.source and s.source.document == document]
        self._asked = [(span.start, span.end) for q in draft.questions for span in q.spans]
        self._open = [(span.start, span.end) for q in draft.questions if q.value is None for span in q.spans]
        listed = [*(card.source for card in draft.followups), *(gone.source for gone in draft.dropped)]
        self._listed = [(source.start, source.end) for source in listed if source.document == document]
        self._values = {question.id: question.value for question in draft.questions}

    def sentence(self, start: int, end: int) -> Sentence | None:
        return next((sentence for a, b, sentence in self._carried if a <= start and end <= b), None)

    def at(self, start: int, end: int) -> Standing:
        """What became of `[start:end]`."""
        sentence = self.sentence(start, end)
        if sentence is None or sentence.source is None:
            return Standing("left" if _over(self._listed, start, end) or _over(self._asked, start, end) else "lost")
        op = next((op for op in self._ops(sentence) if sentence.source.start + op.start < end and start < sentence.source.start + op.end), None)
        if op is not None:
            if op.kind in ("slot", "citation"):
                is_open = self._values.get(op.fact or "") is None or op.new.startswith(_OPEN)  # a figure computed of several waits for all of them
                return Standing("asked" if is_open else "answered", op)
            return Standing("moved" if op.new.strip() else "blank", op)
        if _over(self._open, start, end) or _over(self._listed, start, end):
            return Standing("asked")
        return Standing("plain")

    def is_asked(self, start: int, end: int) -> bool:
        """Whether a question or a follow-up is about a place, answered or not."""
        return _over(self._asked, start, end) or _over(self._listed, start, end)

    def edits_over(self, start: int, end: int) -> list[Op]:
        """Edits, other than of white space, that touch `[start:end]` in any sentence."""
        return [op for a, _, sentence in self._carried for op in self._ops(sentence) if a + op.start < end and start < a + op.end]

    def _ops(self, sentence: Sentence) -> tuple[Op, ...]:
        return tuple(op for op in sentence.ops if op.kind != "join")


def _over(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in spans)
