"""The draft as the JSON of the public contract, and back."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.constraint import Constraint
from assistant.draft import (
    Candidate,
    CitationMark,
    Draft,
    DraftInfo,
    DraftSection,
    Dropped,
    Followup,
    Op,
    Paragraph,
    Question,
    Sentence,
    Source,
    SourceSpan,
    Suggestion,
    Unchanged,
)

Json = dict[str, Any]


def draft_to_json(draft: Draft, findings: Sequence[Json] = ()) -> Json:
    """The object printed by `trobut draft --json`."""
    info = draft.info
    return {
        "report": {"kind": info.kind, "office": info.office, "period": info.period, "from": info.origin, "title": info.title},
        "head": [sentence_to_json(s) for s in draft.head],
        "sections": [section_to_json(s) for s in draft.sections],
        "tail": [sentence_to_json(s) for s in draft.tail],
        "questions": [question_to_json(q) for q in draft.questions],
        "followups": [followup_to_json(f) for f in draft.followups],
        "dropped": [dropped_to_json(x) for x in draft.dropped],
        "findings": list(findings),
    }


def sentence_to_json(sentence: Sentence) -> Json:
    form: Json = {
        "id": sentence.id,
        "text": sentence.text,
        "class": sentence.cls,
        "author": sentence.author,
        "source": source_to_json(sentence.source) if sentence.source else None,
        "ops": [_op_to_json(op) for op in sentence.ops],
        "citations": [{"start": c.start, "end": c.end, "number": c.number, "type": c.type} for c in sentence.citations],
    }
    if sentence.continues:
        form["continues"] = sentence.continues
    return form


def source_to_json(source: Source) -> Json:
    return {"document": source.document, "start": source.start, "end": source.end, "quote": source.quote}


def _op_to_json(op: Op) -> Json:
    form: Json = {"op": op.kind, "at": [op.start, op.end], "from": op.old, "to": op.new}
    if op.fact:
        form["fact"] = op.fact
    if op.over is not None:
        form["over"] = [_op_to_json(each) for each in op.over]
    if op.formula:
        form["formula"] = op.formula
    return form


def paragraph_to_json(paragraph: Paragraph) -> Json:
    return {"footnote": paragraph.footnote, "sentences": [sentence_to_json(s) for s in paragraph.sentences]}


def candidate_to_json(candidate: Candidate) -> Json:
    return {"name": candidate.name, "paragraphs": [paragraph_to_json(p) for p in candidate.paragraphs]}


def section_to_json(section: DraftSection) -> Json:
    return {
        "id": section.id,
        "parent": section.parent,
        "number": section.number,
        "level": section.level,
        "title": sentence_to_json(section.title) if section.title else None,
        "status": section.status,
        "instruction": section.instruction,
        "candidates": [candidate_to_json(c) for c in section.candidates],
        "starting_points": [source_to_json(source) for source in section.starting_points],
        "unchanged": [unchanged_to_json(each) for each in section.unchanged],
    }


def unchanged_to_json(unchanged: Unchanged) -> Json:
    return {"sentence": unchanged.sentence, "since": unchanged.since, "periods": unchanged.periods}


def question_to_json(question: Question) -> Json:
    return {
        "id": question.id,
        "kind": question.kind,
        "name": question.name,
        "unit": question.unit,
        "type": question.type,
        "previous": question.previous,
        "sections": list(question.sections),
        "spans": [{"document": s.document, "start": s.start, "end": s.end} for s in question.spans],
        "value": question.value,
        "options": list(question.options),
        "note": question.note,
        "suggestions": [{"text": s.text, "why": s.why} for s in question.suggestions],
        "constraints": [{"rule": c.rule, "of": list(c.of)} for c in question.constraints],
    }


def followup_to_json(followup: Followup) -> Json:
    return {"id": followup.id, "text": followup.text, "due": followup.due, "source": source_to_json(followup.source), "question": followup.question}


def dropped_to_json(dropped: Dropped) -> Json:
    return {"source": source_to_json(dropped.source), "reason": dropped.reason, "text": dropped.text, "author": dropped.author}


def draft_from_json(form: Mapping[str, Any]) -> Draft:
    """The inverse of `draft_to_json` (findings are not part of a draft)."""
    report = form["report"]
    return Draft(
        info=DraftInfo(report["kind"], report["office"], report["period"], report["from"], report.get("title", "")),
        head=tuple(map(sentence_from_json, form["head"])),
        sections=tuple(map(section_from_json, form["sections"])),
        tail=tuple(map(sentence_from_json, form["tail"])),
        questions=tuple(map(question_from_json, form["questions"])),
        followups=tuple(map(_followup_from_json, form["followups"])),
        dropped=tuple(Dropped(_source_from_json(x["source"]), x["reason"], x.get("text"), x.get("author")) for x in form["dropped"]),
    )


def sentence_from_json(form: Mapping[str, Any]) -> Sentence:
    source = form.get("source")
    return Sentence(
        id=form["id"],
        text=form["text"],
        cls=form["class"],
        author=form.get("author"),
        source=_source_from_json(source) if source else None,
        ops=tuple(map(_op_from_json, form["ops"])),
        continues=form.get("continues"),
        citations=tuple(CitationMark(c["start"], c["end"], c["number"], c["type"]) for c in form["citations"]),
    )


def _op_from_json(form: Mapping[str, Any]) -> Op:
    over = tuple(map(_op_from_json, form["over"])) if "over" in form else None
    return Op(form["op"], form["at"][0], form["at"][1], form["from"], form["to"], form.get("fact"), form.get("formula"), over)


def paragraph_from_json(form: Mapping[str, Any]) -> Paragraph:
    return Paragraph(tuple(map(sentence_from_json, form["sentences"])), form["footnote"])


def section_from_json(form: Mapping[str, Any]) -> DraftSection:
    return DraftSection(
        id=form["id"],
        parent=form["parent"],
        number=form["number"],
        level=form["level"],
        title=sentence_from_json(form["title"]) if form["title"] else None,
        status=form["status"],
        candidates=tuple(Candidate(c["name"], tuple(map(paragraph_from_json, c["paragraphs"]))) for c in form["candidates"]),
        instruction=form.get("instruction"),
        starting_points=tuple(map(_source_from_json, form.get("starting_points", ()))),
        unchanged=tuple(Unchanged(u["sentence"], u["since"], u["periods"]) for u in form.get("unchanged", ())),
    )


def question_from_json(form: Mapping[str, Any]) -> Question:
    return Question(
        id=form["id"],
        kind=form["kind"],
        name=form["name"],
        unit=form["unit"],
        type=form["type"],
        previous=form["previous"],
        sections=tuple(form["sections"]),
        spans=tuple(SourceSpan(s["document"], s["start"], s["end"]) for s in form["spans"]),
        value=form["value"],
        options=tuple(form.get("options", ())),
        note=form.get("note"),
        suggestions=tuple(Suggestion(s["text"], s["why"]) for s in form.get("suggestions", ())),
        constraints=tuple(Constraint(c["rule"], tuple(c["of"])) for c in form.get("constraints", ())),
    )


def _followup_from_json(form: Mapping[str, Any]) -> Followup:
    return Followup(form["id"], form["text"], form["due"], _source_from_json(form["source"]), form.get("question"))


def _source_from_json(form: Mapping[str, Any]) -> Source:
    return Source(form["document"], form["start"], form["end"], form["quote"])
