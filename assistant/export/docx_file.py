"""OutputDocument → the bytes of a .docx: page, styles, head, body, tail, annex; the same document always gives the same bytes."""

import io

from docx import Document

from assistant.export.docx_annex import write_annex
from assistant.export.docx_body import write_body
from assistant.export.docx_head import write_head
from assistant.export.docx_marks import write_page_marks
from assistant.export.docx_notes import Notes
from assistant.export.docx_package import describe, repack, trim
from assistant.export.docx_styles import set_page, set_styles
from assistant.export.docx_tail import write_tail
from assistant.export.docx_tracks import finish_tracks
from assistant.export.layout import OutputDocument


def export_docx(output: OutputDocument) -> bytes:
    """Write `output` in the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I."""
    document = Document()
    trim(document)
    set_styles(document)
    set_page(document.sections[0])
    notes = Notes(document)
    write_head(document, output)
    write_body(document, output, notes)
    write_tail(document, output)
    write_page_marks(document.sections[0], watermark=output.watermark)
    if output.sources:
        write_annex(document, output)
    notes.attach()
    finish_tracks(document, notes.element, output)
    notes.write()
    describe(document, output)
    buffer = io.BytesIO()
    document.save(buffer)
    return repack(buffer.getvalue())
