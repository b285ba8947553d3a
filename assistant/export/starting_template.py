"""A template to begin from: the decree's layout with every placeholder in its place."""

import io

from docx import Document

from assistant.export.docx_file import export_docx
from assistant.export.docx_package import repack
from assistant.export.layout import BodyParagraph, OutputDocument, Piece

_RECIPIENTS = "- {{ noi_nhan }}"


def starting_template() -> bytes:
    """A .docx that is accepted as a template as it stands."""
    output = OutputDocument(
        kind="{{ LOAI }}",
        title=(Piece("{{ trich_yeu }}", bold=True),),
        parent_agency="{{ CO_QUAN_CHU_QUAN }}",
        agency="{{ CO_QUAN }}",
        number="{{ so }}",
        day="{{ ngay }}",
        addressees=((Piece("{{ kinh_gui }}"),),),
        blocks=(BodyParagraph((Piece("{{ noi_dung }}"),)),),
        recipients=("{{ noi_nhan }}",),
        authority=("{{ QUYEN_HAN }}",),
        signer="{{ nguoi_ky }}",
    )
    document = Document(io.BytesIO(export_docx(output)))
    for paragraph in document.tables[-1].cell(0, 0).paragraphs:
        if paragraph.text == _RECIPIENTS:
            first, *rest = paragraph.runs
            first.text = _RECIPIENTS.removeprefix("- ")
            for run in rest:
                run.text = ""
    buffer = io.BytesIO()
    document.save(buffer)
    return repack(buffer.getvalue())
