"""Annex «BẢNG ĐỐI CHIẾU NGUỒN»: each sentence beside the words it was made from and the edits between them."""

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from assistant.export.docx_styles import BODY, CELL, CENTRED, LANDSCAPE_WIDTH, TABLE, set_page
from assistant.export.docx_xml import add_runs, run_markup, styled, xml
from assistant.export.layout import OutputDocument, Piece, SourceRow
from assistant.export.pieces import pieces_of

_TWIPS = 1440 / 25.4
_WIDTHS = (18.0, 92.0, 92.0, LANDSCAPE_WIDTH - 202)
_HEADERS = ("Mục", "Câu trong văn bản", "Nguồn (trích nguyên văn)", "Sửa đổi")
_SIZE = 11.0
_SAME = "Giữ nguyên văn"
_JOINED = "Chỉ nối dòng"


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
    issuer = f" của {output.office or output.agency}" if output.office or output.agency else ""
    kind = output.kind.capitalize() or ("Công văn" if output.is_letter else "văn bản")
    number = output.number.replace("Số:", "số").strip() or "số"
    add_runs(styled(document, CENTRED), (Piece(f"(Kèm theo {kind} {number} ngày … tháng … năm …{issuer})", italic=True),))
    documents = _documents(output.sources)
    note = "Mỗi câu của văn bản đứng cạnh đúng đoạn nguồn mà nó được lập ra và các sửa đổi ở giữa."
    if len(documents) == 1:
        note += f" Nguồn của mọi câu có trích dẫn: «{documents[0]}»."
    add_runs(styled(document, BODY), (Piece(note),), size=12)
    styled(document, CELL)


def _documents(rows: tuple[SourceRow, ...]) -> list[str]:
    return list(dict.fromkeys(row.document for row in rows if row.document))


def _write_table(document: Document, rows: tuple[SourceRow, ...]) -> None:
    """Written as markup: a report has hundreds of rows."""
    named = len(_documents(rows)) > 1
    cell = document.styles[CELL].style_id
    grid = "".join(f'<w:gridCol w:w="{width * _TWIPS:.0f}"/>' for width in _WIDTHS)
    header = "".join(_cell((text,), width, document.styles[CENTRED].style_id, bold=True) for text, width in zip(_HEADERS, _WIDTHS, strict=True))
    body = "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_row(row, cell, named=named)}</w:tr>" for row in rows)
    table = xml(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{document.styles[TABLE].style_id}"/><w:tblW w:w="{LANDSCAPE_WIDTH * _TWIPS:.0f}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{header}</w:tr>{body}</w:tbl>"
    )
    document.element.body.find(qn("w:sectPr")).addprevious(table)
    styled(document, CELL)


def _row(row: SourceRow, style: str, *, named: bool) -> str:
    """Where nothing was changed the sentence is its own quotation and takes both columns."""
    source = f"{row.document}: " if named and row.document else ""
    first = _cell((row.section,), _WIDTHS[0], style)
    if row.quote is not None and not row.edits and row.quote == row.sentence:
        return first + _cell((row.sentence,), _WIDTHS[1] + _WIDTHS[2], style, span=2) + _cell((f"{source}{_SAME}",), _WIDTHS[3], style)
    quote = f"{source}“{row.quote}”" if row.quote is not None else "Không có nguồn"
    edits = row.edits or (_JOINED if row.quote is not None else row.author or "",)
    return first + _cell((row.sentence,), _WIDTHS[1], style) + _cell((quote,), _WIDTHS[2], style) + _cell(edits, _WIDTHS[3], style)


def _cell(lines: tuple[str, ...], width: float, style: str, *, span: int = 1, bold: bool = False) -> str:
    merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/><w:spacing w:before="0"/></w:pPr>'
    paragraphs = (f"<w:p>{properties}{''.join(run_markup(piece, size=_SIZE) for piece in pieces_of(line, bold=bold))}</w:p>" for line in lines)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width * _TWIPS:.0f}" w:type="dxa"/>{merged}</w:tcPr>{"".join(paragraphs)}</w:tc>'
