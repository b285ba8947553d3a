"""The templates that come with the program, one TOML file each."""

import tomllib
from functools import cache
from importlib import resources

from assistant.errors import UnknownTemplate
from assistant.outlines.template import OutlineTemplate, template_from

_MARK = "mau:"


@cache
def shipped_templates() -> tuple[OutlineTemplate, ...]:
    """All templates in order of their names. Raises BadTemplate."""
    folder = resources.files("assistant.outlines").joinpath("templates")
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return tuple(template_from(file.name.removesuffix(".toml"), tomllib.loads(file.read_text("utf-8"))) for file in files)


def template_named(name: str) -> OutlineTemplate:
    """Raises UnknownTemplate."""
    found = next((template for template in shipped_templates() if template.name == name), None)
    if found is None:
        known = ", ".join(f"«{template.name}»" for template in shipped_templates())
        raise UnknownTemplate(f"Không có mẫu «{name}»: hãy chọn một trong {known}.")
    return found


def document_id(template: OutlineTemplate) -> str:
    """What sentences made from the template name as their source."""
    return f"{_MARK}{template.name}"


def template_title(document: str) -> str | None:
    """The name in words of a template given by its document id; None for the id of a document."""
    return next((template.label for template in shipped_templates() if document_id(template) == document), None)


def is_template(document: str) -> bool:
    """Whether a document id names a template."""
    return document.startswith(_MARK)
