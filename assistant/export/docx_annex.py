"""Annex «BẢNG ĐỐI CHIẾU NGUỒN»: each sentence beside the words it was made from and the edits between them."""

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import _Cell

from assistant.export.docx_styles import BODY, CELL, CENTRED, LANDSCAPE_WIDTH, set_page
from assistant.export.docx_xml import add_runs, attach, empty_cell, set_widths, styled
from assistant.export.layout import OutputDocument, Piece, SourceRow
from assistant.export.pieces import pieces_of

_WIDTHS = (18.0, 92.0, 92.0, LANDSCAPE_WIDTH - 202)
_SIZE = 11.0
_SAME = "Giữ nguyên văn"


def write_annex(document: Document, output: OutputDocument) -> None:
    """A new landscape section with its own page numbers, as annexes have."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    set_page(section, landscape=True)
    section.different_first_page_header_footer = True
    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:start"), "1")
    section._sectPr.find(qn("w:pgMar")).addnext(numbering)
    _write_title(document, output)
    _write_table(document, output.sources)


def _write_title(document: Document, output: OutputDocument) -> None:
    add_runs(styled(document, CENTRED), (Piece("PHỤ LỤC", bold=True),))
    add_runs(styled(document, CENTRED), (Piece("BẢNG ĐỐI CHIẾU NGUỒN", bold=True),))
    issuer = f" của {output.agency}" if output.agency else ""
    kind = output.kind.capitalize() or "văn bản"
    number = output.number.replace("Số:", "số").strip() or "số"
    add_runs(styled(document, CENTRED), (Piece(f"(Kèm theo {kind} {number} ngày …/…/…{issuer})", italic=True),))
    documents = _documents(output.sources)
    note = "Mỗi câu của văn bản đứng cạnh đúng đoạn nguồn mà nó được lập ra và các sửa đổi ở giữa."
    if len(documents) == 1:
        note += f" Nguồn của mọi câu có trích dẫn: «{documents[0]}»."
    add_runs(styled(document, BODY), (Piece(note),), size=12)


def _documents(rows: tuple[SourceRow, ...]) -> list[str]:
    return list(dict.fromkeys(row.document for row in rows if row.document))


def _write_table(document: Document, rows: tuple[SourceRow, ...]) -> None:
    table = document.add_table(rows=1, cols=4, style="Table Grid")
    attach(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
    for cell, text in zip(table.rows[0].cells, ("Mục", "Câu trong văn bản", "Nguồn (trích nguyên văn)", "Sửa đổi"), strict=True):
        paragraph = empty_cell(cell).add_paragraph(style=CENTRED)
        add_runs(paragraph, (Piece(text, bold=True),), size=_SIZE)
    named = len(_documents(rows)) > 1
    for row in rows:
        cells = table.add_row().cells
        for cell, lines in zip(cells, _cells(row, named=named), strict=True):
            _fill(cell, lines)
    set_widths(table, _WIDTHS)


def _cells(row: SourceRow, *, named: bool) -> tuple[tuple[str, ...], ...]:
    if row.quote is None:
        return (row.section,), (row.sentence,), ("Không có nguồn",), (row.author or "",)
    quote = "(như câu bên)" if not row.edits and row.quote == row.sentence else f"“{row.quote}”"
    source = (f"{row.document}:", quote) if named and row.document else (quote,)
    return (row.section,), (row.sentence,), source, row.edits or (_SAME,)


def _fill(cell: _Cell, lines: tuple[str, ...]) -> None:
    empty_cell(cell)
    for line in lines:
        paragraph = cell.add_paragraph(style=CELL)
        paragraph.paragraph_format.space_before = Pt(0)
        add_runs(paragraph, pieces_of(line), size=_SIZE)
