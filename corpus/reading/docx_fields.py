"""Fields of Word: the shown result is text, the instruction is not; fields stand in fields."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from corpus.reading.docx_names import WORD, is_on, value, whole

_TYPE = f"{WORD}fldCharType"
_GONE = (f"{WORD}del", f"{WORD}moveFrom")
_SHOWS = re.compile(
    r"\s*(?:=|(?:EQ|SYMBOL|AUTONUM|AUTONUMLGL|AUTONUMOUT|LISTNUM|MACROBUTTON|DOCPROPERTY|REF|DATE|TIME|MERGEFIELD|INCLUDETEXT)\b)", re.IGNORECASE
)


@dataclass(slots=True)
class _Open:
    """A field between its beginning and its end."""

    in_instruction: bool = True
    instruction: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Fields:
    """The fields open at a place of the text; `unpaired` are marks whose other half is missing, which count for nothing."""

    unpaired: set[etree._Element]
    without_result: int = 0
    _open: list[_Open] = field(default_factory=list)

    @property
    def hides(self) -> bool:
        """Whether the place lies in an instruction."""
        return any(each.in_instruction for each in self._open)

    def instruct(self, text: str) -> None:
        """Take a piece of instruction text."""
        if self._open:
            self._open[-1].instruction.append(text)

    def take(self, mark: etree._Element) -> str:
        """Pass the beginning, middle or end of a field; returns what the field shows without a result (a ticked box, a chosen entry)."""
        kind = mark.get(_TYPE)
        if mark in self.unpaired:
            return ""
        if kind == "begin":
            shown = "" if self.hides else _form(mark)
            self._open.append(_Open())
            return shown
        if kind == "separate" and self._open:
            self._open[-1].in_instruction = False
        elif kind == "end" and self._open:
            closed = self._open.pop()
            self.without_result += closed.in_instruction and bool(_SHOWS.match("".join(closed.instruction)))
        return ""


def fields_of(roots: Iterable[etree._Element]) -> Fields:
    """The state before the first letter of these parts."""
    return Fields({mark for root in roots for mark in _unpaired(root)})


def _unpaired(root: etree._Element) -> list[etree._Element]:
    opened: list[etree._Element] = []
    alone: list[etree._Element] = []
    for mark in root.iter(f"{WORD}fldChar"):
        if next(mark.iterancestors(*_GONE), None) is not None:
            continue
        kind = mark.get(_TYPE)
        if kind == "begin":
            opened.append(mark)
        elif kind == "end" and opened:
            opened.pop()
        elif kind == "end" or (kind == "separate" and not opened):
            alone.append(mark)
    return [*alone, *opened]


def _form(mark: etree._Element) -> str:
    """A tick box or list of a form."""
    form = mark.find(f"{WORD}ffData")
    box = form.find(f"{WORD}checkBox") if form is not None else None
    if box is not None:
        state = box.find(f"{WORD}checked")
        state = state if state is not None else box.find(f"{WORD}default")
        return "☒" if state is not None and is_on(state) else "☐"
    entries = form.find(f"{WORD}ddList") if form is not None else None
    if entries is None:
        return ""
    names = [str(entry.get(f"{WORD}val")) for entry in entries.iter(f"{WORD}listEntry")]
    chosen = whole(value(entries, "result")) or 0
    return names[chosen] if chosen < len(names) else ""
