"""The review of a report → JSON: claims with their sentences and sources once each, and how the review stands."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from api.report_forms import placed_form, reviewed_form
from assistant.checker.finding import Severity
from assistant.draft import Sentence
from assistant.report import Report
from assistant.reviewed import Reviewed
from assistant.reviewing.claim import Claim, ClaimedSection
from assistant.reviewing.rounds import round_of
from assistant.reviewing.rounds_since import ChangedPlace, SinceRound
from assistant.reviewing.standing import Comment, Conclusion, SectionStanding, Standing, Status
from assistant.reviewing.together import passed_together, unchanged_claims

Json = dict[str, Any]
TextOf = Callable[[str], str]
_AROUND = 120
_GRAVEST = (Severity.ERROR, Severity.WARNING)


def claims_form(report: Report, standing: Standing, *, text_of: TextOf, title_of: TextOf) -> Json:
    """Everything the reviewer's page shows. `last`: id and title of last period's document."""
    claims = standing.claims
    sentences = {c.sentence.id: c.sentence for s in claims.sections for c in s.claims if c.sentence}
    info = report.draft.info
    return {
        "report": {"id": report.id, "revision": report.revision, "title": report.title, "office": info.office,
                   "deadline": report.deadline.isoformat() if report.deadline else None},
        "last": {"id": info.origin, "title": title_of(info.origin)},
        "on": claims.on.isoformat(),
        "questions": {q.id: {"number": claims.numbers[q.id], "name": q.name} for q in report.draft.questions},
        "sentences": {identifier: _sentence(sentence, text_of, title_of) for identifier, sentence in sentences.items()},
        "sections": [_section(section, claims.errors.get(section.id, 0)) for section in claims.sections],
        **standing_form(standing),
    }  # fmt: skip


def standing_form(standing: Standing) -> Json:
    """How the review stands: status, counts, sections, conclusions, threads. `seen`: hashes that what is concluded next is bound to.

    `unmended`: ids of sections sent back and not changed since; `as_returned`: whether the whole report reads as it was sent back.
    `unchanged`: claims that may be passed in one act; `together`: those that were, and still hold.
    """
    sections = {section.id: section for section in standing.claims.sections}
    return {
        "status": status_form(standing.status),
        "sha256": standing.claims.sha256,
        "signed": standing.signed,
        "to_sign": len(standing.counted),
        "errors": standing.errors,
        "can_be_approved": standing.can_be_approved,
        "unmended": [section.id for section in standing.unmended],
        "as_returned": standing.is_as_returned,
        "unchanged": len(unchanged_claims(standing)),
        "together": len(passed_together(standing)),
        "standing": {each.id: _standing(each, sections[each.id].seen) for each in standing.sections.values()},
        "conclusions": {claim: _conclusion(each) for claim, each in standing.conclusions.items()},
        "comments": [_comment(each) for each in standing.comments],
    }


def status_form(status: Status) -> Json:
    """Of the whole report: the word, by whom, when, why, how often it was submitted."""
    return asdict(status) | {"at": _moment(status.at)}


def since_form(since: SinceRound) -> Json:
    """What differs from the last round: who ended it and why; sentence by sentence the words, and what had been remarked."""
    end = since.end
    return {"word": end.kind, "by": end.who, "at": _moment(end.at), "reason": end.text, "places": [_changed_place(place) for place in since.places]}


def _changed_place(place: ChangedPlace) -> Json:
    remarks = [asdict(remark) | {"at": _moment(remark.at)} for remark in place.remarks]
    pieces = [asdict(piece) for piece in place.pieces]
    return {"section": place.section, "sentence": place.sentence, "status": place.status, "pieces": pieces, "remarks": remarks}


def _standing(section: SectionStanding, seen: str) -> Json:
    shown = reviewed_form(Reviewed(section.word, section.by, section.at, section.reason, section.comments))
    counts = {"total": section.total, "seen_claims": section.seen, "faulty": section.faulty, "slots": section.slots, "errors": section.errors}
    return {**shown, **counts, "can_be_signed": section.can_be_signed, "seen": seen}


def _conclusion(conclusion: Conclusion) -> Json:
    return asdict(conclusion) | {"at": _moment(conclusion.at)}


def _comment(comment: Comment) -> Json:
    by, at = comment.resolved or (None, None)
    return {
        "number": comment.number,
        "section": comment.section,
        "claim": comment.claim,
        "by": comment.by,
        "at": _moment(comment.at),
        "text": comment.text,
        "replies": [_comment(reply) for reply in comment.replies],
        "resolved": {"by": by, "at": _moment(at)} if by else None,
    }


def _section(section: ClaimedSection, errors: int) -> Json:
    return {
        "id": section.id,
        "number": section.number,
        "heading": section.heading,
        "level": section.level,
        "parent": section.parent,
        "errors": errors,
        "claims": [claim_form(claim) for claim in section.claims],
    }


def claim_form(claim: Claim) -> Json:
    """A claim; `sentence` names one of `sentences`. `before`: what stood in the source where the mark stands."""
    graver = sorted(claim.findings, key=lambda f: (f.finding.severity not in _GRAVEST, round_of(f.finding.code)))
    return {
        "id": claim.id,
        "kind": claim.kind,
        "sentence": claim.sentence.id if claim.sentence else None,
        "marks": [asdict(mark) for mark in claim.marks],
        "registered": asdict(claim.registered) if claim.registered else None,
        "ways": [asdict(way) for way in claim.ways],
        "written": asdict(claim.written) if claim.written else None,
        "compared": list(claim.compared),
        "slots": list(claim.slots),
        "promise": _promise(claim),
        "findings": [placed_form(each) | {"round": round_of(each.finding.code)} for each in graver],
        "seen": claim.seen,
    }


def _promise(claim: Claim) -> Json | None:
    if claim.followup is None:
        return None
    followup = claim.followup
    source = {"document": followup.source.document, "start": followup.source.start, "end": followup.source.end}
    return {"text": followup.text, "due": followup.due, "answer": claim.answer, "question": followup.question, "source": source}


def _sentence(sentence: Sentence, text_of: TextOf, title_of: TextOf) -> Json:
    source = sentence.source
    form: Json = {"text": sentence.text, "class": sentence.cls, "source": None}
    if source is None:
        return form
    text = text_of(source.document)
    around = {"before": text[max(0, source.start - _AROUND) : source.start], "after": text[source.end : source.end + _AROUND]} if text else {}
    place = {"document": source.document, "start": source.start, "end": source.end}
    verbatim = not any(op.kind != "join" for op in sentence.ops)
    changes = [{"from": op.old, "to": op.new} for op in sentence.ops if op.kind != "join"]
    return form | {"source": {**place, "title": title_of(source.document), "quote": source.quote, **around}, "verbatim": verbatim, "changes": changes}


def _moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None
