"""`trobut draft` and `trobut review`."""

import json
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from api.commands.output import CommandError, complain, read_input, read_text, say, say_json, write_file
from assistant.answers import with_answers
from assistant.checker.json_form import finding_json
from assistant.consistency import FactNote, check_facts
from assistant.draft import Draft
from assistant.draft_json import Json, draft_from_json, draft_to_json
from assistant.drafting import draft_from
from assistant.fact_files import answers_of, form_rows, read_rows, write_form
from assistant.fact_notes_json import note_to_json
from assistant.following import follow_outline
from corpus.document import Document
from corpus.periods import Period
from corpus.registry.quick import read_registry
from corpus.structure import parse


def draft(options: Namespace) -> int:
    """Draft the next document; a summary, the JSON of the contract, or a DOCX."""
    identifier, document = _origin(options)
    made = draft_from(document, document_id=identifier, period=Period.parse(options.period), kind=options.kind, office=options.office)
    if options.outline:
        made = follow_outline(made, document, parse(read_text(options.outline)), outline_id=Path(options.outline).name)
    notes: tuple[FactNote, ...] = ()
    if options.facts:
        made, notes = _answered(made, Path(options.facts))
    if options.facts_form:
        _write_form(made, Path(options.facts_form))
    if options.output:
        _export(made, Path(options.output), originals={identifier: document.text})
    if options.json:
        say_json({**draft_to_json(made, _findings(made, options)), "notes": [note_to_json(note) for note in notes]})
    else:
        _summary(made)
    return 0


def _origin(options: Namespace) -> tuple[str, Document]:
    """A file, else a document of the library as the officer corrected it."""
    if Path(options.origin).exists():
        reading = read_input(options.origin).reading
        return Path(options.origin).name, parse(reading.text, marks=reading.marks)
    from corpus.database import open_database
    from corpus.library import Library

    library = Library(open_database(options.settings.data, options.settings.database_url))
    return options.origin, library.document(options.origin)


def _answered(made: Draft, path: Path) -> tuple[Draft, tuple[FactNote, ...]]:
    """The draft with the answers of a file, all of them or none; what was accepted with a note is told on stderr."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CommandError(f"Không đọc được tệp câu trả lời «{path}» ({error.strerror}): hãy kiểm tra đường dẫn.") from error
    answers = answers_of(made, read_rows(path.name, data))
    notes = check_facts(made, answers)
    for note in notes:
        complain(f"Lưu ý: {note.text}")
    return with_answers(made, answers), notes


def _write_form(made: Draft, path: Path) -> None:
    write_file(path, write_form(path.name, form_rows(made)))
    complain(f"Đã ghi biểu số liệu «{path}»: điền cột «Kỳ này» rồi chạy lại với --facts.")


def _findings(made: Draft, options: Namespace) -> list[Json]:
    """Findings on the drafted text as of the end of its period."""
    from datetime import UTC, datetime

    from assistant.checker.check import check
    from assistant.rendering import render_report
    from assistant.report import Report

    now = datetime.now(UTC)
    rendered = render_report(Report("", 0, made, now, now))
    registry = read_registry(options.settings.data / "trobut.db")
    period = Period.parse(made.info.period)
    report = check(parse(rendered.text), registry=registry, today=now.date(), on=period.end, home=made.info.office, stage="draft")
    return [dict(finding_json(finding)) for finding in report.findings]


def _export(made: Draft, path: Path, *, originals: Mapping[str, str] | None = None) -> None:
    from assistant.export import export_docx, from_draft

    write_file(path, export_docx(from_draft(made, {}, originals=originals or {})))
    complain(f"Đã ghi «{path}».")


def _summary(made: Draft) -> None:
    kinds = [q.kind for q in made.questions]
    shifts = sum(1 for s in made.sentences() for op in s.ops if op.kind == "shift")
    say(f"{made.info.title}\nKỳ {Period.parse(made.info.period).words}, từ {made.info.origin}, {len(made.sections)} mục.")
    say(f"Đổi {shifts} mốc thời gian; hỏi {kinds.count('figure')} số liệu, {kinds.count('period')} mốc, {kinds.count('citation')} văn bản thay thế,")
    say(f"{kinds.count('negative')} việc không phát sinh, {kinds.count('followup')} việc đã hứa; bỏ {len(made.dropped)} đoạn.")
    waiting = [question for question in made.questions if question.value is None]
    if len(waiting) < len(made.questions):
        say(f"Đã trả lời {len(made.questions) - len(waiting)} trong {len(made.questions)} câu hỏi.")
    for question in waiting:
        say(f"  {question.id} [{question.kind}] {question.name} (kỳ trước: {question.previous})")


def review(options: Namespace) -> int:
    """The draft beside its sources, as a page or as a DOCX with the annex of sources."""
    try:
        made = draft_from_json(json.loads(Path(options.draft).read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CommandError(f"Không đọc được bản thảo «{options.draft}»: {error}; hãy dùng tệp do «trobut draft --json» ghi ra.") from error
    if options.format == "docx":
        _export(made, Path(options.output or Path(options.draft).with_suffix(".docx")))
        return 0
    from api.review_page import review_page

    page = review_page(made)
    if options.output:
        write_file(Path(options.output), page.encode())
        complain(f"Đã ghi «{options.output}».")
    else:
        say(page)
    return 0
