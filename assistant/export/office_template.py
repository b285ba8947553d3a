"""The office's own template (.docx with placeholders) and a document → the .docx of the office.

A template is data from outside: it is filled in by a child process with bounds on time and memory, in a sandbox that reaches no attribute of Python.
`{{ noi_dung }}` alone in a paragraph is replaced by the whole text with its headings, tables and notes; the other placeholders are plain words.
"""

import base64
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping

from docx import Document
from docx.document import Document as DocumentObject

from assistant.errors import BadExportTemplate
from assistant.export.docx_body import write_body
from assistant.export.docx_marks import mark_as_draft
from assistant.export.docx_notes import NotesBelow
from assistant.export.docx_package import repack
from assistant.export.docx_styles import borrow_styles
from assistant.export.docx_tracks import finish_tracks
from assistant.export.layout import OutputDocument
from assistant.export.pieces import text_of

MAX_BYTES = 5 * 1024 * 1024
_MAX_UNFOLDED = 40 * 1024 * 1024
_SECONDS = 10.0
_BODY = "[[TROBUT-NOI-DUNG]]"
_AGAIN = "hãy sửa trong Word rồi tải lại"

PLACEHOLDERS = (
    "co_quan_chu_quan",
    "co_quan",
    "so",
    "ngay",
    "loai",
    "trich_yeu",
    "ve_viec",
    "kinh_gui",
    "noi_dung",
    "noi_nhan",
    "quyen_han",
    "nguoi_ky",
    "ky_bao_cao",
)
"""Names that a template may use, in small or capital letters; words come as they stand in the document, lists one item a line."""


def fill_template(template: bytes, output: OutputDocument, *, period: str = "") -> bytes:
    """The office's document. Raises BadExportTemplate."""
    document = Document(io.BytesIO(_rendered(template, _values(output, period))))
    _put_body(document, output)
    if output.watermark:
        mark_as_draft(document)
    finish_tracks(document, None, output)
    buffer = io.BytesIO()
    document.save(buffer)
    return repack(buffer.getvalue())


def check_template(name: str, template: bytes) -> None:
    """Try a template out at upload. Raises BadExportTemplate with one sentence that names what is wrong."""
    if len(template) > MAX_BYTES:
        raise BadExportTemplate(f"Mẫu «{name}» nặng quá {MAX_BYTES // 1024 // 1024} MB: hãy bỏ bớt hình ảnh rồi tải lại.")
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            if sum(item.file_size for item in archive.infolist()) > _MAX_UNFOLDED:
                raise BadExportTemplate(f"Mẫu «{name}» lớn bất thường sau khi giải nén: hãy lưu lại bằng Word rồi tải lên.")
            if any(item.filename.lower().endswith("vbaproject.bin") for item in archive.infolist()):
                raise BadExportTemplate(f"Mẫu «{name}» có macro: hãy lưu thành .docx không macro rồi tải lại.")
        Document(io.BytesIO(template))
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise BadExportTemplate(f"Tệp «{name}» không phải tệp Word .docx hoặc đã hỏng: hãy mở bằng Word, lưu thành .docx rồi tải lại.") from error
    values = {each: f"({each})" for each in PLACEHOLDERS} | {"noi_dung": _BODY}
    made = Document(io.BytesIO(_rendered(template, values)))
    if _place(made) is None:
        raise BadExportTemplate(f"Mẫu «{name}» chưa có chỗ cho nội dung: hãy thêm một đoạn chỉ ghi {{{{ noi_dung }}}} (không đặt trong bảng) rồi tải lại.")


def _values(output: OutputDocument, period: str) -> dict[str, str]:
    return {
        "co_quan_chu_quan": output.parent_agency,
        "co_quan": output.agency,
        "so": output.number,
        "ngay": output.day,
        "loai": output.kind,
        "trich_yeu": text_of(output.title),
        "ve_viec": text_of(output.subject),
        "kinh_gui": "\n".join(text_of(line) for line in output.addressees),
        "noi_dung": _BODY,
        "noi_nhan": "\n".join(f"- {line}" for line in output.recipients),
        "quyen_han": "\n".join(output.authority),
        "nguoi_ky": output.signer,
        "ky_bao_cao": period,
    }


def _rendered(template: bytes, values: Mapping[str, str]) -> bytes:
    """The template with its placeholders filled, by a child process."""
    every = {**values, **{name.upper(): value for name, value in values.items()}}
    sent = json.dumps({"template": base64.b64encode(template).decode(), "values": every}).encode()
    command = [sys.executable, "-m", "assistant.export.office_template_child"]
    try:
        done = subprocess.run(command, input=sent, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 - a list, no shell
    except subprocess.TimeoutExpired as error:
        raise BadExportTemplate(f"Mẫu chạy quá {_SECONDS:.0f} giây nên đã dừng: hãy bỏ vòng lặp trong mẫu rồi tải lại.") from error
    if done.returncode == 0:
        return done.stdout
    told = done.stderr.decode("utf-8", "replace").strip().splitlines()
    raise BadExportTemplate(_sentence(told[-1] if told else ""))


def _sentence(told: str) -> str:
    """What the child says («syntax|3|…») in words for the officer."""
    kind, _, detail = told.partition("|")
    detail = re.sub(r"[\x00-\x1f<>]", " ", detail)[:200]
    if kind == "unknown":
        return f"Mẫu dùng ô «{detail}» mà chương trình không có: {_AGAIN}; các ô có sẵn: {', '.join(PLACEHOLDERS)}."
    if kind == "unsafe":
        return f"Mẫu có lệnh không được phép («{detail}»): chỉ dùng tên ô trong hai dấu ngoặc nhọn, {_AGAIN}."
    if kind == "syntax":
        return f"Ô trong mẫu viết chưa đúng ({detail}): mỗi ô viết liền như {{{{ co_quan }}}}, {_AGAIN}."
    return f"Chưa điền được mẫu này: {_AGAIN}."


def _put_body(document: DocumentObject, output: OutputDocument) -> None:
    """Opening, sections and closing where the template has its place for them."""
    place = _place(document)
    if place is None:
        raise BadExportTemplate("Mẫu chưa có đoạn {{ noi_dung }}: hãy thêm rồi tải lại mẫu.")
    borrow_styles(document)
    body = document.element.body
    known = set(body)
    write_body(document, output, NotesBelow(document), opening=True)
    for element in [each for each in body if each not in known]:
        place.addprevious(element)
    body.remove(place)


def _place(document: DocumentObject):  # type: ignore[no-untyped-def]
    return next((paragraph._p for paragraph in document.paragraphs if paragraph.text.strip() == _BODY), None)
