"""What the conversation says before a report is open: help, the choice of a document to start from, what was made."""

from dataclasses import dataclass

from prompts.contexts.base import Context


@dataclass(frozen=True, slots=True)
class TalkHelp(Context):
    """What can be said. `documents` and `reports`: how many there are; `year`: of the present day, for examples."""

    documents: int
    reports: int
    year: int


@dataclass(frozen=True, slots=True)
class TalkStarted(Context):
    """A report made from `origin`; the counts are of what was shifted, left, and is asked. `request` and `deadline`: of the letter followed."""

    title: str
    origin: str
    shifted: int
    kept: int
    periods: int
    figures: int
    citations: int
    negatives: int
    followups: int
    sections: int
    request: str | None = None
    deadline: str | None = None
    waiting_request: str | None = None


@dataclass(frozen=True, slots=True)
class TalkWhichPeriod(Context):
    """`kind`: «báo cáo», «kế hoạch» or «tin»; `year`: of the present day, for examples."""

    kind: str
    year: int


@dataclass(frozen=True, slots=True)
class SourceChoice:
    """A document a report could be made from; it is chosen by its office, or by its id where the office is not known."""

    id: str
    title: str
    office: str | None


@dataclass(frozen=True, slots=True)
class TalkWhichSource(Context):
    kind: str
    period: str
    choices: tuple[SourceChoice, ...]


@dataclass(frozen=True, slots=True)
class TalkNoSource(Context):
    """No earlier document; `held`: titles of what the library has of that kind."""

    kind: str
    period: str
    office: str
    held: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TalkNoRequest(Context):
    period: str


@dataclass(frozen=True, slots=True)
class TalkWhichReport(Context):
    """A request that needs an open report; `reports`: titles of those in progress; `year`: of the present day, for an example."""

    reports: tuple[str, ...]
    year: int
