"""Answers to questions, written into every sentence that uses the fact; percentages that follow from a ratio are computed."""

import re
from collections.abc import Mapping
from dataclasses import replace

from assistant.adapting.carry import slot_text
from assistant.draft import Candidate, CitationMark, Draft, DraftSection, Op, Paragraph, Question, Sentence, in_quote, moved, replay
from assistant.errors import RejectedFact, UnknownQuestion
from assistant.shares import counts_of, decimals_of, share
from corpus.citations import find_citations
from corpus.text.folding import key

NONE = "none"
KEEP = "Giữ nguyên"
_INT = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?")
_RATIO = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)\s*/\s*(\d{1,3}(?:\.\d{3})+|\d+)")
_AMOUNT = re.compile(r"(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)\s*(.*)")
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*%?")
_MAX_LENGTH = 2000
_TWO_DIGITS = 10
_SHARE_DECIMALS = 2  # «100%» of last period says nothing about how exactly this period's share is written


def with_answers(draft: Draft, facts: Mapping[str, str | None]) -> Draft:
    """The draft with `facts` filled in: `"none"` = không phát sinh, None = open again.

    Raises UnknownQuestion for an id the draft does not ask, RejectedFact for a value the question cannot take.
    """
    known = {question.id: question for question in draft.questions}
    for identifier, value in facts.items():
        if identifier not in known:
            raise UnknownQuestion(f"Không có câu hỏi «{identifier}» trong bản thảo này: hãy xem danh sách câu hỏi rồi ghi lại.")
        known[identifier] = replace(known[identifier], value=accepted(known[identifier], value))
    questions = tuple(known[question.id] for question in draft.questions)
    return fill(replace(draft, questions=questions))


def fill(draft: Draft) -> Draft:
    """Write the values of the questions into head, sections and tail."""
    known = {question.id: question for question in draft.questions}
    return replace(
        draft,
        head=tuple(fill_sentence(s, known) for s in draft.head),
        sections=tuple(_fill_section(section, known) for section in draft.sections),
        tail=tuple(fill_sentence(s, known) for s in draft.tail),
    )


def fill_paragraphs(paragraphs: tuple[Paragraph, ...], questions: tuple[Question, ...]) -> tuple[Paragraph, ...]:
    """The same for paragraphs that an officer has accepted or edited."""
    known = {question.id: question for question in questions}
    return tuple(replace(p, sentences=tuple(fill_sentence(s, known) for s in p.sentences)) for p in paragraphs)


def _fill_section(section: DraftSection, known: Mapping[str, Question]) -> DraftSection:
    title = fill_sentence(section.title, known) if section.title else None
    candidates = tuple(
        Candidate(c.name, tuple(replace(p, sentences=tuple(fill_sentence(s, known) for s in p.sentences)) for p in c.paragraphs)) for c in section.candidates
    )
    return replace(section, title=title, candidates=candidates)


def fill_sentence(sentence: Sentence, known: Mapping[str, Question]) -> Sentence:
    """Slots take the values of their questions; a renewed citation takes the place of the old one; nothing else changes."""
    if not sentence.source:
        return sentence
    ops = [_refilled(op, known) for op in sentence.ops if not (op.kind == "citation" and op.fact)]
    ops += _renewals(sentence, ops, known)
    ordered = tuple(sorted(ops, key=lambda op: op.start))
    if ordered == sentence.ops:
        return sentence
    text = replay(sentence.source.quote, ordered)
    return replace(sentence, ops=ordered, text=text, citations=_marks(sentence, ordered, text))


def _refilled(op: Op, known: Mapping[str, Question]) -> Op:
    question = known.get(op.fact or "") if op.kind == "slot" else None
    return replace(op, new=_slot_value(op, question)) if question else op


def _slot_value(op: Op, question: Question) -> str:
    is_derived = op.old.rstrip().endswith("%") and question.type == "ratio"
    if question.value is None:
        return slot_text("tỷ lệ" if is_derived else question.name, op.old)
    if question.value == NONE:
        return "0%" if is_derived or question.type == "percent" else "0" if question.type == "money" else "không có"
    return share(question.value, decimals=max(_SHARE_DECIMALS, decimals_of(op.old))) if is_derived else question.value


def _renewals(sentence: Sentence, ops: list[Op], known: Mapping[str, Question]) -> list[Op]:
    """Ops for the documents named anew; one that a page tore is written where it begins and taken out where it goes on."""
    source = sentence.source
    if source is None:
        return []
    made: list[Op] = []
    for question in known.values():
        if question.kind != "citation" or question.value in (None, NONE) or key(question.value) == key(KEEP):
            continue
        for span in question.spans:
            start, end = max(0, span.start - source.start), min(len(source.quote), span.end - source.start)
            if span.document == source.document and start < end and not any(op.start < end and start < op.end for op in [*ops, *made]):
                new = question.value if span.start >= source.start else ""
                made.append(Op("citation", start, end, source.quote[start:end], new, question.id))
    return made


def _marks(sentence: Sentence, ops: tuple[Op, ...], text: str) -> tuple[CitationMark, ...]:
    """Marks at their new places; read again where a document was named anew or the old one came back."""
    if any(op.kind == "citation" for op in (*sentence.ops, *ops)):
        return tuple(CitationMark(c.start, c.end, c.number, c.type) for c in find_citations(text))
    places = ((in_quote(sentence.ops, mark.start), in_quote(sentence.ops, mark.end)) for mark in sentence.citations)
    return tuple(replace(mark, start=moved(ops, start), end=moved(ops, end)) for mark, (start, end) in zip(sentence.citations, places, strict=True))


def accepted(question: Question, value: str | None) -> str | None:
    """The value in the form it stands in the text («3» → «03»), None for an open question.

    Raises RejectedFact with one sentence saying what is wrong.
    """
    value = " ".join(str(value or "").split())
    if value in ("", NONE):
        return value or None
    if len(value) > _MAX_LENGTH:
        raise RejectedFact(f"«{question.name}»: câu trả lời dài quá {_MAX_LENGTH} ký tự, hãy rút ngắn.")
    read = _READERS.get(question.type)
    return read(question, value) if read else value


def _as_int(question: Question, value: str) -> str:
    number = _INT.match(value)
    if not number or (number.end() < len(value) and not value[number.end()].isspace()):
        raise RejectedFact(f"«{question.name}» cần một con số, không phải «{value}»: hãy ghi chữ số, hoặc chọn «Không có / không phát sinh».")
    digits = number.group()
    if not digits.isdigit():
        return digits
    return f"{int(digits):02d}" if 0 < int(digits) < _TWO_DIGITS else str(int(digits))


def _as_money(question: Question, value: str) -> str:
    """The number alone: its unit stands in the text already."""
    amount = _AMOUNT.fullmatch(value)
    unit = (question.unit or "").lower()
    if not amount or not unit.startswith(amount[2].lower()):
        raise RejectedFact(f"«{question.name}» cần một số tiền theo đơn vị «{question.unit or 'đồng'}», không phải «{value}»: hãy ghi chữ số theo đơn vị đó.")
    return amount[1]


def _as_ratio(question: Question, value: str) -> str:
    ratio = _RATIO.fullmatch(value)
    if not ratio:
        raise RejectedFact(f"«{question.name}» cần dạng «số dự/tổng số», ví dụ 29/31, không phải «{value}».")
    part, whole = counts_of(value)
    if part > whole:
        raise RejectedFact(f"«{question.name}»: {ratio[1]} lớn hơn tổng số {ratio[2]}, hãy xem lại.")
    return f"{ratio[1]}/{ratio[2]}"


def _as_percent(question: Question, value: str) -> str:
    percent = _PERCENT.fullmatch(value)
    if not percent:
        raise RejectedFact(f"«{question.name}» cần một tỷ lệ như 95% hoặc 97,5%, không phải «{value}».")
    return percent[1].replace(".", ",") + "%"


def _as_choice(question: Question, value: str) -> str:
    chosen = next((option for option in question.options if key(option) == key(value)), None)
    if question.options and chosen is None:
        raise RejectedFact(f"«{question.name}»: hãy chọn một trong {', '.join(f'«{option}»' for option in question.options)}, không phải «{value}».")
    return chosen or value


_READERS = {"int": _as_int, "ratio": _as_ratio, "percent": _as_percent, "money": _as_money, "choice": _as_choice}
