"""What `trobut model` says to an operator."""

from dataclasses import dataclass
from typing import Literal

from prompts.contexts.base import Context


@dataclass(frozen=True, slots=True)
class ModelUnset(Context):
    """No model is configured: how to do it."""


@dataclass(frozen=True, slots=True)
class ModelStep:
    """One line of the test. `passed` None: not tried, because an earlier step failed or the server does not tell.

    `detail`: why it failed, for an unknown model the names that the server knows; or "".
    """

    code: Literal["reach", "key", "model", "stream", "marks"]
    passed: bool | None
    detail: str


@dataclass(frozen=True, slots=True)
class ModelTested(Context):
    """`works`: all that is needed; `first_s`, `rate`: seconds to the first token, tokens a second, None where not measured."""

    address: str
    model: str
    server: str
    steps: tuple[ModelStep, ...]
    first_s: float | None
    rate: float | None
    works: bool


@dataclass(frozen=True, slots=True)
class LoggedCall:
    at: str
    task: str
    model: str
    tokens_in: int
    tokens_out: int
    estimated: bool
    seconds: float
    accepted: bool
    reason: str
    report: str
    who: str


@dataclass(frozen=True, slots=True)
class ModelCalls(Context):
    """The newest calls, newest first; `path` of the file."""

    calls: tuple[LoggedCall, ...]
    path: str
