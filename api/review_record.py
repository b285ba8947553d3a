"""The review record as bytes: JSON, one self-contained HTML page to print, or a DOCX."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assistant.reviewing.record_lines import record_lines

Format = Literal["json", "html", "docx"]
MEDIA: Mapping[str, str] = {
    "json": "application/json; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
"""Of the HTML form, which brings its few styles along so that it can be kept as one file."""

_FOLDER = Path(__file__).parent / "templates"


def record_bytes(record: Mapping[str, Any], form: Format) -> bytes:
    """The record in a form; the HTML has no scripts and needs no other file."""
    if form == "json":
        return json.dumps(record, ensure_ascii=False, indent=1).encode()
    if form == "html":
        return _environment().get_template("review_record.html").render(lines=record_lines(record)).encode()
    from assistant.reviewing.record_docx import record_docx

    return record_docx(record)


@cache
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
