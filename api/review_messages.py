"""Bodies of requests about the review of a report."""

from typing import Literal

from pydantic import Field

from api.messages import Wire

HASH = r"^[0-9a-f]{64}$"


class VerdictBody(Wire):
    """A conclusion about a claim. `seen`: the hash under which the page showed it (409 where it is another by now); «none» takes one back."""

    claim: str = Field(max_length=200)
    verdict: Literal["pass", "mend", "return", "none"]
    seen: str | None = Field(default=None, pattern=HASH)
    reason: str = Field(default="", max_length=2000)


class VerdictsBody(Wire):
    """All of them are taken, or none."""

    verdicts: list[VerdictBody] = Field(min_length=1, max_length=500)


class CommentBody(Wire):
    """A new thread on a claim, or an answer to the thread with that number."""

    text: str = Field(max_length=2000)
    claim: str | None = Field(default=None, max_length=200)
    answers: int | None = Field(default=None, ge=1)


class ResolveBody(Wire):
    resolved: bool = True


class SignBody(Wire):
    """`seen`: the hash under which the page showed the section, or the report."""

    seen: str | None = Field(default=None, pattern=HASH)


class ReasonBody(Wire):
    reason: str = Field(max_length=2000)


class NoteBody(Wire):
    note: str = Field(default="", max_length=2000)
