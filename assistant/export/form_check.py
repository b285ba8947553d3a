"""A document ready to be written → which requirements of Nghị định 30/2020/NĐ-CP it meets, by name; measures are read off the written file."""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass

from docx import Document
from docx.document import Document as DocumentObject

from assistant.export.docx_file import export_docx
from assistant.export.layout import BodyParagraph, Heading, OutputDocument
from assistant.export.pieces import text_of

_NUMBER = re.compile(r"Số:\s*(?:\d{2,}|\d*)\s*/\S+")
_DAY = re.compile(r".+, ngày\s+(?:0[1-9]|[12]\d|3[01])?\s*tháng\s+(?:0[12]|[3-9]|1[0-2])?\s*năm\s+\d{4}")
_PREFIX = re.compile(r"(?:TM|KT|TL|TUQ|Q)\. \S")
_DEGREE = re.compile(r"\b(?:TS|ThS|PGS|GS|BS|KS|CN)\b\.?|Tiến sĩ|Thạc sĩ|Giáo sư", re.IGNORECASE)
_FONT = "Times New Roman"


@dataclass(frozen=True, slots=True)
class Requirement:
    """`name` of a requirement («number», «recipients»); None: the document needs no such part."""

    name: str
    met: bool | None


def requirements(output: OutputDocument) -> tuple[Requirement, ...]:
    """Every requirement in the order of the decree."""
    written = Document(io.BytesIO(export_docx(output)))
    return tuple(Requirement(name, rule(output, written)) for name, rule in _RULES.items())


def _page(_output: OutputDocument, written: DocumentObject) -> bool:
    page = written.sections[0]
    sides = (page.page_width, page.page_height, page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    width, height, top, bottom, left, right = (round(side.mm) if side is not None else 0 for side in sides)
    return (width, height) == (210, 297) and 20 <= top <= 25 and 20 <= bottom <= 25 and 30 <= left <= 35 and 15 <= right <= 20


def _letters(_output: OutputDocument, written: DocumentObject) -> bool:
    runs = [run for paragraph in written.paragraphs for run in paragraph.runs if run.text.strip()]
    normal = written.styles["Normal"].font
    return normal.name == _FONT and all(run.font.name in (None, _FONT) for run in runs)


def _page_number(_output: OutputDocument, written: DocumentObject) -> bool:
    page = written.sections[0]
    return page.different_first_page_header_footer and "PAGE" in page.header.paragraphs[0]._p.xml and "PAGE" not in page.first_page_header.paragraphs[0]._p.xml


def _nation(output: OutputDocument, written: DocumentObject) -> bool | None:
    return "Độc lập - Tự do - Hạnh phúc" in written.tables[0].cell(0, 1).text if output.formal else None


def _agency(output: OutputDocument, _written: DocumentObject) -> bool | None:
    return bool(output.agency.strip()) if output.formal else None


def _number(output: OutputDocument, _written: DocumentObject) -> bool | None:
    return bool(_NUMBER.fullmatch(output.number)) and "..." not in output.number if output.formal else None


def _day(output: OutputDocument, _written: DocumentObject) -> bool | None:
    return bool(_DAY.fullmatch(" ".join(output.day.split()))) if output.formal else None


def _kind(output: OutputDocument, _written: DocumentObject) -> bool | None:
    return output.kind.isupper() if output.formal and output.kind else None


def _title(output: OutputDocument, _written: DocumentObject) -> bool:
    words = text_of(output.subject if output.is_letter else output.title).strip()
    return words.startswith("V/v") if output.is_letter else bool(words) and not words.endswith(".")


def _addressee(output: OutputDocument, _written: DocumentObject) -> bool | None:
    """A công văn and a tờ trình are addressed to somebody; a report may be."""
    if not output.addressees:
        return False if output.is_letter or output.kind == "TỜ TRÌNH" else None
    return text_of(output.addressees[0]).startswith("Kính gửi:")


def _body(output: OutputDocument, _written: DocumentObject) -> bool:
    return any(isinstance(block, Heading | BodyParagraph) for block in output.blocks)


def _closing(output: OutputDocument, _written: DocumentObject) -> bool | None:
    """The last words of the text end with «./.»."""
    if not output.formal:
        return None
    lines = [text_of(block.line) for block in (*output.opening, *output.blocks, *output.closing) if isinstance(block, BodyParagraph)]
    return bool(lines) and lines[-1].rstrip().endswith("./.")


def _recipients(output: OutputDocument, _written: DocumentObject) -> bool | None:
    """«Như trên;» where the document is addressed, and «Lưu: VT, …» as the last line."""
    if not output.formal:
        return None
    first = output.recipients[0] if output.recipients else ""
    return bool(first) and (not output.addressees or first.startswith("Như trên")) and output.recipients[-1].startswith("Lưu: VT")


def _signature(output: OutputDocument, _written: DocumentObject) -> bool | None:
    """Post in capitals, a prefix as the decree has it, the full name without a degree."""
    if not output.formal:
        return None
    prefixes = [line for line in output.authority if "." in line.split(" ", 1)[0]]
    named = bool(output.signer.strip()) and not _DEGREE.search(output.signer)
    return bool(output.authority) and named and all(_PREFIX.match(line) for line in prefixes)


_RULES: dict[str, Callable[[OutputDocument, DocumentObject], bool | None]] = {
    "page": _page,
    "letters": _letters,
    "page-number": _page_number,
    "nation": _nation,
    "agency": _agency,
    "number": _number,
    "day": _day,
    "kind": _kind,
    "title": _title,
    "addressee": _addressee,
    "body": _body,
    "closing": _closing,
    "recipients": _recipients,
    "signature": _signature,
}
