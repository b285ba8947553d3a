"""Passages found by a search → what a model is given: numbered, without any that speak to the model, as many as there is room for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.grounding.planted import speaks_to_a_model
from retrieval.hits import Hit


@dataclass(frozen=True, slots=True)
class Passage:
    """`text` is `[start:end]` of the library document, exactly; `id` («P1») is what the model calls it, `place` what the officer does."""

    id: str
    document: str
    start: int
    end: int
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Given:
    """`planted`: places of the passages that were left out because they speak to a model."""

    passages: tuple[Passage, ...]
    planted: tuple[str, ...]


def given(hits: Sequence[Hit], *, tokens_of: Callable[[str], int], room: int) -> Given:
    """The best of `hits` that fit into `room` tokens, best first."""
    planted = tuple(dict.fromkeys(_place(hit) for hit in hits if _speaks(hit)))
    passages: list[Passage] = []
    for hit in hits:
        cost = tokens_of(hit.text) + tokens_of(_place(hit))
        if _speaks(hit) or cost > room:
            continue
        room -= cost
        passages.append(Passage(f"P{len(passages) + 1}", hit.document, hit.start, hit.end, hit.text, _place(hit)))
    return Given(tuple(passages), planted)


def _speaks(hit: Hit) -> bool:
    return speaks_to_a_model(f"{hit.title}\n{hit.heading}\n{hit.text}")


def _place(hit: Hit) -> str:
    """Title and the last two headings."""
    return ", ".join(dict.fromkeys((hit.title, *hit.headings[-2:])))
