"""What a rule sees: the document, its citations with verdicts, the registry, the day and the home office. Frozen, no clock."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.citations.model import Citation
from corpus.document import Document, Section
from corpus.registry.entry import Verdict
from corpus.registry.snapshot import Registry

Stage = Literal["draft", "issue"]
DaySource = Literal["given", "document", "period", "today"]


@dataclass(frozen=True, slots=True)
class Context:
    """`on`: the day as of which is judged; `on_source`: where that day comes from. `verdicts` go with `citations` one by one."""

    document: Document
    citations: tuple[Citation, ...]
    verdicts: tuple[Verdict, ...]
    registry: Registry
    on: date
    on_source: DaySource
    home: str | None
    stage: Stage

    @property
    def text(self) -> str:
        return self.document.text

    def judged(self) -> tuple[tuple[int, Citation, Verdict], ...]:
        """Index, citation and verdict of every citation but those of the document itself."""
        return tuple((i, c, v) for i, (c, v) in enumerate(zip(self.citations, self.verdicts, strict=True)) if not c.own)

    def line(self, offset: int) -> int:
        """Number of the line, from 1."""
        return self.text.count("\n", 0, offset) + 1

    def path(self, offset: int) -> tuple[Section, ...]:
        """The sections around an offset, outermost first; empty in the preamble."""
        return tuple(section for section in self.document.walk() if section.start <= offset < section.body_end)
