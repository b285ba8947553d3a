"""Stretches of running text, each of one sentence and one tracked change → the pieces of a line.

A line is composed of its whole text (emphasis and slots may begin in one stretch and end in another) and then cut where the stretches meet.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.export.layout import Change, Line, Piece
from assistant.export.pieces import placed_pieces, writable


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of sentence `of` (none: of no sentence), put in or taken out by a tracked change, or neither."""

    text: str
    of: str = ""
    change: Change = ""


Told = list[Stretch]


def line_of(told: Sequence[Stretch], *, bold: bool = False, italic: bool = False) -> Line:
    """The pieces of one line, white space at its ends left out."""
    told = trimmed([replace(stretch, text=writable(stretch.text)) for stretch in told])
    bounds, at = [], 0
    for stretch in told:
        bounds.append((at, at + len(stretch.text), stretch))
        at += len(stretch.text)
    line: list[Piece] = []
    for start, piece in placed_pieces("".join(stretch.text for stretch in told), bold=bold, italic=italic):
        for first, last, stretch in bounds:
            text = piece.text[max(first - start, 0) : max(last - start, 0)]
            if text:
                _add(line, replace(piece, text=text, change=stretch.change, of=stretch.of))
    return tuple(line)


def _add(line: list[Piece], piece: Piece) -> None:
    """Neighbours of one look, sentence and change are one piece."""
    if line and replace(line[-1], text="") == replace(piece, text="") and line[-1].of == piece.of and not piece.slot:
        line[-1] = replace(line[-1], text=line[-1].text + piece.text)
    else:
        line.append(piece)


def lines_in(told: Iterable[Stretch]) -> list[Told]:
    """The stretches cut at their line breaks, lines of nothing but white space left out."""
    lines: list[Told] = [[]]
    for stretch in told:
        for number, text in enumerate(stretch.text.split("\n")):
            if number:
                lines.append([])
            if text:
                lines[-1].append(replace(stretch, text=text))
    return [line for line in lines if words_of(line).strip()]


def trimmed(told: Sequence[Stretch]) -> Told:
    """Without the white space at both ends."""
    kept = list(told)
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return kept


def without_first(told: Sequence[Stretch], count: int) -> Told:
    """The stretches without their first `count` letters."""
    kept: Told = []
    for stretch in told:
        cut = min(count, len(stretch.text))
        count -= cut
        if stretch.text[cut:]:
            kept.append(replace(stretch, text=stretch.text[cut:]))
    return kept


def words_of(told: Iterable[Stretch]) -> str:
    return "".join(stretch.text for stretch in told)


def standing(told: Iterable[Stretch]) -> str:
    """The text as it reads with every change accepted."""
    return "".join(stretch.text for stretch in told if stretch.change != "del")
