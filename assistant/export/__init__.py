"""Draft → .docx in the layout of Nghị định 30/2020/NĐ-CP."""

from assistant.export.choices import USUAL, Choices
from assistant.export.composing import from_draft
from assistant.export.docx_file import export_docx
from assistant.export.layout import BodyParagraph, DataTable, Heading, NoteParagraph, OutputDocument, Piece, SourceRow, Tracking

__all__ = [
    "USUAL",
    "BodyParagraph",
    "Choices",
    "DataTable",
    "Heading",
    "NoteParagraph",
    "OutputDocument",
    "Piece",
    "SourceRow",
    "Tracking",
    "export_docx",
    "from_draft",
]
