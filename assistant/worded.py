"""What a model makes of a section: a candidate, what it does without, and what it rests on."""

from dataclasses import dataclass

from assistant.draft import Candidate


@dataclass(frozen=True, slots=True)
class Support:
    """What a proposed sentence rests on without having inherited it: `quote` is `[start:end]` of a library document."""

    sentence: str
    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Worded:
    """A candidate of a model. `left_out`: sentences and words that it does without; `rests_on`: passages that its sentences were written from."""

    candidate: Candidate
    left_out: tuple[str, ...] = ()
    rests_on: tuple[Support, ...] = ()
