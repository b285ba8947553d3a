"""Answers of the conversation. A quote is always the source's own words."""

from dataclasses import dataclass

from prompts.contexts.base import Context


@dataclass(frozen=True, slots=True)
class QuotedPassage:
    """`place`: document and heading, as the officer knows them."""

    place: str
    quote: str


@dataclass(frozen=True, slots=True)
class ChatFound(Context):
    passages: tuple[QuotedPassage, ...]


@dataclass(frozen=True, slots=True)
class ChatNotFound(Context):
    """`searched`: how many documents were looked through."""

    query: str
    searched: int


@dataclass(frozen=True, slots=True)
class ChatActed(Context):
    """`done`: what was done, in words («Đã rút gọn»); `section`: number and heading, None for the whole report."""

    done: str
    section: str | None = None
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChatNothingDone(Context):
    """A command understood, but with nothing to do; `why` is a clause."""

    command: str
    why: str


@dataclass(frozen=True, slots=True)
class ChatClarify(Context):
    """`question` ends with «?»; `choices` may be empty."""

    question: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChatNoReport(Context):
    """A command that needs an open report."""

    command: str


@dataclass(frozen=True, slots=True)
class ChatGreeting(Context):
    """The first line of the conversation. `model`: name of the configured model, None without one."""

    documents: int
    model: str | None = None
