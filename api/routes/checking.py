"""`POST /check` and `POST /citations`: the checker over a text or its paragraphs."""

from bisect import bisect_right
from typing import Any

from fastapi import APIRouter

from api.messages import CheckBody
from api.problems import problem
from api.routes.parts import Open
from api.units import to_utf16
from assistant.checker.check import check
from assistant.checker.json_form import citation_json, to_json
from corpus.citations import find_citations
from corpus.structure import parse

router = APIRouter(tags=["check"])
_GAP = "\n\n"


@router.post("/check")
def check_text(body: CheckBody, parts: Open) -> Any:
    """Findings and citations of a text, judged as of a date."""
    text = _text(body)
    if text is None:
        return problem(422, "Yêu cầu cần «text» hoặc «paragraphs»: hãy gửi một trong hai.")
    report = check(parse(text), registry=parts.registry(), today=parts.today(), on=body.as_of, home=body.office, stage=body.stage)
    return _placed(dict(to_json(report)), body, text)


@router.post("/citations")
def citations(body: CheckBody) -> Any:
    """Citations of a text."""
    text = _text(body)
    if text is None:
        return problem(422, "Yêu cầu cần «text» hoặc «paragraphs»: hãy gửi một trong hai.")
    found = [dict(citation_json(c)) for c in find_citations(text, home=body.office)]
    return _placed({"citations": found}, body, text)["citations"]


def _text(body: CheckBody) -> str | None:
    return body.text if body.text is not None else _GAP.join(body.paragraphs) if body.paragraphs is not None else None


def _placed(form: dict[str, Any], body: CheckBody, text: str) -> dict[str, Any]:
    """Offsets by paragraph, and in UTF-16 units, where the caller asked for them."""
    rows = [*form.get("findings", ()), *form.get("citations", ())]
    if body.paragraphs is not None and body.text is None:
        _by_paragraph(rows, body.paragraphs)
    if body.unit == "utf-16":
        for row in rows:
            own = body.paragraphs[row["paragraph"]] if "paragraph" in row and body.paragraphs else text
            row["start"], row["end"] = to_utf16(own, row["start"]), to_utf16(own, row["end"])
    return form


def _by_paragraph(rows: list[dict[str, Any]], paragraphs: list[str]) -> None:
    starts = [0]
    for paragraph in paragraphs:
        starts.append(starts[-1] + len(paragraph) + len(_GAP))
    for row in rows:
        index = min(bisect_right(starts, row["start"]) - 1, len(paragraphs) - 1)
        row["paragraph"] = index
        row["start"] -= starts[index]
        row["end"] = min(row["end"] - starts[index], len(paragraphs[index]))
