"""How a review stands → the review record: a JSON value that names what was looked at by hash, and itself by a hash, so that a change shows."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any

from assistant.checker.version import PROGRAM, VERSION
from assistant.report import Report
from assistant.reviewing.claim import KINDS, Claim, ClaimedSection
from assistant.reviewing.events import Event
from assistant.reviewing.hashing import canonical, sha256
from assistant.reviewing.rounds import round_of
from assistant.reviewing.standing import Comment, Standing

Json = dict[str, Any]
FORMAT = "trobut-review-record/1"
OWN = "record_sha256"


def record_of(report: Report, standing: Standing, *, today: date, title_of: Callable[[str], str]) -> Json:
    """The record as of `today`. Times are UTC (ISO); `record_sha256` is the hash of everything else in it, spelt canonically."""
    claims, info, status = standing.claims, report.draft.info, standing.status
    form: Json = {
        "format": FORMAT,
        "program": f"{PROGRAM} {VERSION}",
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "report": {
            "id": report.id,
            "title": report.title,
            "kind": info.kind,
            "office": info.office,
            "period": info.period,
            "revision": report.revision,
            "from": {"id": info.origin, "title": title_of(info.origin)},
        },
        "document_sha256": claims.sha256,
        "registry": {"fingerprint": claims.registry, "as_of": claims.on.isoformat(), "checked_on": today.isoformat()},
        "status": {"word": status.word, "by": status.by, "at": moment(status.at), "reason": status.reason, "times": status.times},
        "counts": _counts(standing),
        "sections": [_section(section, standing, title_of) for section in claims.sections if section.claims],
        "open": _open(standing),
        "comments": [_comment(each) for each in standing.comments],
        "history": [_event(event) for event in standing.events],
    }
    return form | {OWN: hash_of(form)}


def hash_of(form: Mapping[str, Any]) -> str:
    """SHA-256 of a record without its own hash."""
    return sha256(canonical({name: value for name, value in form.items() if name != OWN}))


def moment(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat(timespec="seconds") if at else None


def _counts(standing: Standing) -> Json:
    kinds = {kind: sum(claim.kind == kind for s in standing.claims.sections for claim in s.claims) for kind in KINDS}
    held = [each.verdict for each in standing.conclusions.values() if each.holds]
    verdicts = {name: held.count(name) for name in ("pass", "mend", "return")}
    return {"claims": sum(kinds.values()), **kinds, **verdicts, "sections": len(standing.counted), "signed": standing.signed, "errors": standing.errors}


def _section(section: ClaimedSection, standing: Standing, title_of: Callable[[str], str]) -> Json:
    stands = standing.sections[section.id]
    return {
        "id": section.id,
        "number": section.number,
        "heading": section.heading,
        "sha256": section.sha256,
        "seen": section.seen,
        "state": stands.word,
        "by": stands.by,
        "at": moment(stands.at),
        "reason": stands.reason,
        "claims": [_claim(claim, standing, title_of) for claim in section.claims],
    }


def _claim(claim: Claim, standing: Standing, title_of: Callable[[str], str]) -> Json:
    source = claim.sentence.source if claim.sentence else None
    conclusion = standing.conclusions.get(claim.id)
    return {
        "id": claim.id,
        "kind": claim.kind,
        "words": claim.words,
        "marked": list(claim.marked),
        "source": {**asdict(source), "title": title_of(source.document)} if source else None,
        "written": asdict(claim.written) if claim.written else None,
        "promise": claim.followup.text if claim.followup else None,
        "before": [mark.before for mark in claim.marks if mark.before is not None],
        "compared": list(claim.compared),
        "ways": [way.words for way in claim.ways],
        "registry": asdict(claim.registered) if claim.registered else None,
        "findings": [
            {"code": f.finding.code, "severity": f.finding.severity.value, "round": round_of(f.finding.code), "message": f.finding.message}
            for f in claim.findings
        ],
        "waiting": claim.waits,
        "seen": claim.seen,
        "conclusion": asdict(conclusion) | {"at": moment(conclusion.at)} if conclusion else None,
    }


def _open(standing: Standing) -> list[Json]:
    """What remains open, by section."""
    rows = [s for s in standing.counted if s.word != "signed" or s.errors or s.comments]
    names = ("id", "word", "unseen", "faulty", "slots", "errors", "comments")
    return [{name: getattr(section, name) for name in names} for section in rows]


def _comment(comment: Comment) -> Json:
    by, at = comment.resolved or (None, None)
    return {
        "number": comment.number,
        "section": comment.section,
        "claim": comment.claim,
        "by": comment.by,
        "at": moment(comment.at),
        "text": comment.text,
        "replies": [_comment(reply) for reply in comment.replies],
        "resolved_by": by,
        "resolved_at": moment(at),
    }


def _event(event: Event) -> Json:
    names = ("number", "kind", "who", "section", "claim", "seen", "value", "text", "refers")
    return {name: getattr(event, name) for name in names} | {"at": moment(event.at)}
