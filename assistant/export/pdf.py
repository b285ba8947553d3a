"""An exported .docx → a PDF, set by LibreOffice where it is installed: no macro runs, nothing is fetched, the time is bounded, one at a time."""

import subprocess

from assistant.errors import NoPdf
from corpus.reading.office import SECONDS, converted
from corpus.reading.office_program import find_program

_MISSING = "Máy này chưa có LibreOffice để tạo PDF: hãy cài LibreOffice Writer, hoặc xuất tệp Word rồi lưu thành PDF."


def can_make_pdf() -> bool:
    """Whether LibreOffice is installed here."""
    return find_program() is not None


def as_pdf(docx: bytes) -> bytes:
    """Raises NoPdf."""
    program = find_program()
    if program is None:
        raise NoPdf(_MISSING)
    try:
        made = converted(program, docx, "docx", "pdf")
    except subprocess.TimeoutExpired as error:
        raise NoPdf(f"Tạo PDF quá {SECONDS:.0f} giây nên đã dừng: hãy thử lại, hoặc xuất tệp Word rồi lưu thành PDF.") from error
    except OSError as error:
        raise NoPdf("LibreOffice không tạo được PDF: hãy thử lại, hoặc xuất tệp Word rồi lưu thành PDF.") from error
    if not made.startswith(b"%PDF"):
        raise NoPdf("LibreOffice không tạo được PDF: hãy thử lại, hoặc xuất tệp Word rồi lưu thành PDF.")
    return made
