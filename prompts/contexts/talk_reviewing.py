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
    url: str


@dataclass(frozen=True, slots=True)
class TalkReviewRefused(Context):
    """An act that was not done: `why` in one sentence, or «role» where the person may not do it."""

    why: str
    url: str


@dataclass(frozen=True, slots=True)
class TalkReviewOpen(Context):
    """What is still open. `lines`: sections not confirmed; `more`: how many are not listed."""

    signed: int
    sections: int
    lines: tuple[str, ...]
    more: int
    errors: int
    ready: bool
    url: str
