"""`GET /search`, `GET /passages/{passage}/similar` and `GET /registry/lookup`."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from api.forms import hit_form
from api.lookup_forms import lookup_form
from api.routes.parts import Open
from corpus.document import Kind
from corpus.periods import Period
from retrieval.filters import Filters
from retrieval.query import read_query

router = APIRouter(tags=["search"])
_FARTHEST = 5_000


def _filters(
    kind: Kind | None = None,
    agency: Annotated[str | None, Query(max_length=300)] = None,
    period: Annotated[str | None, Query(max_length=20)] = None,
    year: Annotated[int | None, Query(ge=1000, le=9999)] = None,
    exclude: Annotated[list[str] | None, Query(max_length=100)] = None,
    in_force_on: date | None = None,
) -> Filters:
    return Filters(
        kinds=(kind,) if kind else (),
        agency=agency or None,
        period=Period.parse(period).code if period else None,
        year=year,
        exclude=tuple(exclude or ()),
        in_force_on=in_force_on,
    )


Kept = Annotated[Filters, Depends(_filters)]
PageSize = Annotated[int, Query(ge=1, le=100)]
Offset = Annotated[int, Query(ge=0, le=_FARTHEST)]


@router.get("/search")
def search(
    parts: Open, request: Request, response: Response, filters: Kept, q: Annotated[str, Query(max_length=1000)], k: PageSize = 10, offset: Offset = 0
) -> list[dict[str, Any]]:
    """Passages of the library, best first; where there are more, the header `Link` names the next page."""
    if not q.strip():
        return []
    query = read_query(q)
    forms = [hit_form(hit, query) for hit in parts.searcher.search(q, k=k + 1, offset=offset, filters=filters)]
    return _page(forms, request, response, k, offset)


@router.get("/passages/{passage}/similar")
def similar(
    parts: Open,
    request: Request,
    response: Response,
    filters: Kept,
    passage: Annotated[int, Path(ge=1, lt=2**63)],
    k: PageSize = 10,
    offset: Offset = 0,
    elsewhere: bool = False,
) -> list[dict[str, Any]]:
    """Passages that read like this one, itself left out, most alike first; `elsewhere`: only those of other documents."""
    hits = parts.searcher.similar(passage, k=k + 1, offset=offset, filters=filters, elsewhere=elsewhere)
    return _page([hit_form(hit, read_query("")) for hit in hits], request, response, k, offset)


def _page(forms: list[dict[str, Any]], request: Request, response: Response, k: int, offset: int) -> list[dict[str, Any]]:
    """The first `k`; one more only tells that there is another page."""
    if len(forms) > k and offset + k <= _FARTHEST:
        following = request.url.include_query_params(offset=offset + k)
        response.headers["Link"] = f'<{following.path}?{following.query}>; rel="next"'
    return forms[:k]


@router.get("/registry/lookup")
def lookup(parts: Open, number: Annotated[str, Query(max_length=300)], on: date | None = None) -> dict[str, Any]:
    """Documents registered under a number or a name, with their validity on a day and their successors."""
    return lookup_form(parts.registry(), number, on=on or parts.today())
