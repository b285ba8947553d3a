"""Answers to questions, written into every sentence that uses the fact; percentages that follow from a ratio are computed."""

import re
from collections.abc import Mapping
from dataclasses import replace

from assistant.adapting.carry import slot_text
from assistant.draft import Candidate, CitationMark, Draft, DraftSection, Op, Paragraph, Question, Sentence, in_quote, moved, replay
from assistant.errors import RejectedFact, UnknownQuestion

NONE = "none"
KEEP = "Giữ nguyên"
_INT = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?")
_RATIO = re.compile(r"(\d+)\s*/\s*(\d+)")
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*%?")
_MAX_LENGTH = 2000


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
    return replace(sentence, ops=ordered, text=replay(sentence.source.quote, ordered), citations=_moved_marks(sentence, ordered))


def _refilled(op: Op, known: Mapping[str, Question]) -> Op:
    question = known.get(op.fact or "") if op.kind == "slot" else None
    return replace(op, new=_slot_value(op, question)) if question else op


def _slot_value(op: Op, question: Question) -> str:
    is_derived = op.old.rstrip().endswith("%") and question.type == "ratio"
    if question.value is None:
        return slot_text("tỷ lệ" if is_derived else question.name, op.old)
    if question.value == NONE:
        return "không có" if question.type in ("int", "ratio", "text") else "0" + ("%" if question.type == "percent" or is_derived else "")
    return _percentage(question.value) if is_derived else question.value


def _percentage(ratio: str) -> str:
    part, whole = (int(x) for x in ratio.split("/"))
    if whole == 0:
        return "0%"
    text = f"{100 * part / whole:.1f}".rstrip("0").rstrip(".").replace(".", ",")
    return f"{text}%"


def _renewals(sentence: Sentence, ops: list[Op], known: Mapping[str, Question]) -> list[Op]:
    source = sentence.source
    if source is None:
        return []
    made: list[Op] = []
    for question in known.values():
        if question.kind != "citation" or question.value in (None, NONE, KEEP):
            continue
        for span in question.spans:
            start, end = span.start - source.start, span.end - source.start
            inside = span.document == source.document and start >= 0 and end <= len(source.quote)
            if inside and not any(op.start < end and start < op.end for op in [*ops, *made]):
                made.append(Op("citation", start, end, source.quote[start:end], str(question.value), question.id))
    return made


def _moved_marks(sentence: Sentence, ops: tuple[Op, ...]) -> tuple[CitationMark, ...]:
    """Marks of citations that still stand, at their new places."""
    marks = []
    for mark in sentence.citations:
        start, end = in_quote(sentence.ops, mark.start), in_quote(sentence.ops, mark.end)
        if not any(op.start < end and start < op.end for op in ops if op.kind == "citation"):
            marks.append(replace(mark, start=moved(ops, start), end=moved(ops, end)))
    return tuple(marks)


def accepted(question: Question, value: str | None) -> str | None:
    """The value in the form it stands in the text («3» → «03»), None for an open question.

    Raises RejectedFact with one sentence saying what is wrong.
    """
    if value is None or value == "":
        return None
    value = " ".join(str(value).split())
    if value == NONE:
        return NONE
    if len(value) > _MAX_LENGTH:
        raise RejectedFact(f"«{question.name}»: câu trả lời dài quá {_MAX_LENGTH} ký tự, hãy rút ngắn.")
    if question.type == "int":
        return _as_int(question, value)
    if question.type == "ratio":
        return _as_ratio(question, value)
    if question.type == "percent":
        return _as_percent(question, value)
    return value


def _as_int(question: Question, value: str) -> str:
    number = _INT.match(value)
    if not number or (number.end() < len(value) and not value[number.end()].isspace()):
        raise RejectedFact(f"«{question.name}» cần một con số, không phải «{value}»: hãy ghi chữ số, hoặc chọn «Không có / không phát sinh».")
    digits = number.group()
    return f"0{int(digits)}" if digits.isdigit() and int(digits) < 10 else digits


def _as_ratio(question: Question, value: str) -> str:
    ratio = _RATIO.fullmatch(value)
    if not ratio:
        raise RejectedFact(f"«{question.name}» cần dạng «số dự/tổng số», ví dụ 29/31, không phải «{value}».")
    if int(ratio[1]) > int(ratio[2]):
        raise RejectedFact(f"«{question.name}»: {ratio[1]} lớn hơn tổng số {ratio[2]}, hãy xem lại.")
    return f"{ratio[1]}/{ratio[2]}"


def _as_percent(question: Question, value: str) -> str:
    percent = _PERCENT.fullmatch(value)
    if not percent:
        raise RejectedFact(f"«{question.name}» cần một tỷ lệ như 95% hoặc 97,5%, không phải «{value}».")
    return percent[1].replace(".", ",") + "%"
