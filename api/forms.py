"""Records of the program → the JSON of the public contract (see CONTRACT in README «Giao diện lập trình»)."""

from collections.abc import Sequence
from typing import Any

from assistant.outlines.merging import MergedHeading
from assistant.outlines.template import OutlineTemplate
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


def merged_form(headings: Sequence[MergedHeading], period: Period | None) -> list[Json]:
    """The outline of several periods, flat; `parent` is a place in the list, `expected` null where no period was named."""
    return [
        {
            "number": heading.number,
            "level": heading.level,
            "heading": heading.usual,
            "parent": heading.parent,
            "periods": [stood.code for stood in heading.periods],
            "wordings": list(heading.wordings),
            "expectation": heading.expectation,
            "expected": heading.is_expected(period) if period else None,
        }
        for heading in headings
    ]


def template_form(template: OutlineTemplate) -> Json:
    """A shipped template: what it is for, its headings, what each asks for."""
    return {
        "name": template.name,
        "label": template.label,
        "kind": template.kind,
        "periods": list(template.periods),
        "items": [
            {
                "level": item.level,
                "number": item.number,
                "heading": item.heading,
                "contains": item.contains,
                "bases": list(item.bases),
                "questions": [{"name": q.name, "type": q.type, "unit": q.unit} for q in item.questions],
            }
            for item in template.items
        ],
    }


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
