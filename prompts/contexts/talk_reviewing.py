"""What the conversation says of the review of a report."""

from dataclasses import dataclass

from prompts.contexts.base import Context


@dataclass(frozen=True, slots=True)
class TalkReviewed(Context):
    """An act of the review that was done. `verb`: submit, sign, unsign, return, return_all, approve; `section`: its name in a sentence, or ""."""

    verb: str
    section: str
    reason: str
    signed: int
    sections: int
    times: int


@dataclass(frozen=True, slots=True)
class TalkReviewRefused(Context):
    """An act that was not done: `why` in one sentence, or «role» where the person may not do it."""

    why: str


@dataclass(frozen=True, slots=True)
class TalkReviewOpen(Context):
    """What is still open. `lines`: sections not confirmed; `more`: how many are not listed."""

    signed: int
    sections: int
    lines: tuple[str, ...]
    more: int
    errors: int
    ready: bool


@dataclass(frozen=True, slots=True)
class TalkSubmitAnyway(Context):
    """Asked before a report is submitted that is not ready, or (`declined`) what is said where it is not submitted after all.

    `unmended`: names of sections sent back and not changed, in a sentence; `same`: the whole report was sent back and reads as it did;
    `open_questions`: gaps in the text; `errors`: findings of the highest level.
    """

    unmended: tuple[str, ...]
    same: bool
    open_questions: int
    errors: int
    declined: bool = False


@dataclass(frozen=True, slots=True)
class TalkSubmitChoice(Context):
    """A message for a button: submit all the same (with `note`), or not."""

    yes: bool
    note: str = ""
