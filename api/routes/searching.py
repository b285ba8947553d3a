"""`GET /search` and `GET /registry/lookup`."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.forms import hit_form
from api.lookup_forms import lookup_form
from api.routes.parts import Open
from corpus.document import Kind

router = APIRouter(tags=["search"])


@router.get("/search")
def search(
    parts: Open, q: Annotated[str, Query(max_length=1000)], k: Annotated[int, Query(ge=1, le=100)] = 10, kind: Kind | None = None
) -> list[dict[str, Any]]:
    """Passages of the library, best first."""
    return [hit_form(hit) for hit in parts.searcher.search(q, k=k, kind=kind)] if q.strip() else []


@router.get("/registry/lookup")
def lookup(parts: Open, number: Annotated[str, Query(max_length=300)], on: date | None = None) -> dict[str, Any]:
    """Documents registered under a number or a name, with their validity on a day and their successors."""
    return lookup_form(parts.registry(), number, on=on or parts.today())
