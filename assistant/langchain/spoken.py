"""What a model said in one call, in plain records."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ToolCall:
    """A tool that a model wants run. `arguments` is None where they were no JSON object."""

    id: str
    name: str
    arguments: dict[str, object] | None


@dataclass(frozen=True, slots=True)
class Spoken:
    """Text and tool calls. Tokens as counted by the server, None where it did not; `first_s`: seconds to the first letter or call."""

    text: str
    calls: tuple[ToolCall, ...]
    tokens_in: int | None
    tokens_out: int | None
    first_s: float | None
    total_s: float
    pieces: int
