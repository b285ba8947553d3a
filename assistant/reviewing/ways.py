"""How a sentence came about, from its edits: kept as it was, shifted, answered, computed, worded by a person or a model."""

from collections import Counter
from collections.abc import Mapping

from assistant.draft import Op, Sentence, Unchanged
from assistant.formulas import terms_of
from assistant.reviewing.claim import Way, WayKind
from corpus.periods import Period
from prompts.catalogue import render
from prompts.contexts import ReviewWay

_KINDS: Mapping[str, WayKind] = {"shift": "shift", "citation": "citation", "entity": "entity", "edit": "edit"}
_ORDER: tuple[WayKind, ...] = ("shift", "answer", "computed", "slot", "citation", "entity", "blank", "edit")
_AUTHORS: Mapping[str, WayKind] = {"model": "model", "template": "template"}


def ways_of(sentence: Sentence, *, numbers: Mapping[str, int], unanswered: frozenset[str], since: Unchanged | None = None) -> tuple[Way, ...]:
    """The steps in the order of their weight. `numbers`: question id → its number; `unanswered`: ids of open questions."""
    if sentence.source is None:
        return (_way(_AUTHORS.get(sentence.cls, "author")),)
    edits = [op for op in sentence.ops if op.kind != "join"]
    if not edits:
        periods, begun = (since.periods, Period.parse(since.since).words) if since else (0, "")
        return (_way("join" if sentence.ops else "verbatim", periods, since=begun),)
    counted: Counter[WayKind] = Counter(_kind(op, unanswered) for op in edits)
    asked = {kind: tuple(sorted({n for op in edits if _kind(op, unanswered) == kind for n in _asked(op, numbers)})) for kind in counted}
    return tuple(_way(kind, counted[kind], asked[kind]) for kind in _ORDER if counted[kind])


def _kind(op: Op, unanswered: frozenset[str]) -> WayKind:
    if op.kind == "edit" and not op.fact and op.old.strip() and op.new and not op.new.strip():
        return "blank"  # number and day of the document, left blank by the program
    if op.kind == "edit" and op.fact:
        return "answer"
    if op.kind != "slot":
        return _KINDS.get(op.kind, "edit")
    if op.new.startswith("[…") or op.fact in unanswered:
        return "slot"
    return "computed" if op.formula and not op.formula.startswith("signed:") else "answer"


def _asked(op: Op, numbers: Mapping[str, int]) -> tuple[int, ...]:
    facts = terms_of(op.formula) if op.formula else (op.fact or "",)
    return tuple(numbers[fact] for fact in facts if fact in numbers)


def _way(kind: WayKind, count: int = 0, questions: tuple[int, ...] = (), *, since: str = "") -> Way:
    return Way(kind, render(ReviewWay(kind, count, questions, since)))
