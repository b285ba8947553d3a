"""The actions of a desk as LangChain tools with typed arguments, and the one place where a call of a model becomes an action."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Literal

from langchain_core.tools import BaseTool, StructuredTool
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.acting import Desk, Done, Refused
from assistant.acting.names import officers_own
from assistant.langchain.spoken import ToolCall
from prompts import contexts
from prompts.catalogue import render
from prompts.contexts import ModelToolDescription

_LONGEST = 400


class _Arguments(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Nothing(_Arguments):
    """No arguments."""


class OfWords(_Arguments):
    words: str = Field(min_length=2, max_length=_LONGEST)


class OfFact(_Arguments):
    question: str = Field(min_length=1, max_length=60)
    value: str = Field(min_length=1, max_length=_LONGEST)


class OfSection(_Arguments):
    section: str = Field(min_length=1, max_length=60)


class OfSectionOrReport(_Arguments):
    section: str | None = Field(default=None, max_length=60)


class OfCandidate(_Arguments):
    section: str = Field(min_length=1, max_length=60)
    candidate: Literal["A", "B", "C"]


class OfBasis(_Arguments):
    old: str = Field(min_length=3, max_length=_LONGEST)
    new: str | None = Field(default=None, max_length=_LONGEST)


class OfQuote(_Arguments):
    quote: str = Field(min_length=4, max_length=_LONGEST)


_SCHEMAS: dict[str, type[_Arguments]] = {
    "search": OfWords,
    "answer_fact": OfFact,
    "shorten": OfSection,
    "propose": OfSection,
    "accept": OfCandidate,
    "restore": OfSection,
    "replace_basis": OfBasis,
    "compare": OfSectionOrReport,
    "explain": OfQuote,
    "check": Nothing,
    "missing": Nothing,
    "undo": Nothing,
}


class Toolbox:
    """The tools that an officer's rights allow, bound to one desk."""

    def __init__(self, desk: Desk, allowed: AbstractSet[str]) -> None:
        self._desk = desk
        self._allowed = allowed

    def tools(self) -> list[BaseTool]:
        """As LangChain knows them; run by LangChain they go through `run` as well."""
        return [_tool(name, self.run) for name in _SCHEMAS if name in self._allowed]

    def run(self, call: ToolCall) -> Done:
        """Carry out one call. Raises Refused, and then nothing has changed."""
        if what := officers_own(call.name):
            raise Refused(contexts.ToolForbidden(what))
        if call.name not in _SCHEMAS:
            raise Refused(contexts.ToolUnknown(call.name))
        if call.name not in self._allowed:
            raise Refused(contexts.ToolNotAllowed(call.name))
        given = self._read(call)
        action: Callable[..., Done] = getattr(self._desk, call.name)
        return action(**given)

    def _read(self, call: ToolCall) -> dict[str, object]:
        if call.arguments is None:
            raise Refused(contexts.ToolBadArguments(call.name, "không phải JSON"))
        given = dict(call.arguments)
        report = given.pop("report", self._desk.report_id)
        if report != self._desk.report_id:
            raise Refused(contexts.ToolOtherReport(str(report)))
        try:
            return _SCHEMAS[call.name].model_validate(given).model_dump()
        except ValidationError as error:
            raise Refused(contexts.ToolBadArguments(call.name, _fault(error))) from error


def _fault(error: ValidationError) -> str:
    """The first thing wrong, in words."""
    first = error.errors()[0]
    name = ".".join(str(part) for part in first["loc"])
    if first["type"] == "missing":
        return f"thiếu «{name}»"
    if first["type"] == "extra_forbidden":
        return f"thừa «{name}»"
    return f"«{name}» không đúng kiểu hoặc không trong các giá trị được phép"


def _tool(name: str, run: Callable[[ToolCall], Done]) -> BaseTool:
    def act(**given: object) -> str:
        return run(ToolCall("", name, given)).text

    return StructuredTool.from_function(act, name=name, description=render(ModelToolDescription(name)), args_schema=_SCHEMAS[name])
