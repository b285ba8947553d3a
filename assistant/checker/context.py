"""What a rule sees: the document, its citations with verdicts, the registry, the day and the home office. Frozen, no clock."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from corpus.citations.model import Citation
from corpus.document import Document, Section
from corpus.registry.entry import Verdict
from corpus.registry.snapshot import Registry

if TYPE_CHECKING:
    from assistant.checker.suppression import Suppression

Stage = Literal["draft", "issue"]
DaySource = Literal["given", "document", "period", "today"]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Context:
    """`on`: the day as of which is judged; `on_source`: where that day comes from. `verdicts` go with `citations` one by one.

    `suppressions` and `unused` (those that met nothing) are known only to the rules that judge them, after all others.
    """

    document: Document
    citations: tuple[Citation, ...]
    verdicts: tuple[Verdict, ...]
    registry: Registry
    on: date
    on_source: DaySource
    home: str | None
    stage: Stage
    suppressions: tuple["Suppression", ...] = ()
    unused: tuple["Suppression", ...] = ()
    _made: dict[Callable[..., object], Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def text(self) -> str:
        return self.document.text

    def once(self, make: Callable[["Context"], _T]) -> _T:
        """What `make` makes of document, citations and verdicts: made for the first rule that asks, kept for the others of this check."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("_T", self._made[make])

    def judged(self) -> tuple[tuple[int, Citation, Verdict], ...]:
        """Index, citation and verdict of every citation but those of the document itself."""
        return self.once(_judged)

    def line(self, offset: int) -> int:
        """Number of the line, from 1."""
        return bisect_right(self.once(_line_starts), offset)

    def path(self, offset: int) -> tuple[Section, ...]:
        """The sections around an offset, outermost first; empty in the preamble."""
        starts, paths = self.once(_paths)
        at = bisect_right(starts, offset)
        return tuple(section for section in paths[at - 1] if offset < section.body_end) if at else ()


def _judged(context: Context) -> tuple[tuple[int, Citation, Verdict], ...]:
    return tuple((i, c, v) for i, (c, v) in enumerate(zip(context.citations, context.verdicts, strict=True)) if not c.own)


def _line_starts(context: Context) -> list[int]:
    return list(accumulate((len(line) + 1 for line in context.text.split("\n")), initial=0))[:-1]


def _paths(context: Context) -> tuple[list[int], list[tuple[Section, ...]]]:
    """Where each section begins, in the order of the text, with those around it and itself."""
    paths = list(_down(context.document.sections, ()))
    return [path[-1].start for path in paths], paths


def _down(sections: Iterable[Section], above: tuple[Section, ...]) -> Iterator[tuple[Section, ...]]:
    for section in sections:
        path = (*above, section)
        yield path
        yield from _down(section.children, path)
