"""Faults of numbering among headings of one parent: kept as written, named by a code."""

from dataclasses import dataclass, field

from corpus.structuring.numbering import place_of

DUPLICATE, GAP, OUT_OF_ORDER, RESTART = "duplicate-number", "number-gap", "number-out-of-order", "number-restart"
WRONG_PARENT, STYLE_CHANGE = "wrong-parent", "style-change"
_UNJUDGED = ("article", "part")  # articles run on through chapters; chapters restart in each part


@dataclass
class _Row:
    """The headings of one parent so far: number of the parent, numbers seen, style and place of the last."""

    parent: str = ""
    seen: set[str] = field(default_factory=set)
    style: str = ""
    place: int | None = None
    number: str = ""


@dataclass
class Faults:
    """Told every numbered heading in order, says what is wrong with its number. `rows`: the open row of each level."""

    rows: list[_Row] = field(default_factory=list)
    latest: dict[str, int] = field(default_factory=dict)

    def of(self, style: str, number: str, level: int) -> tuple[str, ...]:
        """Codes for the heading `number` at `level`."""
        del self.rows[level:]
        while len(self.rows) < level:
            self.rows.append(_Row(self.rows[-1].number if self.rows else ""))
        row, place = self.rows[-1], place_of(style, number)
        found = self._found(row, style, number, place)
        row.seen.add(number.lower())
        row.style, row.place, row.number = style, place, number
        if place is not None:
            self.latest[style] = place
        return found

    def _found(self, row: _Row, style: str, number: str, place: int | None) -> tuple[str, ...]:
        if number.lower() in row.seen:
            return (DUPLICATE,) if place != 1 or row.place == 1 else (RESTART,)
        if style in _UNJUDGED:
            return ()
        codes = [WRONG_PARENT] if _is_stranger(row.parent, number) else []
        if row.style and row.style != style:
            return (*codes, STYLE_CHANGE)
        if place is not None:
            codes += self._order(row, style, number, place)
        return tuple(codes)

    def _order(self, row: _Row, style: str, number: str, place: int) -> list[str]:
        if row.place is None:
            return [] if row.style or place == 1 or self.latest.get(style) == place - 1 or "." in number else [GAP]
        if place < row.place:
            return [RESTART if place == 1 else OUT_OF_ORDER]
        skipped_letter = style == "point" and (row.number, number) == ("d", "e")
        return [GAP] if place > row.place + 1 and not skipped_letter else []


def _is_stranger(parent: str, number: str) -> bool:
    """«2.1» under «3»."""
    prefix, dot, _ = number.rpartition(".")
    return bool(dot) and parent.replace(".", "").isdigit() and prefix != parent
