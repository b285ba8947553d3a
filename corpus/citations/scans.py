"""Citations in text recognised from a picture: nobody has compared them with the paper, and a digit may be misread."""

from collections.abc import Sequence

from corpus.citations.model import Citation
from corpus.marks import Mark, MarkKind

_PICTURED = frozenset((MarkKind.SCANNED, MarkKind.DOUBTFUL))


def is_unverified(citation: Citation, marks: Sequence[Mark]) -> bool:
    """Whether any part of the citation was read in a picture. `marks` are those of its document."""
    return any(mark.kind in _PICTURED and _touches(citation, mark) for mark in marks)


def doubts_in(citation: Citation, marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The doubtful words of the citation, in the order of the text."""
    return tuple(mark for mark in marks if mark.kind is MarkKind.DOUBTFUL and _touches(citation, mark))


def _touches(citation: Citation, mark: Mark) -> bool:
    return mark.start < citation.end and mark.end > citation.start
