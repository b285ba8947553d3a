"""The text that a body of `POST /check` sends, and offsets in it as the caller counts them."""

from bisect import bisect_right
from typing import Any

from api.messages import CheckBody
from api.units import to_utf16

_GAP = "\n\n"
_ROWS = ("findings", "suppressed", "citations")


def text_of(body: CheckBody) -> str | None:
    """The text, or the paragraphs parted by blank lines."""
    return body.text if body.text is not None else _GAP.join(body.paragraphs) if body.paragraphs is not None else None


def placed(form: dict[str, Any], body: CheckBody, text: str) -> dict[str, Any]:
    """Offsets by paragraph, and in UTF-16 units, where the caller asked for them."""
    rows = [row for name in _ROWS for row in form.get(name, ())]
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
        index = max(0, min(bisect_right(starts, row["start"]) - 1, len(paragraphs) - 1))
        row["paragraph"] = index
        row["start"] -= starts[index]
        row["end"] = min(row["end"] - starts[index], len(paragraphs[index]) if paragraphs else 0)
