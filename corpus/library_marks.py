"""Marks of a reader ↔ the compressed bytes that the library keeps, and what they say of the file as a whole."""

import json
import zlib
from collections.abc import Sequence

from corpus.marks import Mark, MarkKind


def packed(marks: Sequence[Mark]) -> bytes | None:
    """None for no marks: most documents are plain text."""
    rows = [[mark.start, mark.end, mark.kind.value, mark.value] for mark in marks]
    return zlib.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()) if rows else None


def unpacked(stored: bytes | None) -> tuple[Mark, ...]:
    """A mark of a kind that this version does not know is left out: nothing depends on marks being there."""
    rows = json.loads(zlib.decompress(stored)) if stored else []
    known = {kind.value for kind in MarkKind}
    return tuple(Mark(start, end, MarkKind(kind), value) for start, end, kind, value in rows if kind in known)


def pages_in(marks: Sequence[Mark]) -> int | None:
    """How many pages the file has, where the reader saw pages."""
    return sum(mark.kind is MarkKind.PAGE for mark in marks) or None


def confidence_in(marks: Sequence[Mark]) -> float | None:
    """Mean confidence of the words of the scanned parts, 0 to 1, each part by its length; None where nothing was scanned."""
    scanned = [(mark.end - mark.start, float(mark.value)) for mark in marks if mark.kind is MarkKind.SCANNED and mark.value]
    letters = sum(length for length, _ in scanned)
    return sum(length * share for length, share in scanned) / letters if letters else None
