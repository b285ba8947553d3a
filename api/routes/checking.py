"""`POST /check` and `POST /citations`: the checker over a text or its paragraphs."""

from typing import Any

from fastapi import APIRouter, Depends, Request

from api.check_answers import answer_in, form_wanted
from api.check_texts import placed, text_of
from api.messages import CheckBody, ProfileBody
from api.problems import problem
from api.routes.parts import Open, costly
from assistant.checker.check import check
from assistant.checker.json_form import citation_json, to_json
from assistant.checker.profile import Profile
from assistant.checker.suppression_file import suppression_from
from corpus.citations import find_citations
from corpus.structure import parse

router = APIRouter(tags=["check"])
_NO_TEXT = "Yêu cầu cần «text» hoặc «paragraphs»: hãy gửi một trong hai."
_FORMS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "JSON, or SARIF, HTML or text where `format` or the Accept header asks for it",
        "content": {"application/json": {}, "application/sarif+json": {}, "text/html": {}, "text/plain": {}},
    }
}


@router.post("/check", dependencies=[Depends(costly)], responses=_FORMS)
def check_text(body: CheckBody, request: Request, parts: Open) -> Any:
    """Findings and citations of a text, judged as of a date."""
    text = text_of(body)
    if text is None:
        return problem(422, _NO_TEXT)
    report = check(
        parse(text),
        registry=parts.registry(),
        today=parts.today(),
        on=body.as_of,
        home=body.office,
        stage=body.stage,
        profile=_profile(body, parts),
        suppressions=[suppression_from(each.model_dump(), where=f"mục {number}") for number, each in enumerate(body.suppressions, 1)],
    )
    form = body.format or form_wanted(request.headers.get("accept", ""))
    return placed(dict(to_json(report)), body, text) if form == "json" else answer_in(form, report)


@router.post("/citations", dependencies=[Depends(costly)])
def citations(body: CheckBody) -> Any:
    """Citations of a text."""
    text = text_of(body)
    if text is None:
        return problem(422, _NO_TEXT)
    found = [dict(citation_json(c)) for c in find_citations(text, home=body.office)]
    return placed({"citations": found}, body, text)["citations"]


def _profile(body: CheckBody, parts: Open) -> Profile:
    """A shipped profile by name, the one given, or that of the data folder; never a file of the server's. Raises UnknownProfile."""
    from assistant.checker.profiles import profile_from, profile_named

    if body.profile is None:
        return parts.profile
    if isinstance(body.profile, ProfileBody):
        given = body.profile.model_dump(exclude_none=True)
        return profile_from(given, name="yêu cầu", where="của yêu cầu")
    return parts.profile if body.profile == parts.profile.name else profile_named(body.profile)
