"""Answers to questions, written into every sentence that uses the fact; figures that follow from others are computed."""

import re
from collections.abc import Mapping
from dataclasses import replace

from assistant.accepting import accepted
from assistant.adapting.absence import LEFT_REASON, REASON, left_out, refused_absences
from assistant.adapting.consequences import LEAVE, with_consequences, with_outcomes, without_consequences
from assistant.adapting.slots import slot_text
from assistant.consistency import disagreements
from assistant.draft import Candidate, CitationMark, Draft, DraftSection, Followup, Op, OpKind, Paragraph, Question, Sentence, in_quote, moved, replay
from assistant.errors import RejectedFact, UnknownQuestion
from assistant.formulas import NONE, computed, name_of
from assistant.renewing.carrying import carried
from assistant.renewing.naming import fitted, names_same
from assistant.shares import decimals_like, share
from corpus.citations import find_citations
from corpus.text.folding import key

__all__ = ["KEEP", "LEAVE", "NONE", "accepted", "fill", "fill_paragraphs", "with_answers"]
KEEP = "Giữ nguyên"
_IN_PLACE: dict[str, OpKind] = {"citation": "citation", "entity": "entity"}  # kinds of questions that rename what stands in the text
_LEVEL = re.compile(r"(?:tỉnh|thành phố)\s+", re.IGNORECASE)


def with_answers(draft: Draft, facts: Mapping[str, str | None]) -> Draft:
    """The draft with `facts` filled in: `"none"` = không phát sinh, None = open again.

    Raises UnknownQuestion for an id the draft does not ask, RejectedFact for a value the question cannot take.
    """
    known = {question.id: question for question in draft.questions}
    for identifier, value in facts.items():
        if identifier not in known:
            raise UnknownQuestion(f"Không có câu hỏi «{identifier}» trong bản thảo này: hãy xem danh sách câu hỏi rồi ghi lại.")
        known[identifier] = replace(known[identifier], value=accepted(known[identifier], value))
    answered = replace(draft, questions=tuple(known[question.id] for question in draft.questions))
    for _, refusal in refused_absences(answered, facts):
        raise RejectedFact(refusal)
    wrong = next((note for note in disagreements(answered, facts) if note.severity == "error"), None)
    if wrong:
        raise RejectedFact(wrong.text)
    return fill(answered)


def fill(draft: Draft) -> Draft:
    """Write the values of the questions into head, sections and tail."""
    known = {question.id: question for question in draft.questions}
    head = tuple(fill_sentence(s, known) for s in draft.head)
    title = next((new.text for old, new in zip(draft.head, head, strict=True) if old.text == draft.info.title), draft.info.title)
    return replace(
        draft,
        info=replace(draft.info, title=title),
        head=head,
        sections=tuple(_fill_section(section, known, promised(draft, section.id)) for section in draft.sections),
        tail=tuple(fill_sentence(s, known) for s in draft.tail),
        dropped=(*(each for each in draft.dropped if each.reason not in (REASON, LEFT_REASON)), *left_out(draft)),
    )


def fill_paragraphs(paragraphs: tuple[Paragraph, ...], draft: Draft, section: str) -> tuple[Paragraph, ...]:
    """The same for paragraphs of a section that an officer has accepted or edited."""
    return _filled(paragraphs, {question.id: question for question in draft.questions}, promised(draft, section))


def promised(draft: Draft, section: str) -> tuple[Followup, ...]:
    """Promises of a section."""
    asked = {question.id: question.sections for question in draft.questions}
    return tuple(followup for followup in draft.followups if section in asked.get(followup.question or "", ())[:1])


def _fill_section(section: DraftSection, known: Mapping[str, Question], promises: tuple[Followup, ...]) -> DraftSection:
    title = fill_sentence(section.title, known) if section.title else None
    candidates = tuple(Candidate(c.name, _filled(c.paragraphs, known, promises)) for c in section.candidates)
    return replace(section, title=title, candidates=candidates)


def _filled(paragraphs: tuple[Paragraph, ...], known: Mapping[str, Question], promises: tuple[Followup, ...]) -> tuple[Paragraph, ...]:
    filled = tuple(replace(p, sentences=tuple(fill_sentence(s, known) for s in p.sentences)) for p in paragraphs)
    return with_outcomes(filled, promises, known)


def fill_sentence(sentence: Sentence, known: Mapping[str, Question]) -> Sentence:
    """Slots take the values of their questions, a renewed citation the place of the old one, a statement that no longer holds gives way."""
    if not sentence.source:
        return sentence
    quote = sentence.source.quote
    ops = [_refilled(op, known, quote) for op in without_consequences(sentence.ops) if not (op.kind in _IN_PLACE and op.fact)]
    ops += _renewals(sentence, ops, known)
    ordered = tuple(sorted(with_consequences(sentence, ops, known), key=lambda op: op.start))
    if ordered == sentence.ops:
        return sentence
    text = replay(sentence.source.quote, ordered)
    return replace(sentence, ops=ordered, text=text, citations=_marks(sentence, ordered, text))


def _refilled(op: Op, known: Mapping[str, Question], quote: str) -> Op:
    question = known.get(op.fact or "") if op.kind == "slot" else None
    if op.formula and question:
        return replace(op, new=computed(op, known, behind=quote[op.end :]) or slot_text(_formula_name(op, question), op.old))
    return replace(op, new=_slot_value(op, question)) if question else op


def _formula_name(op: Op, question: Question) -> str:
    """A change that is asked keeps the name of its question."""
    return question.name if (op.formula or "").startswith("signed:") else name_of(op.formula or "")


def _slot_value(op: Op, question: Question) -> str:
    is_derived = op.old.rstrip().endswith("%") and question.type == "ratio"
    if question.value is None or (question.value == NONE and question.type == "date"):
        return slot_text("tỷ lệ" if is_derived else question.name, op.old if question.previous else "")
    if question.value == NONE:
        return "0%" if is_derived or question.type == "percent" else "0" if question.type == "money" else "không có"
    return share(question.value, decimals=decimals_like(op.old)) if is_derived else question.value


def _renewals(sentence: Sentence, ops: list[Op], known: Mapping[str, Question]) -> list[Op]:
    """Ops for documents and bodies named anew; one that a page tore is written where it begins and taken out where it goes on."""
    source = sentence.source
    if source is None:
        return []
    made: list[Op] = []
    for question in known.values():
        if question.kind not in _IN_PLACE or question.value is None or key(question.value) in (key(NONE), key(KEEP), key(LEAVE)):
            continue
        for span in question.spans:
            start, end = max(0, span.start - source.start), min(len(source.quote), span.end - source.start)
            if span.document == source.document and start < end and not any(op.start < end and start < op.end for op in [*ops, *made]):
                new = _in_place(question, source.quote[start:end]) if span.start >= source.start else ""
                made.append(Op(_IN_PLACE[question.kind], start, end, source.quote[start:end], new, question.id))
    return made


def _in_place(question: Question, old: str) -> str:
    """The new name as the old one stood there: a document as fully as it was named, a body in capitals where it was."""
    value = question.value or ""
    if question.kind == "citation":
        chosen = next((s.text for s in question.suggestions if names_same(s.text, value)), value)
        return fitted(carried(chosen, old), old)
    if not _LEVEL.match(old):
        value = _LEVEL.sub("", value)  # «Kiên Giang, ngày …»
    return value.upper() if old.isupper() else value[:1].upper() + value[1:] if old[:1].isupper() else value


def _marks(sentence: Sentence, ops: tuple[Op, ...], text: str) -> tuple[CitationMark, ...]:
    """Marks at their new places; read again where a document was named anew or the old one came back."""
    if any(op.kind in ("citation", "entity") or (op.kind == "edit" and op.fact) for op in (*sentence.ops, *ops)):
        return tuple(CitationMark(c.start, c.end, c.number, c.type) for c in find_citations(text))
    places = ((in_quote(sentence.ops, mark.start), in_quote(sentence.ops, mark.end)) for mark in sentence.citations)
    return tuple(replace(mark, start=moved(ops, start), end=moved(ops, end)) for mark, (start, end) in zip(sentence.citations, places, strict=True))
