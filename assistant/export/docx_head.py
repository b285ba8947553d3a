"""Head of a document: agency and quốc hiệu in two columns with their rules, number and date, kind and title, addressees, opening."""

from dataclasses import replace

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Cm, Mm, Pt
from docx.table import _Cell

from assistant.export.docx_styles import BODY, CENTRED, TEXT_WIDTH
from assistant.export.docx_xml import add_runs, empty_cell, no_cell_margins, rule, set_widths, styled
from assistant.export.layout import Line, OutputDocument, Piece

_LEFT, _RIGHT = 66.0, 99.0
_MOTTO_RULE = 62.0
_NATION, _MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"


def write_head(document: Document, output: OutputDocument) -> None:
    """Everything above the first section."""
    if output.formal:
        _write_columns(document, output)
    _write_title(document, output)
    _write_addressees(document, output)
    for paragraph in output.opening:
        add_runs(styled(document, BODY), paragraph.line, italic=paragraph.basis)


def _write_columns(document: Document, output: OutputDocument) -> None:
    table = document.add_table(rows=2, cols=2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    set_widths(table, (_LEFT, _RIGHT))
    no_cell_margins(table)
    agency, nation = empty_cell(table.cell(0, 0)), empty_cell(table.cell(0, 1))
    if output.parent_agency:
        _centred(agency, output.line("agency-0", output.parent_agency), size=13, capitals=True)
    _centred(agency, output.line("agency-1" if output.parent_agency else "agency-0", output.agency), size=13, bold=True, capitals=True)
    rule(agency.add_paragraph(style=CENTRED), length=_agency_rule(output.agency), within=_LEFT)
    _centred(nation, (Piece(_NATION),), size=13, bold=True)
    _centred(nation, (Piece(_MOTTO),), size=14, bold=True)
    rule(nation.add_paragraph(style=CENTRED), length=_MOTTO_RULE, within=_RIGHT)
    number, day = empty_cell(table.cell(1, 0)), empty_cell(table.cell(1, 1))
    _centred(number, output.line("number", output.number), size=13, before=6)
    if output.is_letter and output.subject:
        _centred(number, tuple(replace(piece, bold=False, italic=False) for piece in output.subject), size=13, before=6)
    _centred(day, output.line("day", output.day), size=14, italic=True, before=6)


def _centred(cell: _Cell, line: Line, *, size: float, bold: bool = False, italic: bool = False, before: float = 0, capitals: bool = False) -> None:
    paragraph = cell.add_paragraph(style=CENTRED)
    paragraph.paragraph_format.space_before = Pt(before)
    line = tuple(replace(piece, text=piece.text.upper()) for piece in line) if capitals else line
    add_runs(paragraph, line, size=size, bold=bold, italic=italic)


def _agency_rule(agency: str) -> float:
    """Between a third and a half of the name's line: bold capitals of 13 pt are about 3.1 mm wide."""
    return max(14.0, min(0.42 * 3.1 * len(agency), 0.42 * _LEFT))


def _write_title(document: Document, output: OutputDocument) -> None:
    if output.kind:
        kind = styled(document, CENTRED)
        kind.paragraph_format.space_before = Pt(16)
        add_runs(kind, tuple(replace(piece, text=piece.text.upper()) for piece in output.line("kind", output.kind)), bold=True)
    if output.is_letter:
        return
    title = styled(document, CENTRED)
    title.paragraph_format.left_indent = title.paragraph_format.right_indent = Mm(6)
    add_runs(title, output.title, bold=True)
    if output.formal:
        rule(styled(document, CENTRED), length=58, within=TEXT_WIDTH)


def _write_addressees(document: Document, output: OutputDocument) -> None:
    """One addressee on the line of «Kính gửi:»; several below it, one a line."""
    for index, line in enumerate(output.addressees):
        paragraph = styled(document, CENTRED if len(output.addressees) == 1 else "Normal")
        paragraph.paragraph_format.space_before = Pt((18 if output.is_letter else 8) if index == 0 else 0)
        paragraph.paragraph_format.space_after = Pt(8 if index == len(output.addressees) - 1 else 0)
        if len(output.addressees) > 1:
            paragraph.paragraph_format.left_indent = Cm(3 if index == 0 else 4)
        add_runs(paragraph, line)
