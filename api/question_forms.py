"""Questions as the workbench shows them: with the words around their gap, and which answers may be given by one press."""

import re
from typing import Any

from assistant.adapting.absence import can_be_left, can_be_none
from assistant.adapting.same_again import is_target, same_again
from assistant.draft import Draft, Op, Question, Sentence, moved
from assistant.draft_json import question_to_json
from assistant.report import Report

_REACH = 70
_SLOT = re.compile(r"\[…[^\[\]]*…\]")
_ELSEWHERE = "…"


def questions_form(report: Report) -> list[dict[str, Any]]:
    """All questions with what is offered.

    `context`: {before, gap, after} of the first place, null where the question is not about a gap; `none`: whether «không phát sinh» is offered;
    `same`: the answer «như kỳ trước», null where it is not offered; `leave`: whether «Bỏ câu này» is; `closed`: it has no answer and needs none,
    its words were taken out of the text.
    """
    draft, closed = report.draft, report.closed_questions()
    places = _places(draft)
    return [
        question_to_json(each) | {"context": _context(each, places.get(each.id)) or _named(draft, each), "closed": each.id in closed} | _offered(draft, each)
        for each in draft.questions
    ]


def _offered(draft: Draft, question: Question) -> dict[str, Any]:
    none = can_be_none(draft, question) and not is_target(draft, question)
    return {"none": none, "same": same_again(draft, question), "leave": can_be_left(draft, question)}


def _places(draft: Draft) -> dict[str, tuple[Sentence, Op]]:
    """The first slot of every question."""
    found: dict[str, tuple[Sentence, Op]] = {}
    for sentence in draft.sentences():
        for op in sentence.ops:
            if op.kind == "slot" and op.fact and op.over is None and (op.formula or "signed:").startswith("signed:"):
                found.setdefault(op.fact, (sentence, op))
    return found


def _context(question: Question, place: tuple[Sentence, Op] | None) -> dict[str, str] | None:
    if place is None:
        return None
    sentence, op = place
    start = moved(sentence.ops, op.start)
    before, after = sentence.text[:start], sentence.text[start + len(op.new) :]
    gap = question.value if question.value not in (None, "none") else question.previous
    return {"before": _ending(_SLOT.sub(_ELSEWHERE, before)), "gap": gap or "", "after": _beginning(_SLOT.sub(_ELSEWHERE, after))}


def _named(draft: Draft, question: Question) -> dict[str, str] | None:
    """A document or body to be renamed, with all that is said of it."""
    if question.kind not in ("citation", "entity"):
        return None
    for sentence in draft.sentences():
        source = sentence.source
        span = next((s for s in question.spans if source and s.document == source.document and source.start <= s.start < source.end), None)
        if source and span:
            start, end = span.start - source.start, min(span.end - source.start, len(source.quote))
            inside = tuple(op for op in sentence.ops if op.end <= start or op.start >= end)
            if any(op.fact == question.id for op in sentence.ops):
                return None
            first, last = moved(sentence.ops, start), moved(sentence.ops, end) if len(inside) == len(sentence.ops) else None
            gap = sentence.text[first:last] if last else source.quote[start:end]
            after = sentence.text[last:] if last else ""
            return {"before": _ending(_SLOT.sub(_ELSEWHERE, sentence.text[:first])), "gap": " ".join(gap.split()), "after": _beginning(after)}
    return None


def _ending(text: str) -> str:
    """Its last words."""
    text = " ".join(text.split()) + (" " if text[-1:].isspace() else "")
    return text if len(text) <= _REACH else f"{_ELSEWHERE} {text[-_REACH:].partition(' ')[2]}"


def _beginning(text: str) -> str:
    """Its first words."""
    text = (" " if text[:1].isspace() else "") + " ".join(text.split())
    return text if len(text) <= _REACH else f"{text[:_REACH].rpartition(' ')[0]} {_ELSEWHERE}"
