"""Small pieces of WordprocessingML that python-docx has no call for."""

from xml.sax.saxutils import escape

from docx.document import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml import etree

from assistant.export.layout import Line, Piece

FONT = "Times New Roman"
CHANGE, OWNER = "trobut-change", "trobut-of"
"""Attributes that runs bear until `docx_tracks` makes tracked changes and bookmarks of them."""

_QUOTES = {'"': "&quot;"}
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w10="urn:schemas-microsoft-com:office:word"'
)


def xml(text: str) -> etree._Element:
    """Parse a piece of markup that uses the prefixes w, r, v, o and w10."""
    head, _, rest = text.partition(">")
    slash = "/" if head.endswith("/") else ""
    element: etree._Element = parse_xml(f"{head.removesuffix('/')} {NAMESPACES}{slash}>{rest}")
    return element


def run_markup(piece: Piece, *, size: float | None = None) -> str:
    """A piece as the markup of a run, for the places where python-docx is too slow or has nothing."""
    looks = ("<w:b/>" if piece.bold else "") + ("<w:i/>" if piece.italic else "")
    looks += f'<w:sz w:val="{round(size * 2)}"/>' if size else ""
    looks += '<w:highlight w:val="yellow"/>' if piece.slot else ""
    marks = (f' {CHANGE}="{piece.change}"' if piece.change else "") + (f' {OWNER}="{escape(piece.of, _QUOTES)}"' if piece.of else "")
    return f'<w:r{marks}><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{escape(piece.text)}</w:t></w:r>'


def attach(parent: etree._Element, tag: str, **values: str) -> etree._Element:
    """Append an element such as w:top with its w: attributes."""
    element: etree._Element = OxmlElement(tag)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    parent.append(element)
    return element


def add_runs(paragraph: Paragraph, line: Line, *, size: float | None = None, bold: bool = False, italic: bool = False) -> None:
    """The pieces of `line` as runs; open slots get a yellow ground. Line breaks inside a piece stay line breaks."""
    for piece in line:
        run = paragraph.add_run(piece.text)
        run.bold = (bold or piece.bold) or None
        run.italic = (italic or piece.italic) or None
        run.font.size = Pt(size) if size else None
        if piece.change:
            run._r.set(CHANGE, piece.change)
        if piece.of:
            run._r.set(OWNER, piece.of)
        if piece.slot:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def rule(paragraph: Paragraph, *, length: float, within: float) -> None:
    """A thin centred line of `length` mm in a space `within` mm wide: a border, so that every editor keeps it."""
    side = Mm((within - length) / 2)
    paragraph.paragraph_format.left_indent = side
    paragraph.paragraph_format.right_indent = side
    paragraph.paragraph_format.first_line_indent = Mm(0)
    paragraph.paragraph_format.space_before = Pt(3)
    paragraph.paragraph_format.line_spacing = Pt(4)
    borders = xml('<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>')
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr"
    )


def empty_cell(cell: _Cell) -> _Cell:
    """Drop the paragraph that a new cell comes with; the caller adds its own."""
    for paragraph in list(cell.paragraphs):
        cell._tc.remove(paragraph._p)
    return cell


def set_widths(table: Table, widths: tuple[float, ...]) -> None:
    """Millimetres a column, in both places: Word takes the cell's width, LibreOffice the grid's."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def no_cell_margins(table: Table) -> None:
    margins = xml('<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>')
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook", "w:tblCaption", "w:tblDescription")


def keep_row_whole(table: Table) -> None:
    for row in table.rows:
        attach(row._tr.get_or_add_trPr(), "w:cantSplit")


def styled(document: Document, name: str) -> Paragraph:
    """A new paragraph at the end of the document."""
    return document.add_paragraph(style=name)
