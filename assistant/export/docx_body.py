"""Blocks of the body → paragraphs, headings and tables; footnotes are set at their marks."""

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from assistant.export.docx_notes import Notes, NotesBelow
from assistant.export.docx_styles import BODY, CELL, NOTE, TABLE, TEXT_WIDTH
from assistant.export.docx_xml import add_runs, attach, empty_cell, set_widths, styled
from assistant.export.layout import BodyParagraph, DataTable, Heading, Line, OutputDocument
from assistant.export.pieces import text_of


def write_body(document: Document, output: OutputDocument, notes: Notes | NotesBelow, *, opening: bool = False) -> None:
    """The sections and the closing sentence, after the opening where it is asked for."""
    for block in (*(output.opening if opening else ()), *output.blocks, *output.closing):
        if isinstance(block, Heading):
            _write_heading(document, block, notes)
        elif isinstance(block, DataTable):
            _write_table(document, block)
        elif isinstance(block, BodyParagraph):
            _write_line(styled(document, BODY), block.line, notes, italic=block.basis)
        else:
            add_runs(styled(document, NOTE), block.line)


def _write_heading(document: Document, heading: Heading, notes: Notes | NotesBelow) -> None:
    """A heading in its level's style; the text that runs on in the same paragraph is set as body text."""
    paragraph = styled(document, f"Heading {min(max(heading.level, 1), 4)}")
    add_runs(paragraph, heading.line)
    if heading.continued:
        paragraph.paragraph_format.keep_with_next = False
        run = paragraph.add_run(" ")
        run.bold = run.italic = False
        _write_line(paragraph, heading.continued, notes, upright=True)


def _write_line(paragraph: Paragraph, line: Line, notes: Notes | NotesBelow, *, italic: bool = False, upright: bool = False) -> None:
    for piece in line:
        add_runs(paragraph, (piece,), italic=italic)
        if upright:
            paragraph.runs[-1].bold, paragraph.runs[-1].italic = piece.bold, piece.italic
        if piece.note:
            notes.add(paragraph, piece.note)


def _write_table(document: Document, block: DataTable) -> None:
    """A ruled table as wide as the text; narrow columns for numbers, wide ones for words."""
    if document.paragraphs:
        document.paragraphs[-1].paragraph_format.space_after = Pt(6)
    table = document.add_table(rows=len(block.rows), cols=len(block.rows[0]), style=TABLE)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    set_widths(table, _widths(block))
    for index, (row, cells) in enumerate(zip(table.rows, block.rows, strict=True)):
        attach(row._tr.get_or_add_trPr(), "w:cantSplit")
        if index == 0:
            attach(row._tr.get_or_add_trPr(), "w:tblHeader")
        for cell, line in zip(row.cells, cells, strict=True):
            paragraph = empty_cell(cell).add_paragraph(style=CELL)
            if index == 0 or _is_figure(line):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            add_runs(paragraph, line, bold=index == 0)
    styled(document, CELL)


def _is_figure(line: Line) -> bool:
    text = text_of(line).strip()
    return len(text) < 12 and any(letter.isdigit() for letter in text) and not any(letter.isalpha() for letter in text)


def _widths(block: DataTable) -> tuple[float, ...]:
    longest = [max(8, min(60, max(len(text_of(row[column])) for row in block.rows))) for column in range(len(block.rows[0]))]
    return tuple(TEXT_WIDTH * length / sum(longest) for length in longest)
