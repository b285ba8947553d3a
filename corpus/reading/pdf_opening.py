"""The bytes of a PDF → an open document, or one sentence why not; and what its outside says: cut off, attachments inside."""

import threading
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.errors import UnreadableFile
from corpus.reading.pdf_bombs import refuse_bombs

MAX_PAGES = 2_000
PDFIUM = threading.RLock()
"""PDFium is not thread-safe: every call into it is made under this lock."""

_END = b"%%EOF"
_END_ZONE = 2_048


def open_pdf(name: str, data: bytes) -> pypdfium2.PdfDocument:
    """Raises UnreadableFile for protected, damaged, swollen and overlong files. The caller closes what it gets."""
    refuse_bombs(name, data)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(_refusal(name, data, error)) from error
    pages = len(document)
    if 0 < pages <= MAX_PAGES:
        document.init_forms()  # so that fields tell their values; the library has no script engine
        return document
    document.close()
    if pages:
        raise UnreadableFile(f"Tệp PDF «{name}» có {pages} trang, vượt giới hạn {MAX_PAGES} trang: hãy tách thành nhiều tệp nhỏ hơn.")
    raise UnreadableFile(f"Tệp PDF «{name}» không có trang nào: hãy mở bằng phần mềm đọc PDF để kiểm tra, in lại ra PDF rồi nạp lại.")


def outside_notes(document: pypdfium2.PdfDocument, data: bytes) -> Iterator[str]:
    """Sentences on what the file as a whole lacks or carries."""
    if is_cut_off(data):
        yield "Tệp PDF thiếu phần cuối (tải về hoặc sao chép dở dang): đã đọc những gì còn lại, hãy đối chiếu với bản đầy đủ."
    attached = pdfium.FPDFDoc_GetAttachmentCount(document.raw)
    if attached > 0:
        yield f"Tệp PDF mang theo {attached} tệp đính kèm bên trong, không được mở: hãy tách ra và nạp riêng nếu cần."


def is_cut_off(data: bytes) -> bool:
    return _END not in data[-_END_ZONE:]


def _refusal(name: str, data: bytes, error: pypdfium2.PdfiumError) -> str:
    if error.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
        return f"Tệp PDF «{name}» được bảo vệ bằng mật khẩu: hãy mở bằng mật khẩu, lưu lại bản không khóa rồi nạp lại."
    if is_cut_off(data):
        return f"Tệp PDF «{name}» bị cụt hoặc bị hỏng, thiếu phần cuối nên không mở được: hãy tải hoặc sao chép lại tệp đầy đủ rồi nạp lại."
    return f"Tệp PDF «{name}» bị hỏng, không mở được: hãy mở bằng phần mềm đọc PDF, in lại ra PDF rồi nạp lại."
