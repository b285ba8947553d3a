"""What a citation is judged against."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.citations.model import Citation
from corpus.registry.entry import Entry
from corpus.registry.numbers import number_key
from corpus.registry.offices import Home
from corpus.registry.snapshot import Registry


@dataclass(frozen=True, slots=True)
class Setting:
    """What a citation is judged against: the registry, the day, the home office, and where the document cites what.

    `outer` is the document in whose title the citation stands.
    """

    registry: Registry
    on: date
    home: Home
    mentions: Mapping[tuple[str, date | None], Sequence[int]]
    outer: Entry | None = None


def mentions_in(citations: Sequence[Citation]) -> Mapping[tuple[str, date | None], Sequence[int]]:
    """Number and date → where they are cited."""
    found: dict[tuple[str, date | None], list[int]] = defaultdict(list)
    for citation in citations:
        if citation.number:
            found[number_key(citation.number), citation.date].append(citation.start)
    return found
