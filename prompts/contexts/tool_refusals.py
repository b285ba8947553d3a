"""Why a tool call of a model was not carried out. Values are quoted to the officer as the model gave them."""

from dataclasses import dataclass

from prompts.contexts.base import Context


@dataclass(frozen=True, slots=True)
class ToolForbidden(Context):
    """Something that only an officer may do; `what` in words."""

    what: str


@dataclass(frozen=True, slots=True)
class ToolNotAllowed(Context):
    """A tool that this officer's rights do not cover."""

    name: str


@dataclass(frozen=True, slots=True)
class ToolUnknown(Context):
    name: str


@dataclass(frozen=True, slots=True)
class ToolOtherReport(Context):
    report: str


@dataclass(frozen=True, slots=True)
class ToolBadArguments(Context):
    """`fault` says in words what is wrong."""

    name: str
    fault: str


@dataclass(frozen=True, slots=True)
class ToolNoSection(Context):
    section: str


@dataclass(frozen=True, slots=True)
class ToolNoQuestion(Context):
    question: str


@dataclass(frozen=True, slots=True)
class ToolNoSentence(Context):
    quote: str


@dataclass(frozen=True, slots=True)
class ToolNoBasis(Context):
    """No question of the report asks about the document, or several do."""

    named: str


@dataclass(frozen=True, slots=True)
class ToolUnsaid(Context):
    """A value that the officer did not say."""

    value: str


@dataclass(frozen=True, slots=True)
class ToolSigned(Context):
    section: str


@dataclass(frozen=True, slots=True)
class ToolRepeated(Context):
    pass


@dataclass(frozen=True, slots=True)
class ToolTooMany(Context):
    limit: int


@dataclass(frozen=True, slots=True)
class ToolUndoneOnce(Context):
    pass


@dataclass(frozen=True, slots=True)
class ToolRefused(Context):
    """Refused by the report's own rules; `reason` is a whole sentence."""

    reason: str
