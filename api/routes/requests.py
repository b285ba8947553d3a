"""What a request letter of the library asks for, and what an answer to it could be made from."""

from typing import Any

from fastapi import APIRouter

from api.routes.parts import Open
from api.start_forms import understood_form
from assistant.outlines.shipped import shipped_templates
from assistant.requests_read import Possible, possible_origins, understood

router = APIRouter(prefix="/documents", tags=["library"])


@router.get("/{document}/request")
def request(document: str, parts: Open) -> dict[str, Any]:
    """Kind, field, period, addressee, deadline and outline, each with its place in the letter; documents and templates to start from."""
    letter = parts.library.document(document)
    found = understood(letter)
    origins: tuple[Possible, ...] = ()
    if found.period:
        stored = [each for each in parts.library.list(kind=found.kind) if each.period]
        origins = possible_origins(letter, found.period, found.kind, stored, [parts.library.document(each.id) for each in stored])
    kind = found.period.kind if found.period else ""
    templates = [each for each in shipped_templates() if each.kind == found.kind.value and (not kind or kind in each.periods)]
    return understood_form(document, found, origins, templates)
