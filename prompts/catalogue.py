"""Turns a context into its text: the template is found by the context's class.

To add a text: a frozen slotted dataclass under `contexts/` and a template of the same name in snake case under `templates/`.
An undefined or missing (None) value is an error, never an empty place in a sentence.
"""

import hashlib
import re
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from prompts.contexts import Context

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"


def render(context: Context) -> str:
    """The text of `context`, without a line break at its end.

    Raises jinja2.UndefinedError for a name the context lacks, ValueError for a None that would be printed.
    """
    values = {field.name: getattr(context, field.name) for field in fields(context)}  # type: ignore[arg-type]  # every context is a dataclass
    return _environment().get_template(template_name(type(context))).render(values).rstrip("\n")


def version(context: type[Context]) -> str:
    """Twelve hexadecimal digits that change whenever the template of `context` changes."""
    return hashlib.sha256((TEMPLATES / template_name(context)).read_bytes()).hexdigest()[:12]


def template_name(context: type[Context]) -> str:
    """`ChatNotFound` → `chat_not_found.j2`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", context.__name__).lower() + ".j2"


@lru_cache(maxsize=1)
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701  plain text, not HTML: pages escape where they show it
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_never_none,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    environment.filters["first_upper"] = lambda text: text[:1].upper() + text[1:]
    environment.filters["first_lower"] = lambda text: text[:1].lower() + text[1:]
    environment.filters["short"] = lambda text, length=80: text if len(text) <= length else text[: length - 1].rstrip() + "…"
    environment.filters["decimal"] = lambda number: f"{number:g}".replace(".", ",")
    return environment


def _never_none(value: object) -> object:
    if value is None:
        raise ValueError("a template would print None")
    return value
