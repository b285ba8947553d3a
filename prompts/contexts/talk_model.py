"""What the conversation says of what a model did or answered. No word of it is the model's own but the sentences that its quotes prove."""

from dataclasses import dataclass

from prompts.contexts.base import Context


@dataclass(frozen=True, slots=True)
class TalkModelActed(Context):
    """`done`: what each action says of itself; `refused`: whole sentences; `acted`: something can be undone.

    `stopped`: why the model was stopped, None where it ended by itself.
    """

    model: str
    done: tuple[str, ...]
    refused: tuple[str, ...]
    acted: bool
    stopped: str | None = None


@dataclass(frozen=True, slots=True)
class TalkModelFact(Context):
    name: str
    value: str
    previous: str | None
    left: int


@dataclass(frozen=True, slots=True)
class ProvedSentence:
    text: str
    quote: str
    place: str


@dataclass(frozen=True, slots=True)
class TalkModelAnswered(Context):
    """`planted`: places of passages that were not used because they speak to a model."""

    model: str
    sentences: tuple[ProvedSentence, ...]
    planted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TalkModelFound(Context):
    """Passages for a search that a model asked for."""

    words: str
    passages: tuple[ProvedSentence, ...]
