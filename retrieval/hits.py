"""What a search gives back, and what the indexes are given."""

from dataclasses import dataclass

from corpus.document import Kind

Scores = dict[int, float]  # passage number → score, higher is better


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found. `start`, `end` are offsets into the document's text, `text` is what stands there; `rank` counts from 1.

    `in_force`: whether its legal document is in force on the day that was asked for; None where none was, or where it is not known.
    """

    passage: int
    document: str
    title: str
    kind: Kind
    headings: tuple[str, ...]
    score: float
    rank: int
    start: int
    end: int
    text: str
    in_force: bool | None = None

    @property
    def heading(self) -> str:
        """The heading path as one line."""
        return " › ".join(self.headings)


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """A passage on its way into the indexes, with the facts of its document that can be searched. `years`: those of its period, else of its date."""

    id: int
    document: str
    kind: Kind
    headings: tuple[str, ...]
    text: str
    number: str | None = None
    agency: str | None = None
    period: str | None = None
    years: tuple[int, ...] = ()

    @property
    def whole(self) -> str:
        """Heading path and text, the heading not twice."""
        above = self.headings[:-1] if self.headings and self.text.startswith(self.headings[-1][:40]) else self.headings
        return "\n".join((*above, self.text))
