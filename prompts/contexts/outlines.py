"""What a section asks for that no earlier document was a model of: lines and instructions of outline templates."""

from dataclasses import dataclass

from prompts.contexts.base import Context


@dataclass(frozen=True, slots=True)
class AuthorTemplate(Context):
    """Who wrote a line of a template. `label`: the template's name in words."""

    label: str


@dataclass(frozen=True, slots=True)
class TemplateInstruction(Context):
    """`contains` is whole sentences; `bases`: types of documents usually named."""

    contains: str
    bases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TemplateLine(Context):
    """One fact to fill in. `blank` stands where its value goes; `unit`: what is counted."""

    name: str
    blank: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class TemplateNote(Context):
    """Why a question is asked: `heading` is the template's item."""

    label: str
    heading: str


@dataclass(frozen=True, slots=True)
class OlderValue(Context):
    """Why a question shows a value that is older than last period's. `period`: that of the document it stood in, in words."""

    period: str
