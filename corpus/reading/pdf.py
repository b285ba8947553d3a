"""A PDF with a text layer → its paragraphs: page numbers dropped, the head read column by column, footnotes after their mark."""

import re
import threading

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.errors import UnreadableFile
from corpus.reading.pdf_columns import take_head, take_tail
from corpus.reading.pdf_flow import Line, Shape, paragraphs_of, shape_of
from corpus.reading.pdf_notes import Notes, place
from corpus.reading.pdf_rows import Row, join, rows_of
from corpus.reading.reading import MAX_CHARACTERS, Reading
from corpus.text.encoding import Decoded, with_legacy_repaired

MAX_PAGES = 2_000
_PAGE_NUMBER = re.compile(r"\W*(?:Trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?\W*", re.IGNORECASE)
_EDGE = 62.0  # points: 22 mm, where page numbers stand
_ONE_AT_A_TIME = threading.Lock()  # PDFium is not thread-safe


def read_pdf(name: str, data: bytes) -> Reading:
    """Read the text layer; raises UnreadableFile for protected, damaged or scanned files."""
    with _ONE_AT_A_TIME:
        pages = _pages(name, data)
    empty = [number for number, (rows, _, _) in enumerate(pages, 1) if not rows]
    if len(empty) == len(pages):
        raise UnreadableFile(
            f"Tệp PDF «{name}» là bản chụp, không có lớp chữ; đọc bản chụp (OCR) sẽ có ở bản sau: hãy nạp bản .docx hoặc PDF xuất từ phần mềm soạn thảo."
        )
    notes = (f"Trang {', '.join(map(str, empty))} không có lớp chữ (ảnh hoặc để trống) nên chưa được đọc.",) if empty else ()
    decoded = with_legacy_repaired(Decoded("\n\n".join(_paragraphs(pages)), "utf-8"))
    return Reading(decoded.text, "pdf", notes + decoded.notes)


_Page = tuple[list[Row], float, float]
"""Rows, width and height of a page."""


def _pages(name: str, data: bytes) -> list[_Page]:
    pages: list[_Page] = []
    characters = 0
    try:
        with pypdfium2.PdfDocument(data) as document:
            if not 0 < len(document) <= MAX_PAGES:
                raise UnreadableFile(f"Tệp PDF «{name}» có {len(document)} trang, vượt giới hạn {MAX_PAGES} trang: hãy tách thành nhiều tệp nhỏ hơn.")
            for number in range(len(document)):
                page = document[number]
                rows = rows_of(page)
                pages.append((rows, *page.get_size()))
                page.close()
                characters += sum(len(row.text) for row in rows)
                if characters > MAX_CHARACTERS:
                    raise UnreadableFile(f"Tệp PDF «{name}» có quá nhiều chữ, vượt giới hạn đọc: hãy tách thành nhiều tệp nhỏ hơn.")
    except pypdfium2.PdfiumError as error:
        if error.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
            raise UnreadableFile(f"Tệp PDF «{name}» được bảo vệ bằng mật khẩu: hãy mở bằng mật khẩu, lưu lại bản không khóa rồi nạp lại.") from error
        raise UnreadableFile(f"Tệp PDF «{name}» bị hỏng, không mở được: hãy mở bằng phần mềm đọc PDF, in lại ra PDF rồi nạp lại.") from error
    return pages


def _paragraphs(pages: list[_Page]) -> list[str]:
    shapes = _shapes(pages)
    notes = Notes()
    paragraphs: list[str] = []
    last: Line | None = None
    for number, (found, width, height) in enumerate(pages):
        shape = shapes[round(width)]
        head, below = take_head(found) if number == 0 else ([], _without_page_number(found, height))
        body, tail = take_tail(notes.take(below, shape.size))
        flow, last = paragraphs_of(body, number, shape, last)
        if flow and flow[0].startswith(" ") and paragraphs:
            paragraphs[-1] = join(paragraphs[-1], flow.pop(0)[1:])
        paragraphs += head + flow + tail
        last = None if tail else last
    return place([paragraph.strip() for paragraph in paragraphs if paragraph.strip()], notes.found)


def _shapes(pages: list[_Page]) -> dict[int, Shape]:
    """Shape by page width: an annex may lie on its side."""
    by_width: dict[int, list[Row]] = {}
    for rows, width, _ in pages:
        by_width.setdefault(round(width), []).extend(rows)
    return {width: shape_of(rows) if rows else Shape(0, width, 14, 18) for width, rows in by_width.items()}


def _without_page_number(rows: list[Row], height: float) -> list[Row]:
    kept = list(rows)
    for index in (0, -1):
        if kept and (kept[index].base > height - _EDGE or kept[index].base < _EDGE) and _PAGE_NUMBER.fullmatch(kept[index].text):
            kept.pop(index)
    return kept
