"""A draft beside its sources as one self-contained HTML page."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from assistant.comparison import comparisons
from assistant.draft import Draft

_FOLDER = Path(__file__).parent / "templates"


@cache
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(_FOLDER), autoescape=True)


def review_page(draft: Draft) -> str:
    """Sentences with source, quote and edits; no scripts, no outside files."""
    return _environment().get_template("review_print.html").render(draft=draft, compared={each.question: each.words for each in comparisons(draft)})
