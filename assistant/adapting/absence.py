"""«Không phát sinh» where it may be said: a count may be none; a date leaves the text with its statement, where that says nothing else; a document never."""

from collections.abc import Iterator, Mapping

from assistant.adapting.consequences import statement_of, without_consequences
from assistant.draft import Draft, Dropped, Question, Sentence, Source
from assistant.formulas import NONE

REASON = "không phát sinh trong kỳ"
_NAMED = ("citation", "entity")
_WHOLE = ("head", "tail", "heading")


def can_be_none(draft: Draft, question: Question) -> bool:
    """Whether «không phát sinh» leaves a text that can stand."""
    return refusal_of_none(draft, question) is None


def refusal_of_none(draft: Draft, question: Question) -> str | None:
    """Why «không phát sinh» cannot be taken, as one sentence; None where it can."""
    if question.kind in _NAMED:
        return f"«{question.name}»: tên văn bản, cơ quan không thể «không phát sinh»; hãy ghi tên mới, chọn «Giữ nguyên», hoặc sửa câu trong bản thảo."
    if question.type != "date":
        return None
    held = list(_held(draft, question))
    if not held or any(_says_more(sentence, question, start, end) for sentence, start, end in held):
        return (
            f"«{question.name}»: câu này còn nêu nội dung khác nên không bỏ riêng mốc thời gian được; hãy ghi mốc của kỳ này, "
            "hoặc bỏ, sửa cả câu trong bản thảo."
        )
    return None


def left_out(draft: Draft) -> tuple[Dropped, ...]:
    """The statements that have left the text because their date was answered «không phát sinh»."""
    found: dict[tuple[str, int], Dropped] = {}
    for question in draft.questions:
        if question.type == "date" and question.value == NONE:
            for sentence, start, end in _held(draft, question):
                source = sentence.source
                if source:
                    span = Source(source.document, source.start + start, source.start + end, source.quote[start:end])
                    found[(span.document, span.start)] = Dropped(span, REASON)
    return tuple(found.values())


def _held(draft: Draft, question: Question) -> Iterator[tuple[Sentence, int, int]]:
    """Each sentence that asks the question, with the statement that would go, as offsets into its quote."""
    for sentence in draft.sentences():
        source = sentence.source
        for span in question.spans if source else ():
            start, end = max(0, span.start - source.start), min(len(source.quote), span.end - source.start)  # type: ignore[union-attr]
            if source and span.document == source.document and start < end:
                yield (sentence, *statement_of(source.quote, start, end, without_consequences(sentence.ops)))


def _says_more(sentence: Sentence, question: Question, start: int, end: int) -> bool:
    """Whether other facts, or what only introduces others, would go with the date."""
    quote = sentence.source.quote if sentence.source else ""
    others = [op for op in without_consequences(sentence.ops) if op.fact and op.fact != question.id and start <= op.start and op.end <= end]
    return sentence.cls in _WHOLE or bool(others) or quote[start:end].rstrip().endswith(":")


def refused_absences(draft: Draft, facts: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    """Id and sentence of every answer «không phát sinh» that cannot be taken."""
    for question in draft.questions:
        if question.id in facts and question.value == NONE and (refusal := refusal_of_none(draft, question)):
            yield question.id, refusal
