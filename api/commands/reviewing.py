"""`trobut review`: a draft beside its sources; the review record of a report, and whether a record still holds."""

import json
from argparse import Namespace
from pathlib import Path

from api.commands.drafting import export
from api.commands.output import CommandError, complain, say, write_file
from assistant.draft import Draft
from assistant.draft_json import draft_from_json

CHANGED = 1


def review(options: Namespace) -> int:
    """Exit code 1 where a record or the report it speaks of has been changed."""
    if options.record and options.verify:
        raise CommandError("«--record» xuất phiếu, «--verify» kiểm phiếu: mỗi lần chỉ dùng một.")
    if options.record:
        return _record(options)
    return _verify(options) if options.verify else _beside(options)


def _beside(options: Namespace) -> int:
    """As a page or as a DOCX with the annex of sources."""
    made = _draft(options.draft)
    if options.format == "docx":
        export(made, Path(options.output or Path(options.draft).with_suffix(".docx")))
        return 0
    from api.review_page import review_page

    _give(review_page(made).encode(), options.output)
    return 0


def _draft(name: str) -> Draft:
    try:
        return draft_from_json(json.loads(Path(name).read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CommandError(f"Không đọc được bản thảo «{name}»: {error}; hãy dùng tệp do «trobut draft --json» ghi ra.") from error


def _record(options: Namespace) -> int:
    from api.parts import open_parts
    from api.review_record import record_bytes
    from api.routes.reports import title_of
    from assistant.reviewing.record import record_of

    parts = open_parts(options.settings)
    try:
        report = parts.workflow.open(options.draft)
        made = record_of(report, parts.workflow.reviewing.of(report.id), today=parts.today(), title_of=lambda document: title_of(parts, document))
    finally:
        parts.close()
    output = options.output or (f"phieu-duyet-{report.id}.docx" if options.record == "docx" else None)
    _give(record_bytes(made, options.record), output)
    return 0


def _verify(options: Namespace) -> int:
    from api.parts import open_parts
    from assistant.reviewing.verifying import read_record, verify
    from prompts.catalogue import render
    from prompts.contexts import RecordVerified

    try:
        form = read_record(Path(options.verify).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"Không đọc được phiếu duyệt «{options.verify}» ({error}): hãy kiểm tra đường dẫn.") from error
    parts = open_parts(options.settings)
    try:
        found = verify(form, parts.workflow.reviewing.of(options.draft).claims)
    finally:
        parts.close()
    say(render(RecordVerified(found.unchanged, found.same_report, found.same_text, found.approved, found.changed, found.gone, found.added)))
    return 0 if found.holds else CHANGED


def _give(data: bytes, output: str | None) -> None:
    """To a file, else to stdout."""
    if output is None:
        say(data.decode())
        return
    write_file(Path(output), data)
    complain(f"Đã ghi «{output}».")
