"""`trobut export` and `trobut import`: a report of the data folder as a file, and an edited file brought back."""

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from api.commands.output import CommandError, complain, say, say_json, write_file
from api.export_forms import brought_form
from api.parts import open_parts
from assistant.export import Choices, Tracking
from assistant.export.pdf import as_pdf
from assistant.importing import Brought
from assistant.importing.outcome import Reworded

_WHO = "Cán bộ"


def export(options: Namespace) -> int:
    """Write a report as .docx or .pdf."""
    path = Path(options.output)
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    tracking = Tracking(_WHO, now) if options.against else None
    parts = open_parts(options.settings)
    try:
        made = parts.workflow.export(parts.workflow.open(options.report), Choices(options.draft, options.sources and not tracking, tracking))
    finally:
        parts.close()
    write_document(path, made)
    return 0


def bring_back(options: Namespace) -> int:
    """Bring an edited .docx back, or say what it would change."""
    path = Path(options.file)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CommandError(f"Không đọc được tệp «{path}» ({error.strerror}): hãy kiểm tra đường dẫn.") from error
    parts = open_parts(options.settings)
    try:
        before = parts.workflow.open(options.report)
        brought = parts.workflow.bring_back(options.report, path.name, data, who=_WHO, only_look=options.dry_run)
    finally:
        parts.close()
    if options.json:
        say_json(brought_form(brought, before))
    else:
        _tell(brought, dry=options.dry_run)
    return 0


def write_document(path: Path, docx: bytes) -> None:
    """A .docx as it is; a path that ends in .pdf gets a PDF. Raises NoPdf, CommandError."""
    write_file(path, as_pdf(docx) if path.suffix.lower() == ".pdf" else docx)
    complain(f"Đã ghi «{path}».")


def _tell(brought: Brought, *, dry: bool) -> None:
    if brought.is_nothing:
        say("Tệp không có gì khác với báo cáo.")
    counts = (len(brought.answered), len(brought.changed), len(brought.added), len(brought.removed), len(brought.headings), len(brought.moved))
    say(f"Giữ nguyên {brought.kept} câu; " + "điền {} chỗ trống, sửa {}, thêm {}, bỏ {} câu; {} đề mục đổi, {} mục chuyển chỗ.".format(*counts))
    for answered in brought.answered:
        say(f"  điền   {answered.question} {answered.name}: {answered.value}")
    for word, items in (("sửa", brought.changed), ("thêm", brought.added), ("bỏ", brought.removed), ("đề mục", brought.headings)):
        for each in items:
            say(f"  {word:6} {_line(each)}")
    for left in brought.left:
        say(f"  để lại «{left.text}»: {left.reason}")
    if dry and not brought.is_nothing:
        say("Chưa ghi gì: bỏ --dry-run để đưa vào báo cáo.")


def _line(each: Reworded) -> str:
    return f"«{each.before}» → «{each.after}»" if each.before and each.after else f"«{each.before or each.after}»"
