"""Slots, questions and follow-up cards: what is asked of the officer."""

from dataclasses import dataclass

from prompts.contexts.base import Context


@dataclass(frozen=True, slots=True)
class SlotText(Context):
    """An open slot in the text. `previous`: last period's value as written."""

    name: str
    previous: str | None = None


@dataclass(frozen=True, slots=True)
class QuestionFigure(Context):
    """`period`: the period in words («6 tháng đầu năm 2025»)."""

    name: str
    period: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class QuestionPeriod(Context):
    """A date or year inside a past fact. `subject`: what happened; `previous`: the date as written."""

    subject: str
    previous: str


@dataclass(frozen=True, slots=True)
class QuestionCitation(Context):
    """A document that belongs to one period. `successor`: the one proposed, where the library or registry has it."""

    citation: str
    period: str
    successor: str | None = None


@dataclass(frozen=True, slots=True)
class QuestionNegative(Context):
    """`statement`: the sentence saying that something did not happen."""

    statement: str
    period: str


@dataclass(frozen=True, slots=True)
class QuestionFollowup(Context):
    """`promise`: what the earlier report announced; `due`: when, as written."""

    promise: str
    due: str | None = None


@dataclass(frozen=True, slots=True)
class FollowupCard(Context):
    """The card beside the draft. `document`: the report that promised."""

    promise: str
    document: str
    due: str | None = None
