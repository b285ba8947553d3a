"""Recipients on the left, authority and signer on the right, level with each other and never torn by a page."""

from docx.document import Document
from docx.shared import Pt
from docx.table import _Cell

from assistant.export.docx_styles import CENTRED, TEXT_WIDTH
from assistant.export.docx_xml import add_runs, empty_cell, keep_row_whole, no_cell_margins, set_widths
from assistant.export.layout import OutputDocument, Piece

_LEFT = 80.0
_ROOM_FOR_SIGNATURE = 5


def write_tail(document: Document, output: OutputDocument) -> None:
    """The closing table of a formal document; a news item only names its author."""
    if not output.formal:
        _write_author(document, output)
        return
    if document.paragraphs:
        document.paragraphs[-1].paragraph_format.keep_with_next = True
    gap = document.add_paragraph(style=CENTRED)
    gap.paragraph_format.line_spacing = Pt(8)
    gap.paragraph_format.keep_with_next = True
    table = document.add_table(rows=1, cols=2)
    set_widths(table, (_LEFT, TEXT_WIDTH - _LEFT))
    no_cell_margins(table)
    keep_row_whole(table)
    _write_recipients(empty_cell(table.cell(0, 0)), output)
    _write_signature(empty_cell(table.cell(0, 1)), output)


def _write_recipients(cell: _Cell, output: OutputDocument) -> None:
    add_runs(cell.add_paragraph(style="Normal"), (Piece("Nơi nhận:", bold=True, italic=True),), size=12)
    for index, recipient in enumerate(output.recipients):
        add_runs(cell.add_paragraph(style="Normal"), (Piece("- "), *output.line(f"recipient-{index}", recipient)), size=11)


def _write_signature(cell: _Cell, output: OutputDocument) -> None:
    for index, line in enumerate(output.authority or ("",)):
        add_runs(cell.add_paragraph(style=CENTRED), output.line(f"authority-{index}", line.upper()), size=14, bold=True)
    for _ in range(_ROOM_FOR_SIGNATURE):
        cell.add_paragraph(style=CENTRED)
    add_runs(cell.add_paragraph(style=CENTRED), output.line("signer", output.signer), size=14, bold=True)


def _write_author(document: Document, output: OutputDocument) -> None:
    if output.signer:
        paragraph = document.add_paragraph(style="Normal")
        paragraph.paragraph_format.space_before = Pt(12)
        paragraph.paragraph_format.left_indent = Pt(250)
        add_runs(paragraph, (Piece(output.signer, bold=True),))
