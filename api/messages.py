"""Bodies of requests: the wire side of the contract."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

MAX_TEXT = 10_000_000


class Wire(BaseModel):
    """Unknown fields are refused: a misspelt option must not be silently ignored."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class CheckBody(Wire):
    """`text` or `paragraphs`; offsets are code points unless `unit` asks for UTF-16."""

    text: str | None = Field(default=None, max_length=MAX_TEXT)
    paragraphs: list[str] | None = Field(default=None, max_length=100_000)
    as_of: date | None = None
    office: str | None = Field(default=None, max_length=300)
    stage: Literal["draft", "issue"] | None = None
    unit: Literal["code-point", "utf-16"] = "code-point"


class StartBody(Wire):
    """A new report from a library document (`from`), for a period, perhaps after a request letter of the library."""

    origin: str = Field(alias="from", max_length=200)
    period: str = Field(max_length=40)
    kind: Literal["report", "plan", "news"] | None = None
    office: str | None = Field(default=None, max_length=300)
    request: str | None = Field(default=None, max_length=200)


class ProposalsBody(Wire):
    candidates: list[Literal["A", "B", "C", "D"]] = Field(default_factory=list)
    instruction: str = Field(default="", max_length=2000)


class ParagraphBody(Wire):
    id: str | None = Field(default=None, max_length=200)
    text: str = Field(max_length=MAX_TEXT)
    footnote: bool = False


class DecisionBody(Wire):
    action: Literal["accept", "edit", "reject", "sign_off"]
    candidate: Literal["A", "B", "C", "D"] | None = None
    paragraphs: list[ParagraphBody] = Field(default_factory=list, max_length=10_000)
    revision: int | None = None


class FactsBody(Wire):
    """Answers by question id; `"none"` = không phát sinh, null = open again."""

    facts: dict[str, str | int | float | None] = Field(max_length=2000)
    revision: int | None = None


class ChatBody(Wire):
    message: str = Field(min_length=1, max_length=4000)
    report: str | None = Field(default=None, max_length=64)
    section: str | None = Field(default=None, max_length=200)
    sentence: str | None = Field(default=None, max_length=200)
