"""Draft → .docx in the layout of Nghị định 30/2020/NĐ-CP."""

from assistant.export.composing import from_draft
from assistant.export.docx_file import export_docx
from assistant.export.layout import BodyParagraph, DataTable, Heading, NoteParagraph, OutputDocument, Piece, SourceRow

__all__ = ["BodyParagraph", "DataTable", "Heading", "NoteParagraph", "OutputDocument", "Piece", "SourceRow", "export_docx", "from_draft"]
