"""The review record → a DOCX to print and keep: facts, hashes, a table a section, what is open, the history."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from assistant.export.docx_package import repack, trim
from assistant.export.docx_xml import FONT, set_widths
from assistant.reviewing.record_lines import record_lines

_WIDTHS = (78.0, 72.0, 62.0, 55.0)
_SIZE = 11


def record_docx(record: Mapping[str, Any]) -> bytes:
    """A landscape A4 document; the same record gives the same bytes."""
    lines = record_lines(record)
    document = Document()
    trim(document)
    _page(document)
    document.add_heading(lines.title, level=1)
    for line in lines.facts:
        document.add_paragraph(line)
    for section in lines.sections:
        document.add_heading(section.heading, level=2)
        for line in section.facts:
            document.add_paragraph(line)
        _table(document, lines.columns, section.rows)
    for heading, items in lines.lists:
        document.add_heading(heading, level=2)
        for item in items:
            document.add_paragraph(item, style="List Bullet")
    document.core_properties.title = lines.title[:255]
    document.core_properties.language = "vi-VN"
    buffer = io.BytesIO()
    document.save(buffer)
    return repack(buffer.getvalue())


def _page(document: Docx) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(15)
    for name, size in (("Normal", _SIZE), ("Heading 1", 15), ("Heading 2", 12)):
        font = document.styles[name].font
        font.name, font.size = FONT, Pt(size)
        document.styles[name].element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)


def _table(document: Docx, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, columns, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for row in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    set_widths(table, _WIDTHS)
