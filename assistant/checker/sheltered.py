"""Places of a text where rules about wording keep silent: citations with their titles, and quotations."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.checker.context import Context
from assistant.checker.marking import Span
from assistant.checker.views import quotations


@dataclass(frozen=True, slots=True)
class Sheltered:
    """Ranges in document order, joined where they meet."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def covers(self, offset: int) -> bool:
        """Whether an offset lies inside a range."""
        at = bisect_right(self.starts, offset) - 1
        return at >= 0 and offset < self.ends[at]

    def touches(self, start: int, end: int) -> bool:
        """Whether a range shares a character with `[start:end]`."""
        at = bisect_right(self.starts, end - 1) - 1
        return at >= 0 and start < self.ends[at]

    def gaps(self, start: int, end: int) -> Iterator[Span]:
        """The parts of `[start:end]` that no range covers."""
        at = max(bisect_right(self.starts, start) - 1, 0)
        for a, b in zip(self.starts[at:], self.ends[at:], strict=True):
            if a >= end:
                break
            if a > start:
                yield start, a
            start = max(start, b)
        if start < end:
            yield start, end


def citations_of(context: Context) -> Sheltered:
    """The citations, each with issuer and title."""
    return context.once(_citations)


def citations_and_quotations(context: Context) -> Sheltered:
    """The citations and everything in quotation marks."""
    return context.once(_citations_and_quotations)


def _citations(context: Context) -> Sheltered:
    return joined(citation.whole_span for citation in context.citations)


def _citations_and_quotations(context: Context) -> Sheltered:
    return joined([*(citation.whole_span for citation in context.citations), *quotations(context.text)])


def joined(spans: Iterable[Span]) -> Sheltered:
    """Ranges in any order → ranges in order, none of which touch."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(spans):
        if ends and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return Sheltered(tuple(starts), tuple(ends))
