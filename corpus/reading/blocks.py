"""A tree of HTML elements → paragraphs in reading order, with marks for bold lines, headings and tables.

Walks by events, not by recursion: a page nested ten thousand deep costs no stack.
"""

import re

from lxml import etree

from corpus.marks import Mark
from corpus.reading.numerals import numeral, superscript
from corpus.reading.paragraphs import LINE_BREAK, Block, Piece, joined, paragraphs_of
from corpus.reading.tables import Cell, Table, table_blocks

_SKIPPED = {"script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "select", "textarea", "button", "canvas", "audio", "video"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_LISTS = {"ol", "ul", "li", "dl", "dt", "dd"}
_FRAMES = {"html", "body", "main", "article", "section", "header", "footer", "hgroup", "nav", "aside", "div", "center", "form", "fieldset", "legend"}
_BLOCKS = _HEADINGS | _LISTS | _FRAMES | {"p", "pre", "blockquote", "address", "details", "summary", "figure", "figcaption", "caption", "hr"}
_BREAKING = _BLOCKS | {"table", "tr", "td", "th"}
_LIST_STYLES = {"I": "upperRoman", "i": "lowerRoman", "A": "upperLetter", "a": "lowerLetter"}
_WEIGHT = re.compile(r"font(?:-weight)?\s*:[^;]{0,80}?\b(bold|bolder|[1-9]00|normal|lighter)\b", re.IGNORECASE)
_HEAVY = {"bold", "bolder", "600", "700", "800", "900"}


def reading_of(root: etree._Element) -> tuple[str, tuple[Mark, ...]]:
    """The text below `root`, paragraphs parted by a blank line, and what was seen besides the letters."""
    return joined(blocks_of(root))


def blocks_of(root: etree._Element) -> list[Block]:
    """Paragraphs, list items and table lines below `root`, empty ones left out."""
    walk = _Walk()
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        walk.take(event, element)
    return walk.finish()


class _Walk:
    """Collects text into the innermost open container: the page, or a cell of a table."""

    def __init__(self) -> None:
        self._containers: list[list[Block]] = [[]]
        self._tables: list[Table] = []
        self._buffer: list[Piece] = []
        self._skipping: etree._Element | None = None
        self._preformatted = 0
        self._counters: list[int | None] = []
        self._superscripts = 0
        self._weights = [False]
        self._levels: list[str] = []

    def take(self, event: str, element: etree._Element) -> None:
        if self._skipping is None and event == "start":
            self._start(element)
        elif event != "start" and self._skipping is None and event == "end":
            self._end(element)
        if event != "start":
            self._skipping = None if self._skipping is element else self._skipping
            self._add(element.tail if self._skipping is None else None)

    def finish(self) -> list[Block]:
        self._flush()
        return self._containers[0]

    def _start(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _SKIPPED or "hidden" in element.attrib:
            self._skipping = element
            return
        if tag in _BREAKING:
            self._flush()
            self._open(tag, element)
        self._weights.append(_is_bold(tag, element.get("style"), self._weights[-1]))
        self._superscripts += tag == "sup"
        if tag == "br":
            self._buffer.append(Piece(LINE_BREAK, None))
        self._add(element.text)

    def _open(self, tag: str, element: etree._Element) -> None:
        if tag == "pre":
            self._preformatted += 1
        elif tag in _HEADINGS:
            self._levels.append(tag[1])
        elif tag in {"ol", "ul"}:
            self._counters.append(_whole(element.get("start"), 1) if tag == "ol" else None)
        elif tag == "li":
            self._buffer.append(Piece(self._item_mark(element), None))
        elif tag == "table":
            self._tables.append(Table())
        elif tag == "tr" and self._tables:
            self._tables[-1].start_row()
        elif tag in {"td", "th"} and self._tables:
            self._containers.append([])

    def _item_mark(self, element: etree._Element) -> str:
        counter = self._counters[-1] if self._counters else None
        if counter is None:
            return "" if (element.text or "").lstrip().startswith(("-", "+", "•", "*")) else "- "
        number = _whole(element.get("value"), counter)
        self._counters[-1] = number + 1
        parent = element.getparent()
        style = parent.get("type", "1") if parent is not None else "1"
        shown = numeral(number, _LIST_STYLES.get(style, "decimal"))
        return f"{shown}) " if style == "a" else f"{shown}. "

    def _end(self, element: etree._Element) -> None:
        tag = element.tag
        self._superscripts -= tag == "sup"
        self._weights.pop()
        if tag not in _BREAKING:
            return
        self._flush()
        if tag == "pre":
            self._preformatted -= 1
        elif tag in _HEADINGS:
            self._levels.pop()
        elif tag in {"ol", "ul"} and self._counters:
            self._counters.pop()
        elif tag in {"td", "th"} and self._tables and len(self._containers) > 1:
            self._tables[-1].add(Cell(tuple(self._containers.pop()), _whole(element.get("colspan"), 1), _whole(element.get("rowspan"), 1)))
        elif tag == "table" and self._tables:
            self._containers[-1].extend(table_blocks(self._tables.pop()))

    def _add(self, text: str | None) -> None:
        if text:
            text = text.replace("\n", LINE_BREAK) if self._preformatted else text
            self._buffer.append(Piece(superscript(text), None) if self._superscripts else Piece(text, self._weights[-1]))

    def _flush(self) -> None:
        if self._buffer:
            self._containers[-1].extend(paragraphs_of(self._buffer, heading=self._levels[-1] if self._levels else None))
            self._buffer.clear()


def _is_bold(tag: str, style: str | None, inherited: bool) -> bool:
    weight = _WEIGHT.search(style) if style else None
    if weight:
        return weight[1].lower() in _HEAVY
    return inherited or tag in {"b", "strong", "th"} or tag in _HEADINGS


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else default
