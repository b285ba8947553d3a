"""A library document in full → JSON: its text, what was read in it, and which reports rest on it."""

from collections.abc import Sequence
from typing import Any

from api.catalogue import Counts
from api.forms import document_form, outline_form
from api.understanding import is_doubtful, understood_form
from api.uses import Use
from assistant.checker.json_form import citation_json
from corpus.citations import find_citations
from corpus.document import Document
from corpus.library import StoredDocument
from corpus.library_corrections import UNCORRECTED
from corpus.prepared import parsed

Json = dict[str, Any]


def whole_form(stored: StoredDocument, document: Document, uses: Sequence[Use]) -> Json:
    """Offsets point into `text`. `as_read`: what the program had read where an officer corrected it."""
    found = find_citations(document.text, home=stored.agency)
    citations = [dict(citation_json(citation)) | {"unverified": is_doubtful(document, citation)} for citation in found]
    return document_form(stored) | {
        "text": document.text,
        "outline": outline_form(document),
        "citations": citations,
        "understood": understood_form(document, found),
        "as_read": _as_read(stored, document),
        "used_by": [{"report": use.report, "title": use.title, "sentences": use.sentences} for use in uses],
    }


def counts_form(counts: Counts) -> Json:
    """Each kind, agency, year and period with how many documents there are of it."""
    groups = {"kinds": counts.kinds, "agencies": counts.agencies, "years": counts.years, "periods": counts.periods}
    named = {group: [{"name": name, "count": count} for name, count in members] for group, members in groups.items()}
    return {"total": counts.total, "samples": counts.samples, "passages": counts.passages, **named}


def _as_read(stored: StoredDocument, document: Document) -> Json:
    if not stored.corrections:
        return {}
    read = parsed(document.text, document.marks, UNCORRECTED, stored.name)
    values = {"kind": read.kind.value, "agency": read.agency, "period": read.period.code if read.period else None}
    return {name: values[name] for name in stored.corrections.form()}
