"""Records of the program → the JSON of the public contract (see CONTRACT in README «Giao diện lập trình»)."""

from typing import Any

from corpus.document import Document, Section
from corpus.library import StoredDocument
from corpus.periods import Period
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
        "format": stored.format,
        "sections": stored.sections,
        "passages": stored.passages,
        "pages": stored.pages,
        "confidence": stored.confidence,
        "corrections": stored.corrections.form(),
        "notes": list(stored.notes),
        "added_at": stored.added_at.isoformat(),
    }
