"""Report → the JSON of the contract: document, summary, citations each with its verdict, findings."""

import json
from collections.abc import Sequence

from assistant.checker.finding import Finding, Severity
from assistant.checker.json_types import CitationJson, DocumentJson, EntryJson, FindingJson, ReplayJson, ReportJson, SummaryJson, SuppressedJson, VerdictJson
from assistant.checker.profile import profile_form
from assistant.checker.report import Report, Summary
from assistant.checker.suppression import Suppressed, suppression_form
from assistant.checker.version import PROGRAM, VERSION
from corpus.citations.model import Citation
from corpus.citations.scans import is_unverified
from corpus.document import Document
from corpus.marks import Mark
from corpus.registry.entry import Entry, Status, Verdict
from corpus.registry.fingerprint import fingerprint


def to_json(report: Report) -> ReportJson:
    """The report in wire form."""
    return {
        "document": document_json(report.document),
        "summary": summary_json(report.summary, profile=report.profile.name),
        "citations": [citation_json(c, report.document.marks) | {"verdict": verdict_json(v)} for c, v in zip(report.citations, report.verdicts, strict=True)],
        "findings": [finding_json(finding) for finding in report.findings],
        "suppressed": [suppressed_json(each) for each in report.suppressed],
        "replay": replay_json(report),
    }


def render_json(report: Report) -> str:
    """The report as a JSON text."""
    return json.dumps(to_json(report), ensure_ascii=False, indent=1)


def document_json(document: Document) -> DocumentJson:
    head = document.head
    return {
        "kind": document.kind.value,
        "agency": document.agency,
        "place": document.place,
        "number": head.number,
        "date": head.issued.isoformat() if head.issued else None,
        "title": head.title,
        "period": document.period.code if document.period else None,
        "text": document.text,
    }


def summary_json(summary: Summary, *, profile: str) -> SummaryJson:
    statuses, severities = summary.statuses, summary.severities
    return {
        "as_of": summary.on.isoformat(),
        "as_of_source": summary.on_source,
        "office": summary.home,
        "stage": summary.stage,
        "profile": profile,
        "citations": summary.citations,
        "found": statuses[Status.FOUND],
        "found_differs": statuses[Status.FOUND_DIFFERS],
        "ambiguous": statuses[Status.AMBIGUOUS],
        "not_found": statuses[Status.NOT_FOUND],
        "out_of_coverage": statuses[Status.OUT_OF_COVERAGE],
        "unreadable": statuses[Status.UNREADABLE],
        "missing": summary.missing,
        "errors": severities[Severity.ERROR],
        "warnings": severities[Severity.WARNING],
        "infos": severities[Severity.INFO],
        "hints": severities[Severity.HINT],
        "suppressed": summary.suppressed,
        "line": summary.line,
    }


def citation_json(citation: Citation, marks: Sequence[Mark] = ()) -> CitationJson:
    """A citation as `cite --json` gives it; `marks` are those of its document."""
    return {
        "start": citation.start,
        "end": citation.end,
        "surface": citation.surface,
        "type": citation.type,
        "number": citation.number,
        "date": citation.date.isoformat() if citation.date else None,
        "year": citation.year,
        "issuer": citation.issuer,
        "issuer_inherited": citation.issuer_inherited,
        "issuer_resolved": citation.issuer_resolved,
        "title": citation.title,
        "alias": citation.alias,
        "part": citation.part,
        "of": citation.of,
        "self": citation.own,
        "unverified": is_unverified(citation, marks),
    }


def verdict_json(verdict: Verdict) -> VerdictJson:
    return {
        "status": verdict.status.value,
        "entry": _entry(verdict.entry),
        "candidates": [entry_json(entry) for entry in verdict.candidates],
        "in_force": verdict.in_force,
        "replaced_by": _entry(verdict.replaced_by),
        "differs": list(verdict.differs),
        "likely": _entry(verdict.likely),
    }


def entry_json(entry: Entry) -> EntryJson:
    return {
        "label": entry.label,
        "type": entry.type,
        "number": entry.number,
        "date": entry.issued.isoformat() if entry.issued else None,
        "issuer": entry.issuer,
        "title": entry.title,
        "effective_from": entry.effective_from.isoformat() if entry.effective_from else None,
        "effective_to": entry.effective_to.isoformat() if entry.effective_to else None,
        "source": entry.source,
        "standing": entry.standing.value,
    }


def _entry(entry: Entry | None) -> EntryJson | None:
    return entry_json(entry) if entry else None


def finding_json(finding: Finding) -> FindingJson:
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "message": finding.message,
        "evidence": list(finding.evidence),
        "replacements": [{"text": replacement.text, "safe": replacement.safe} for replacement in finding.replacements],
        "citation": finding.citation,
        "url": finding.url,
    }


def suppressed_json(suppressed: Suppressed) -> SuppressedJson:
    return {**finding_json(suppressed.finding), "suppression": suppression_form(suppressed.by) | {"id": suppressed.by.id}}


def replay_json(report: Report) -> ReplayJson:
    """What a later check must be given to reach the same verdict."""
    summary = report.summary
    return {
        "program": PROGRAM,
        "version": VERSION,
        "registry": fingerprint(report.registry),
        "registry_entries": len(report.registry),
        "as_of": summary.on.isoformat(),
        "office": summary.home,
        "stage": summary.stage,
        "profile": profile_form(report.profile),
        "suppressions": [suppression_form(each) for each in report.suppressions],
    }
