"""Paragraph properties → what reading needs of them: style, list, heading level, frame, and whether the paragraph runs into the next."""

from dataclasses import dataclass

from lxml import etree

from corpus.reading.docx_names import WORD, is_on, own_value, value, whole

_GONE = (f"{WORD}del", f"{WORD}moveFrom")


@dataclass(frozen=True, slots=True)
class Properties:
    """`number` and `depth` are list id and level, `outline` the heading level from 0; each None where not given here.

    `mark_gone`: the paragraph mark was deleted or moved away; `mark_hidden`: it is hidden text. Either way the next paragraph goes on in the same line.
    """

    style: str | None = None
    number: str | None = None
    depth: int | None = None
    outline: int | None = None
    framed: bool = False
    drop_cap: bool = False
    mark_gone: bool = False
    mark_hidden: bool = False

    @property
    def runs_on(self) -> bool:
        """Whether the next paragraph goes on in the same line."""
        return self.mark_gone or self.mark_hidden or self.drop_cap


_NONE = Properties()


def properties_of(paragraph: etree._Element) -> Properties:
    """Of a w:p element."""
    found = paragraph.find(f"{WORD}pPr")
    if found is None or not len(found):
        return _NONE
    style = number = depth = outline = None
    framed = drop_cap = mark_gone = mark_hidden = False
    for item in found:
        tag = item.tag
        if tag == f"{WORD}pStyle":
            style = own_value(item)
        elif tag == f"{WORD}numPr":
            number, depth = value(item, "numId"), whole(value(item, "ilvl"))
        elif tag == f"{WORD}outlineLvl":
            outline = whole(own_value(item))
        elif tag == f"{WORD}framePr":
            drop_cap = item.get(f"{WORD}dropCap") in {"drop", "margin"}
            framed = not drop_cap
        elif tag == f"{WORD}rPr":
            mark_gone = any(item.find(gone) is not None for gone in _GONE)
            hidden = item.find(f"{WORD}vanish")
            mark_hidden = hidden is not None and is_on(hidden)
    return Properties(style, number, depth, outline, framed, drop_cap, mark_gone, mark_hidden)
