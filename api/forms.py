"""Records of the program → the JSON of the public contract (see CONTRACT in README «Giao diện lập trình»)."""

from typing import Any

from corpus.document import Document, Section
from corpus.library import StoredDocument
from corpus.periods import Period
from retrieval.hits import Hit
from retrieval.query import Query
from retrieval.snippets import snippet

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


def hit_form(hit: Hit, query: Query) -> Json:
    """`snippet` is the text from `snippet_start` to `snippet_end`; a highlight has offsets into the document, and `at` into the snippet."""
    window = snippet(hit.text, query)
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
        "in_force": hit.in_force,
        "snippet": window.text,
        "snippet_start": hit.start + window.start,
        "snippet_end": hit.start + window.end,
        "highlights": [
            {"start": hit.start + start, "end": hit.start + end, "at": [start - window.start, end - window.start]} for start, end in window.highlights
        ],
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
