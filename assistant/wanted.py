"""A section to be written, as it is looked for in earlier documents."""

import re
from dataclasses import dataclass

from corpus.document import Kind
from corpus.periods import Period

_FIGURES = re.compile(r"\d+(?:[./]\d+)*\.?|\b[IVX]+\.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The section to be written. `headings` is the path to it, outermost first; `instruction` is what the request says about it."""

    headings: tuple[str, ...]
    kind: Kind
    agency: str | None = None
    period: Period | None = None
    instruction: str | None = None

    @property
    def query(self) -> str:
        """Its heading, what is asked for and the heading above, without numbers: those are of a place and of a period."""
        above = self.headings[-2:-1]
        return without_figures(" ".join((*self.headings[-1:], self.instruction or "", *above)))


def without_figures(text: str) -> str:
    """The words of a heading without its number and years."""
    return " ".join(_FIGURES.sub(" ", text).split())
