"""Paragraphs and tables of a part of a .docx → blocks in reading order, as the accepted text reads.

What wraps paragraphs (content controls, insertions, moves) is looked through. A paragraph whose mark was deleted goes on in the next one and takes its
number; text boxes stand behind the paragraph they hang on, footnotes between the two.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from corpus.marks import MarkKind
from corpus.reading.docx_columns import Columns
from corpus.reading.docx_fonts import Evidence, in_unicode
from corpus.reading.docx_graphics import word_art
from corpus.reading.docx_inline import Inline, Line
from corpus.reading.docx_names import ALTERNATIVES, MATH, WORD, chosen, value, whole, words
from corpus.reading.docx_numbering import Numberer
from corpus.reading.docx_properties import Properties, properties_of
from corpus.reading.docx_styles import Styles, outline_level
from corpus.reading.docx_tally import Met, Tally
from corpus.reading.paragraphs import Block, Piece, paragraphs_of
from corpus.reading.tables import Cell, Table, table_blocks

_PARAGRAPHS = {f"{WORD}p", f"{MATH}oMathPara"}
_TABLE, _ROW, _CELL = f"{WORD}tbl", f"{WORD}tr", f"{WORD}tc"
_UNREAD = words(
    "sectPr del moveFrom sdtPr sdtEndPr customXmlPr tblPr tblGrid tblPrEx trPr tcPr bookmarkStart bookmarkEnd proofErr permStart "
    "permEnd commentRangeStart commentRangeEnd moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd "
)
_CHUNKS = {f"{WORD}altChunk", f"{WORD}subDoc"}


@dataclass(slots=True)
class _Carried:
    """What paragraphs that run into the next have left, and the properties of the last; `number` and `level` where the first of them decides."""

    properties: Properties
    line: Line = field(default_factory=Line)
    number: str = ""
    level: str | None = None


@dataclass(slots=True)
class Body:
    """Reads the containers of one part."""

    styles: Styles
    numberer: Numberer
    inline: Inline
    tally: Tally
    evidence: Evidence
    known: Evidence

    def blocks(self, container: etree._Element) -> list[Block]:
        """All that stands in a body, cell, box or note."""
        found: list[Block] = []
        columns = Columns()
        carried: _Carried | None = None
        for element in self._elements(container, (*_PARAGRAPHS, _TABLE)):
            is_table = element.tag == _TABLE
            carried = carried if is_table else self._take(element, carried)
            if carried is not None and (is_table or not carried.properties.runs_on):
                found += self._settled(carried, columns)
                carried = None
            if is_table:
                found += [*columns.finish(), *table_blocks(self._table(element))]
        return [*found, *(self._settled(carried, columns) if carried is not None else ()), *columns.finish()]

    def apart(self, container: etree._Element) -> list[Block]:
        """The blocks of a box or note met inside a paragraph: the style of that paragraph does not reach into it."""
        style = self.inline.style
        blocks = self.blocks(container)
        self.inline.style = style
        return blocks

    def _take(self, paragraph: etree._Element, carried: _Carried | None) -> _Carried:
        """The paragraph added to what runs into it; one whose mark is hidden gives its level and number to the whole line."""
        properties = properties_of(paragraph)
        carried = carried or _Carried(properties)
        carried.properties = properties
        first = properties.mark_hidden and not properties.mark_gone and not carried.line.letters
        self.inline.style = properties.style
        self.inline.read(paragraph, carried.line)
        if first and not carried.line.is_blank:
            carried.level, carried.number = self._level(properties), self._number(properties)
        return carried

    def _settled(self, carried: _Carried, columns: Columns) -> list[Block]:
        """The blocks of a complete paragraph."""
        properties, line = carried.properties, carried.line
        number = carried.number or self._number(properties)
        pieces = in_unicode(line.letters, self.evidence, self.known, self.tally)
        if number and not line.is_blank:
            self.tally.met[Met.NUMBER] += 1
            pieces = [Piece(number, None), *pieces]
        blocks = columns.take(pieces, heading=carried.level or self._level(properties))
        if properties.framed:
            self.tally.met[Met.BOX] += bool(blocks)
            blocks = [block.marked(MarkKind.BOX) for block in blocks]
        return [*_with_notes(blocks, line.notes), *(block for box in line.boxes for block in self._box(box))]

    def _level(self, properties: Properties) -> str | None:
        if properties.outline is not None:
            return outline_level(properties.outline)
        return self.styles.paragraph(properties.style).level

    def _number(self, properties: Properties) -> str:
        style = self.styles.paragraph(properties.style)
        number = properties.number if properties.number is not None else style.number
        if number is None:
            return ""
        depth = properties.depth if properties.depth is not None else style.depth if properties.number is None else None
        return self.numberer.number_of(number, depth, style.listed if properties.number is None else properties.style)

    def _box(self, box: etree._Element) -> Iterator[Block]:
        words = word_art(box)
        inside = self.apart(box) if words is None else paragraphs_of([Piece(words)])
        self.tally.met[Met.BOX] += bool(inside)
        yield from (block.marked(MarkKind.BOX) for block in inside)

    def _elements(self, container: etree._Element, wanted: tuple[str, ...]) -> Iterator[etree._Element]:
        """Children of these kinds, whatever wraps them."""
        for child in chosen(container) if container.tag == ALTERNATIVES else container:
            if child.tag in wanted:
                yield child
            elif child.tag in _CHUNKS:
                self.tally.met[Met.CHUNK] += 1
            elif child.tag not in _UNREAD:
                yield from self._elements(child, wanted)

    def _table(self, element: etree._Element) -> Table:
        table = Table()
        for row in self._elements(element, (_ROW,)):
            properties = row.find(f"{WORD}trPr")
            if properties is not None and (properties.find(f"{WORD}del") is not None or properties.find(f"{WORD}moveFrom") is not None):
                continue
            table.start_row()
            for _ in range(min(whole(value(properties, "gridBefore")) or 0, 64)):
                table.add(Cell(()))
            for cell in self._elements(row, (_CELL,)):
                self._add_cell(table, cell)
        return table

    def _add_cell(self, table: Table, cell: etree._Element) -> None:
        properties = cell.find(f"{WORD}tcPr")
        if properties is not None and properties.find(f"{WORD}cellDel") is not None:
            return
        paragraphs = tuple(self.blocks(cell))
        table.add(Cell(paragraphs, whole(value(properties, "gridSpan")) or 1))


def _with_notes(blocks: list[Block], notes: list[Block]) -> list[Block]:
    """Notes follow the last block of the paragraph."""
    if not notes or not blocks:
        return [*blocks, *notes]
    last = blocks[-1]
    return [*blocks[:-1], Block(last.text, last.marks, (*last.notes, *notes))]
