"""Bodies of requests: the wire side of the contract."""

import datetime
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

MAX_TEXT = 10_000_000


class Wire(BaseModel):
    """Unknown fields are refused: a misspelt option must not be silently ignored."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class ProfileBody(Wire):
    """Rules on, off or with a severity, on top of the shipped profile `base`; milder findings than `least` are left out."""

    name: str = Field(default="", max_length=100)
    title: str = Field(default="", max_length=200)
    base: str | None = Field(default=None, max_length=100)
    least: Literal["error", "warning", "info", "hint"] | None = None
    rules: dict[str, bool | Literal["error", "warning", "info", "hint"]] = Field(default_factory=dict, max_length=1000)


class SuppressionBody(Wire):
    """A finding that is let stand: its code with the flagged text, or with the number of the document cited."""

    code: str = Field(max_length=20)
    text: str | None = Field(default=None, max_length=10_000)
    citation: str | None = Field(default=None, max_length=300)
    section: str | None = Field(default=None, max_length=1000)
    reason: str = Field(default="", max_length=2000)
    author: str = Field(default="", max_length=200)
    date: datetime.date | None = None


class CheckBody(Wire):
    """`text` or `paragraphs`; offsets are code points unless `unit` asks for UTF-16.

    `profile`: name of a shipped one, or its settings; by default that of the data folder. `format` may be left to the Accept header.
    """

    text: str | None = Field(default=None, max_length=MAX_TEXT)
    paragraphs: list[str] | None = Field(default=None, max_length=100_000)
    as_of: date | None = None
    office: str | None = Field(default=None, max_length=300)
    stage: Literal["draft", "issue"] | None = None
    profile: str | ProfileBody | None = None
    suppressions: list[SuppressionBody] = Field(default_factory=list, max_length=10_000)
    format: Literal["json", "sarif", "html", "text"] | None = None
    unit: Literal["code-point", "utf-16"] = "code-point"


class StartBody(Wire):
    """A new report for a period from a library document (`from`) or from a shipped `template`, perhaps after a request letter of the library."""

    origin: str = Field(default="", alias="from", max_length=200)
    period: str = Field(max_length=40)
    kind: Literal["report", "plan", "news"] | None = None
    office: str | None = Field(default=None, max_length=300)
    request: str | None = Field(default=None, max_length=200)
    template: str | None = Field(default=None, max_length=200)
    deadline: date | None = None


class PreviewBody(StartBody):
    """`details`: with every place that is shifted, kept or asked, not only their numbers."""

    details: bool = False


class PlaceBody(Wire):
    """Where a section stands: behind `after`, in front of `before`, else last under `parent` (none named: last of all)."""

    parent: str | None = Field(default=None, max_length=200)
    after: str | None = Field(default=None, max_length=200)
    before: str | None = Field(default=None, max_length=200)
    revision: int | None = None


class SectionBody(PlaceBody):
    """A new section of a report: its heading as it is to be read, number included, and what to write there."""

    heading: str = Field(min_length=1, max_length=1000)
    instruction: str | None = Field(default=None, max_length=4000)


class HeadingBody(Wire):
    """Another heading for a section."""

    heading: str = Field(min_length=1, max_length=1000)
    revision: int | None = None


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


class TargetBody(Wire):
    """A finding of a report as its `sentence`, `code` and `start` name it."""

    sentence: str = Field(max_length=200)
    code: str = Field(max_length=20)
    start: int = Field(ge=0)
    choice: int = Field(default=0, ge=0)


class FixesBody(Wire):
    """Findings whose replacement is to be made (`choice`: which one); none named: every safe one."""

    fixes: list[TargetBody] = Field(default_factory=list, max_length=10_000)
    revision: int | None = None


class LetStandBody(Wire):
    """A finding of a report that is let stand, and why; in its own section unless `everywhere`."""

    finding: TargetBody
    reason: str = Field(max_length=2000)
    everywhere: bool = False
    revision: int | None = None


class FactsBody(Wire):
    """Answers by question id; `"none"` = không phát sinh, null = open again.

    `table`: rows of question (id or name), value and unit as text, apart by tabs or semicolons, as pasted from a spreadsheet.
    """

    facts: dict[str, str | int | float | None] = Field(default_factory=dict, max_length=2000)
    table: str | None = Field(default=None, max_length=1_000_000)
    revision: int | None = None


class ChatBody(Wire):
    """`asked`: the message before this one, where no report is open and it was answered by a question back (outcome «clarify»)."""

    message: str = Field(min_length=1, max_length=4000)
    asked: str | None = Field(default=None, max_length=4000)
    report: str | None = Field(default=None, max_length=64)
    section: str | None = Field(default=None, max_length=200)
    sentence: str | None = Field(default=None, max_length=200)


class CorrectionBody(Wire):
    """What an officer knows better than was read; null takes a correction back, what is left out stays as it is; `period` «none»: of no period."""

    kind: Literal["legal", "report", "plan", "news", "request"] | None = None
    agency: str | None = Field(default=None, max_length=300)
    period: str | None = Field(default=None, max_length=40)
