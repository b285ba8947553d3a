"""What pages of the officer show of a review: the state of each section and of the report. `assistant.reviewing` fills it in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Reviewed:
    """`word`: open, signed, changed, returned, mended (of a section) or drafting, submitted, returned, approved, changed (of a report).

    `by`, `at`, `reason` tell of the act that the word speaks of. `comments`: threads not closed; `times`: how often it was submitted.
    """

    word: str
    by: str | None = None
    at: datetime | None = None
    reason: str = ""
    comments: int = 0
    times: int = 0


@dataclass(frozen=True, slots=True)
class ReviewedReport:
    """`sections` by id."""

    status: Reviewed
    sections: Mapping[str, Reviewed]
