"""«Không phát sinh» where it may be said: a count may be none; a date leaves the text with its statement, where that says nothing else; a document never.

A document may be answered «Bỏ câu này» instead: under the same condition its statement goes.
"""

from collections.abc import Iterator, Mapping

from assistant.adapting.consequences import LEAVE, is_absent, is_left, statement_of, without_consequences
from assistant.draft import Draft, Dropped, Question, Sentence, Source
from assistant.formulas import NONE
from corpus.text.folding import key

REASON = "không phát sinh trong kỳ"
LEFT_REASON = "người soạn bỏ câu vì kỳ này không còn văn bản này"
_NAMED = ("citation", "entity")
_WHOLE = ("head", "tail", "heading")


def can_be_none(draft: Draft, question: Question) -> bool:
    """Whether «không phát sinh» leaves a text that can stand."""
    return refusal_of_none(draft, question) is None


def refusal_of_none(draft: Draft, question: Question) -> str | None:
    """Why «không phát sinh» cannot be taken, as one sentence; None where it can."""
    if question.kind in _NAMED:
        return f"«{question.name}»: tên văn bản, cơ quan không thể «không phát sinh»; hãy ghi tên mới, chọn «Giữ nguyên», hoặc bỏ, sửa câu trong bản thảo."
    if question.type != "date":
        return None
    if not _goes_alone(draft, question):
        return (
            f"«{question.name}»: câu này còn nêu nội dung khác nên không bỏ riêng mốc thời gian được; hãy ghi mốc của kỳ này, "
            "hoặc bỏ, sửa cả câu trong bản thảo."
        )
    return None


def can_be_left(draft: Draft, question: Question) -> bool:
    """Whether «Bỏ câu này» leaves a text that can stand."""
    return question.kind == "citation" and _goes_alone(draft, question) and not _shared(draft, question)


def _shared(draft: Draft, question: Question) -> bool:
    """Whether a statement that would go answers another question too."""
    going = [(s.source.document, s.source.start + start, s.source.start + end) for s, start, end in _held(draft, question) if s.source]
    others = [(span.document, span.start) for other in draft.questions if other.id != question.id for span in other.spans]
    return any(document == held and start <= place < end for held, start, end in going for document, place in others)


def refusal_of_leaving(draft: Draft, question: Question) -> str | None:
    """Why «Bỏ câu này» cannot be taken, as one sentence; None where it can."""
    if can_be_left(draft, question):
        return None
    return (
        f"«{question.name}»: câu có văn bản này còn nêu nội dung khác nên không bỏ cả câu được; hãy ghi văn bản thay thế, chọn «Giữ nguyên», "
        "hoặc sửa câu trong bản thảo."
    )


def _goes_alone(draft: Draft, question: Question) -> bool:
    """Whether nothing else would leave the text with the statements that hold the answer."""
    held = list(_held(draft, question))
    return bool(held) and not any(_says_more(sentence, question, start, end) for sentence, start, end in held)


def left_out(draft: Draft) -> tuple[Dropped, ...]:
    """The statements that have left the text because their date was answered «không phát sinh», their document «Bỏ câu này»."""
    found: dict[tuple[str, int], Dropped] = {}
    for question in draft.questions:
        if is_absent(question):
            for sentence, start, end in _held(draft, question):
                source = sentence.source
                if source:
                    span = Source(source.document, source.start + start, source.start + end, source.quote[start:end])
                    found[(span.document, span.start)] = Dropped(span, LEFT_REASON if is_left(question) else REASON)
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
    """Id and sentence of every answer «không phát sinh» or «Bỏ câu này» that cannot be taken."""
    for question in draft.questions:
        if question.id not in facts:
            continue
        named_away = question.kind in _NAMED and key(question.value or "") == key(LEAVE)
        refusal = refusal_of_leaving(draft, question) if named_away else refusal_of_none(draft, question) if question.value == NONE else None
        if refusal:
            yield question.id, refusal
