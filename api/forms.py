"""Records of the program → the JSON of the public contract (see CONTRACT in README «Giao diện lập trình»)."""

from typing import Any

from assistant.checker.finding import Finding
from corpus.citations import Citation
from corpus.document import Document, Section
from corpus.library import StoredDocument
from corpus.periods import Period
from corpus.registry.entry import Entry
from retrieval.hits import Hit

Json = dict[str, Any]


def outline_form(document: Document) -> list[Json]:
    """The section tree."""
    return [_section(section) for section in document.sections]


def _section(section: Section) -> Json:
    form: Json = {"number": section.number, "level": section.level, "heading": section.heading, "start": section.start, "end": section.end}
    if section.flags:
        form["flags"] = list(section.flags)
    form["children"] = [_section(child) for child in section.children]
    return form


def citation_form(citation: Citation) -> Json:
    """One citation, as `trobut cite --json` prints it."""
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
    }


def finding_form(finding: Finding) -> Json:
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "message": finding.message,
        "evidence": list(finding.evidence),
        "replacements": [{"text": r.text, "safe": r.safe} for r in finding.replacements],
        "citation": finding.citation,
        "url": finding.url,
    }


def hit_form(hit: Hit) -> Json:
    return {
        "passage": hit.passage,
        "document": hit.document,
        "title": hit.title,
        "kind": hit.kind.value,
        "heading": hit.heading,
        "score": round(hit.score, 4),
        "rank": hit.rank,
        "start": hit.start,
        "end": hit.end,
        "text": hit.text,
    }


def document_form(stored: StoredDocument) -> Json:
    return {
        "id": stored.id,
        "name": stored.name,
        "title": stored.title,
        "kind": stored.kind.value,
        "agency": stored.agency,
        "number": stored.number,
        "date": stored.issued.isoformat() if stored.issued else None,
        "period": stored.period,
        "period_words": Period.parse(stored.period).words if stored.period else None,
        "sections": stored.sections,
        "passages": stored.passages,
        "notes": list(stored.notes),
        "added_at": stored.added_at.isoformat(),
    }


def entry_form(entry: Entry) -> Json:
    return {
        "number": entry.number,
        "type": entry.type,
        "issuer": entry.issuer,
        "title": entry.title,
        "date": entry.issued.isoformat() if entry.issued else None,
        "effective_from": entry.effective_from.isoformat() if entry.effective_from else None,
        "effective_to": entry.effective_to.isoformat() if entry.effective_to else None,
        "status": entry.status,
        "replaced_by": list(entry.replaced_by),
        "amends": list(entry.amends),
        "aliases": list(entry.aliases),
        "source": entry.source,
        "standing": entry.standing.value,
    }
