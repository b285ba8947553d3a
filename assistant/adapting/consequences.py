"""What an answer makes of the statement it was asked about: a negative that no longer holds, a pending matter that is settled, a thing of once.

The statement never stands as it was once its answer contradicts it; each change is an op that can be replayed, and goes when the answer does.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from assistant.adapting.carry import LEAVE_PASSAGE
from assistant.adapting.leaving import left_out
from assistant.adapting.promises import OPTIONS as PROMISE_OPTIONS
from assistant.draft import Followup, Op, OpKind, Paragraph, Question, Sentence, Source, replay
from corpus.text.folding import key

LEAVE = "Bỏ câu này"  # of a document that has no successor: what is said of it goes with it
NEGATIVE_OPTIONS = ("Không phát sinh", "Có phát sinh")
_NONE = "none"
_SHOWN = 80
_OUTCOME = "outcome-"  # ids of sentences that tell what became of a promise


def told(question: Question) -> str | None:
    """The officer's own words where the answer of a choice is none of its options."""
    if question.kind not in ("negative", "followup") or question.value in (None, _NONE):
        return None
    return None if key(question.value or "") in map(key, question.options) else question.value


def with_consequences(sentence: Sentence, ops: list[Op], known: Mapping[str, Question]) -> list[Op]:
    """`ops` of a sentence with those that the answers in `known` make of its statements; ops inside a statement are kept under the new one."""
    source = sentence.source
    if source is None or sentence.id.startswith(_OUTCOME):
        return ops
    for question in filter(_speaks, known.values()):
        for span in question.spans:
            start, end = max(0, span.start - source.start), min(len(source.quote), span.end - source.start)
            if span.document == source.document and start < end:
                start, end = statement_of(source.quote, start, end, ops) if question.kind == "period" or is_absent(question) else _widened(start, end, ops)
                inside = tuple(op for op in ops if _inside(op, start, end))
                if is_absent(question) and any(op.fact and op.fact != question.id for op in inside):
                    continue  # other facts never go with a date
                words = _words(question, source.quote[start:end]) if span.start >= source.start else ""  # a page tore it: said where it begins
                if not words and source.start <= span.start and (start, end) != (0, len(source.quote)):
                    start, end, words = left_out(source.quote, start, end, ops)
                    start, end = _widened(start, end, ops)
                    inside = tuple(op for op in ops if _inside(op, start, end))
                kind: OpKind = "slot" if _opens(question) and words else "edit"
                ops = [*(op for op in ops if op not in inside), Op(kind, start, end, source.quote[start:end], words, question.id, over=inside)]
    return ops


def statement_of(quote: str, start: int, end: int, ops: list[Op]) -> tuple[int, int]:
    """The member of a list, or the whole sentence, that says what stands at `[start:end]`."""
    return _widened(*_clause(quote, start, end), ops)


def without_consequences(ops: Iterable[Op]) -> list[Op]:
    """The ops as they were before any answer contradicted a statement."""
    return [before for op in ops for before in (without_consequences(op.over or ()) if op.over is not None else [op])]


def _clause(quote: str, start: int, end: int) -> tuple[int, int]:
    """The member of a list («…; Kế hoạch … giai đoạn 2021 - 2025; …») that holds `[start:end]`; without a list the whole sentence."""
    before, after = quote.rfind(";", 0, start), quote.find(";", end)
    if before < 0 and after < 0:
        return 0, len(quote)
    if after < 0:  # the last member, but for the stop of the sentence
        return before, len(quote) - (1 if quote.rstrip().endswith(".") else 0) if quote == quote.rstrip() else len(quote)
    lead = quote.rfind(":", 0, start)
    first = max(before, lead) + 1
    return first + len(quote[first:start]) - len(quote[first:start].lstrip()), after + 1 + len(quote[after + 1 :]) - len(quote[after + 1 :].lstrip())


def _inside(op: Op, start: int, end: int) -> bool:
    return start <= op.start and op.end <= end


def with_outcomes(paragraphs: tuple[Paragraph, ...], followups: Iterable[Followup], known: Mapping[str, Question]) -> tuple[Paragraph, ...]:
    """The paragraphs with what the officer tells of promises that had left the text, each where its promise stood."""
    kept = tuple(replace(p, sentences=tuple(s for s in p.sentences if not s.id.startswith(_OUTCOME))) for p in paragraphs)
    kept = tuple(paragraph for paragraph, old in zip(kept, paragraphs, strict=True) if paragraph.sentences or not old.sentences)
    standing = [sentence.source for paragraph in kept for sentence in paragraph.sentences if sentence.source]
    for followup in followups:
        question = known.get(followup.question or "")
        words = told(question) if question else None
        if question and words and not any(_holds(source, followup.source) for source in standing):
            kept = _inserted(kept, _outcome(followup, question, words))
    return kept


def _outcome(followup: Followup, question: Question, words: str) -> Sentence:
    quote = followup.source.quote
    ops = (Op("edit", 0, len(quote), quote, _stopped(words, quote), question.id),)
    return Sentence(f"{_OUTCOME}{followup.id}", replay(quote, ops), "commitment", source=followup.source, ops=ops)


def _inserted(paragraphs: tuple[Paragraph, ...], outcome: Sentence) -> tuple[Paragraph, ...]:
    """A paragraph of its own, before the first that comes later in the source."""
    place = outcome.source.start if outcome.source else 0
    firsts = [min((s.source.start for s in p.sentences if s.source), default=-1) for p in paragraphs]
    at = next((index for index, first in enumerate(firsts) if first > place), len(paragraphs))
    return (*paragraphs[:at], Paragraph((outcome,)), *paragraphs[at:])


def _holds(source: Source, promise: Source) -> bool:
    return source.document == promise.document and source.start <= promise.start and promise.end <= source.end


def _speaks(question: Question) -> bool:
    """Whether the answer contradicts the statement, or takes its place."""
    value = key(question.value or "")
    if is_absent(question):
        return True
    if question.kind == "negative":
        return value == key(NEGATIVE_OPTIONS[1]) or told(question) is not None
    if question.kind == "followup":
        return value in (key(PROMISE_OPTIONS[0]), key(PROMISE_OPTIONS[3])) or told(question) is not None
    return question.kind == "period" and value == key(LEAVE_PASSAGE) and LEAVE_PASSAGE in question.options


def is_absent(question: Question) -> bool:
    """What has a date did not take place, or what is said of a document is left out with it."""
    return (question.type == "date" and question.value == _NONE) or is_left(question)


def is_left(question: Question) -> bool:
    """Whether a document was answered «Bỏ câu này»."""
    return question.kind == "citation" and key(question.value or "") == key(LEAVE)


def _opens(question: Question) -> bool:
    """«Có phát sinh» alone leaves open what there was."""
    return question.kind == "negative" and told(question) is None


def _words(question: Question, old: str) -> str:
    stop = old.rstrip()[-1:] if old.rstrip()[-1:] in (".", ";") else ""
    if _opens(question):
        short = question.name if len(question.name) <= _SHOWN else f"{question.name[:_SHOWN].rsplit(' ', 1)[0]}…"
        return f"[…nội dung phát sinh (kỳ trước: {short.rstrip('.;')})…]{stop}"
    words = told(question)
    if words is None:
        return ""
    return _stopped(words, old)


def _stopped(words: str, old: str) -> str:
    """With the stop that the old words ended with."""
    stop = old.rstrip()[-1:]
    return words + stop if stop in (".", ";") and not words.endswith((".", ";", "!", "?")) else words


def _widened(start: int, end: int, ops: list[Op]) -> tuple[int, int]:
    """So that no op lies half inside."""
    touched = [op for op in ops if op.start < end and start < op.end]
    return min([start, *(op.start for op in touched)]), max([end, *(op.end for op in touched)])
