"""A report in progress → the JSON that the workbench and programs read."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from api.question_forms import questions_form
from assistant.checker.finding import Severity
from assistant.checker.json_form import finding_json, summary_json
from assistant.checker.suppression import suppression_form
from assistant.draft import DraftSection, Paragraph, Question
from assistant.draft_json import dropped_to_json, followup_to_json, paragraph_to_json, sentence_to_json, source_to_json, unchanged_to_json
from assistant.renewing.bases import Basis, reason
from assistant.report import Report, inherited_share, progress_of
from assistant.report_rows import ReportSummary
from assistant.review import ReviewRow
from assistant.reviewed import Reviewed
from assistant.reviewing.standing import Status
from assistant.workflow import Examined, PlacedFinding, Preview, Proposal, Start
from corpus.periods import Period

Json = dict[str, Any]
NOT_SUBMITTED = Status()


def summary_form(summary: ReportSummary, status: Status = NOT_SUBMITTED) -> Json:
    """`status`: drafting, submitted, returned, approved, changed (since it was approved); who did that, when, and why."""
    return {
        "status": status.word,
        "review": asdict(status) | {"at": status.at.isoformat() if status.at else None},
        "id": summary.id,
        "title": summary.title,
        "kind": summary.kind,
        "office": summary.office,
        "period": summary.period,
        "period_words": Period.parse(summary.period).words,
        "deadline": summary.deadline.isoformat() if summary.deadline else None,
        "updated_at": summary.updated_at.isoformat(),
        "progress": asdict(summary.progress),
    }


def basis_form(basis: Basis) -> Json:
    """A legal basis proposed for a section. `replaces`: number of the document that the mentions cite, where this one stands in its place."""
    return {
        "text": basis.text,
        "number": basis.entry.number,
        "issued": basis.entry.issued.isoformat() if basis.entry.issued else None,
        "why": reason(basis),
        "replaces": basis.replaces.number if basis.replaces else None,
        "mentions": [{"document": m.document, "title": m.title, "start": m.start, "end": m.end} for m in basis.mentions],
    }


def report_form(report: Report, examined: Examined, *, origin_title: str) -> Json:
    """The whole report."""
    info, findings = report.draft.info, examined.findings
    return {
        "id": report.id,
        "revision": report.revision,
        "title": report.title,
        "kind": info.kind,
        "office": info.office,
        "period": info.period,
        "period_words": Period.parse(info.period).words,
        "from": {"id": info.origin, "title": origin_title},
        "request": report.request,
        "deadline": report.deadline.isoformat() if report.deadline else None,
        "updated_at": report.updated_at.isoformat(),
        "inherited_share": round(inherited_share(report), 4),
        "head": [sentence_to_json(s) for s in report.draft.head],
        "tail": [sentence_to_json(s) for s in report.draft.tail],
        "sections": sections_form(report, examined),
        "questions": questions_form(report),
        "followups": [followup_to_json(f) for f in report.draft.followups],
        "dropped": [dropped_to_json(x) for x in report.draft.dropped],
        **findings_form(report, examined),
        "progress": progress_form(report, findings),
        "review": reviewed_form(examined.reviewed.status) if examined.reviewed else None,
    }


def findings_form(report: Report, examined: Examined) -> Json:
    """Findings, those let stand, suppressions that meet nothing any more, and what the check counted."""
    met = {f.by.id for f in examined.suppressed if f.by}
    return {
        "findings": [placed_form(f) for f in examined.findings],
        "suppressed": [placed_form(f) for f in examined.suppressed],
        "unused_suppressions": [suppression_form(each) | {"id": each.id} for each in report.suppressions if each.id not in met],
        "checked": summary_json(examined.summary, profile=examined.profile),
    }


def delta_form(report: Report, examined: Examined, changed: Sequence[str]) -> Json:
    """What a change answers: the sections it touched, all questions, findings and counts."""
    findings = examined.findings
    return {
        "revision": report.revision,
        "outline": [section.id for section in report.draft.sections],
        "sections": [form for form in sections_form(report, examined) if form["id"] in changed],
        "head": [sentence_to_json(s) for s in report.draft.head],
        "tail": [sentence_to_json(s) for s in report.draft.tail],
        "questions": questions_form(report),
        **findings_form(report, examined),
        "progress": progress_form(report, findings),
        "review": reviewed_form(examined.reviewed.status) if examined.reviewed else None,
        "inherited_share": round(inherited_share(report), 4),
        "updated_at": report.updated_at.isoformat(),
    }


def sections_form(report: Report, examined: Examined) -> list[Json]:
    counts = Counter(f.place.section for f in examined.findings if f.finding.severity in (Severity.ERROR, Severity.WARNING))
    open_in = Counter(section for q in report.open_questions() for section in q.sections)
    reviewed = examined.reviewed.sections if examined.reviewed else {}
    return [_section(report, section, open_in[section.id], counts[section.id], reviewed.get(section.id)) for section in report.draft.sections]


def reviewed_form(reviewed: Reviewed) -> Json:
    """How a review stands: of a section, or of the report."""
    return asdict(reviewed) | {"at": reviewed.at.isoformat() if reviewed.at else None}


def _section(report: Report, section: DraftSection, open_questions: int, findings: int, reviewed: Reviewed | None) -> Json:
    state = report.state(section)
    signed = reviewed if reviewed and reviewed.word == "signed" else None
    return {
        "id": section.id,
        "parent": section.parent,
        "number": section.number,
        "level": section.level,
        "title": sentence_to_json(section.title) if section.title else None,
        "status": "signed" if signed else state.status,
        "outline": section.status,
        "instruction": section.instruction,
        "starting_points": [source_to_json(source) for source in section.starting_points],
        "unchanged": [unchanged_to_json(each) for each in section.unchanged],
        "candidates": [c.name for c in section.candidates],
        "chosen": state.chosen,
        "by": signed.by if signed else state.by,
        "at": signed.at.isoformat(timespec="seconds") if signed and signed.at else state.at,
        "review": reviewed_form(reviewed) if reviewed and (reviewed.word != "open" or reviewed.comments) else None,
        "paragraphs": [paragraph_form(p, f"{section.id}.p{i}") for i, p in enumerate(report.paragraphs(section), 1)],
        "open_questions": open_questions,
        "findings": findings,
    }


def paragraph_form(paragraph: Paragraph, identifier: str) -> Json:
    return {"id": identifier, **paragraph_to_json(paragraph)}


def placed_form(placed: PlacedFinding) -> Json:
    """A finding with the section and sentence it is in; offsets into that sentence's text."""
    placed_in = {"section": placed.place.section, "sentence": placed.place.sentence.id, "start": placed.start, "end": placed.end}
    by = {"suppression": suppression_form(placed.by) | {"id": placed.by.id}} if placed.by else {}
    return {**finding_json(placed.finding), **placed_in, **by}


def progress_form(report: Report, findings: Sequence[PlacedFinding]) -> Json:
    levels = [f.finding.severity for f in findings]
    return asdict(progress_of(report, errors=levels.count(Severity.ERROR), warnings=levels.count(Severity.WARNING)))


def proposal_form(section: str, proposal: Proposal) -> Json:
    return {
        "name": proposal.name,
        "label": proposal.label,
        "paragraphs": [paragraph_form(p, f"{section}.{proposal.name}.p{i}") for i, p in enumerate(proposal.paragraphs, 1)],
        "withheld": proposal.withheld,
        "left_out": list(proposal.left_out),
        "rests_on": [asdict(basis) for basis in proposal.rests_on],
    }


def preview_form(preview: Preview, start: Start, *, origin_title: str) -> Json:
    """What drafting would do; counts as the officer reads them."""
    questions = preview.draft.questions
    info = preview.draft.info
    kinds = Counter(q.kind for q in questions)
    return {
        "title": info.title,
        "kind": info.kind,
        "office": info.office,
        "period": start.period.code,
        "period_words": start.period.words,
        "from": {"id": info.origin, "title": origin_title},
        "deadline": preview.deadline.isoformat() if preview.deadline else None,
        "counts": {
            "shift": preview.shift,
            "freeze": preview.freeze,
            "ask_periods": kinds["period"],
            "figures": kinds["figure"],
            "citations": kinds["citation"],
            "negatives": kinds["negative"],
            "followups": kinds["followup"],
            "sections": len(preview.outline),
        },
        "outline": [{"number": n, "heading": h, "level": level, "status": status} for n, h, level, status in preview.outline],
    }


def review_form(rows: Sequence[ReviewRow], findings: Sequence[PlacedFinding], compared: Mapping[str, str]) -> list[Json]:
    """`compared`: how each answered figure stands to last period, by question id."""
    by_sentence: dict[str, list[Json]] = {}
    for placed in findings:
        by_sentence.setdefault(placed.place.sentence.id, []).append(placed_form(placed))
    return [
        {
            "section": row.section,
            "heading": row.heading,
            "sentence": sentence_to_json(row.sentence),
            "source": asdict(row.source) if row.source else None,
            "findings": by_sentence.get(row.sentence.id, []),
            "comparisons": [compared[fact] for fact in dict.fromkeys(op.fact or "" for op in row.sentence.ops) if fact in compared],
        }
        for row in rows
    ]


def changed_sections(questions: Sequence[Question], answered: Sequence[str]) -> list[str]:
    """Sections that use the facts just answered."""
    return sorted({section for q in questions if q.id in answered for section in q.sections})
