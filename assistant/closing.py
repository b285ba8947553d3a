"""The text as it was drafted and as it stands → which questions are closed because their words were taken out. Nothing is kept: undo opens them again."""

from collections.abc import Iterable, Sequence

from assistant.draft import Draft, Question, Sentence
from assistant.formulas import terms_of

_AROUND = ("head", "tail")


def asked_in(sentences: Iterable[Sentence]) -> frozenset[str]:
    """Ids of the questions that sentences have a gap for, or that a figure in them follows from."""
    ops = [op for sentence in sentences for op in sentence.ops if op.kind == "slot"]
    return frozenset(fact for op in ops for fact in (terms_of(op.formula) if op.formula else (op.fact,)) if fact)


def closed_questions(draft: Draft, current: Sequence[Sentence]) -> frozenset[str]:
    """Ids of questions without an answer whose place was in the draft and is not in the current text."""
    drafted = list(draft.sentences())
    gaps, left = asked_in(drafted), asked_in(current)
    sections = {*_AROUND, *(section.id for section in draft.sections)}
    gone = _places(drafted) - _places(current)
    return frozenset(
        question.id
        for question in draft.questions
        if question.value is None and question.id not in left and (question.id in gaps or _is_gone(question, sections, gone, current))
    )


def _places(sentences: Iterable[Sentence]) -> set[tuple[str, int, int]]:
    return {(s.source.document, s.source.start, s.source.end) for s in sentences if s.source}


def _is_gone(question: Question, sections: set[str], gone: set[tuple[str, int, int]], current: Sequence[Sentence]) -> bool:
    """One about words without a gap (a document, a statement that nothing arose): its sections were dropped, or every sentence that said them."""
    if question.sections and not sections.intersection(question.sections):
        return True
    return _says(question, gone) and not _says(question, _places(current))


def _says(question: Question, places: Iterable[tuple[str, int, int]]) -> bool:
    return any(s.document == document and start < s.end and s.start < end for document, start, end in places for s in question.spans)
