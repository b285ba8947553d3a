"""`trobut draft`."""

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from api.commands.editions import edition_of
from api.commands.output import CommandError, complain, read_input, read_text, say, say_json, write_file
from assistant.answers import with_answers
from assistant.checker.json_form import finding_json
from assistant.consistency import FactNote, check_facts
from assistant.draft import Draft
from assistant.draft_json import Json, draft_to_json
from assistant.drafter import Drafter, Start, completed, first_draft
from assistant.fact_files import answers_of, form_rows, read_rows, write_form
from assistant.fact_notes_json import note_to_json
from assistant.outlines.shipped import template_named, template_title
from assistant.outlines.starting import draft_from_template
from assistant.renewing.asking import Origin, with_overtaken
from corpus.document import Document
from corpus.periods import Period
from corpus.registry.quick import read_registry
from corpus.structure import parse

if TYPE_CHECKING:
    from corpus.library import Library


def draft(options: Namespace) -> int:
    """Draft the next document; a summary, the JSON of the contract, or a DOCX."""
    made, originals = _begun(options) if options.template else _adapted(options)
    notes: tuple[FactNote, ...] = ()
    if options.facts:
        made, notes = _answered(made, Path(options.facts))
    if options.facts_form:
        _write_form(made, Path(options.facts_form))
    if options.output:
        export(made, Path(options.output), originals=originals)
    if options.json:
        say_json({**draft_to_json(made, _findings(made, options)), "notes": [note_to_json(note) for note in notes]})
    else:
        _summary(made)
    return 0


def _begun(options: Namespace) -> tuple[Draft, Mapping[str, str]]:
    """From a template."""
    if options.origin or options.outline or options.earlier:
        raise CommandError("«--template» bắt đầu từ mẫu có sẵn: hãy bỏ FROM, «--outline» và «--earlier», hoặc bỏ «--template».")
    return draft_from_template(template_named(options.template), period=Period.parse(options.period), office=options.office), {}


def _adapted(options: Namespace) -> tuple[Draft, Mapping[str, str]]:
    """From an earlier document, with the editions before it that are named or that the library holds."""
    if not options.origin:
        raise CommandError("Cần văn bản kỳ trước (tệp hoặc mã trong thư viện), hoặc «--template NAME» để bắt đầu từ mẫu.")
    library = _library(options)
    identifier, document = _origin(options, library)
    request = Path(options.outline).name if options.outline else None
    start = Start(identifier, Period.parse(options.period), options.kind, options.office, request)
    outline = parse(read_text(options.outline)) if options.outline else None
    made = first_draft(start, document, outline)
    named = sorted(map(edition_of, options.earlier), key=lambda edition: edition.period.end, reverse=True)
    drafter = Drafter(library) if library else None
    earlier = named or (drafter.earlier(start, document) if drafter else ())
    peers = drafter.peers(made, document) if drafter else ()
    made = completed(made, start, document, earlier=earlier, peers=peers)
    return with_overtaken(made, Origin(document, identifier, outline), read_registry(options.settings.data / "trobut.db")), {identifier: document.text}


def _library(options: Namespace) -> "Library | None":
    """The library of the data folder, where there is one."""
    settings = options.settings
    from corpus.database import FILE_NAME, open_database
    from corpus.library import Library

    if not settings.database_url and not (settings.data / FILE_NAME).exists():
        return None
    return Library(open_database(settings.data, settings.database_url))


def _origin(options: Namespace, library: "Library | None") -> tuple[str, Document]:
    """A file, else a document of the library as the officer corrected it. Raises UnknownDocument, CommandError."""
    if Path(options.origin).exists():
        reading = read_input(options.origin).reading
        return Path(options.origin).name, parse(reading.text, marks=reading.marks)
    if library is None:
        raise CommandError(f"Không có tệp «{options.origin}» và thư mục dữ liệu chưa có thư viện: hãy xem lại đường dẫn, hoặc nạp bằng «trobut ingest».")
    return options.origin, library.document(options.origin)


def _answered(made: Draft, path: Path) -> tuple[Draft, tuple[FactNote, ...]]:
    """The draft with the answers of a file, all of them or none; what was accepted with a note is told on stderr."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CommandError(f"Không đọc được tệp câu trả lời «{path}» ({error.strerror}): hãy kiểm tra đường dẫn.") from error
    answers = answers_of(made, read_rows(path.name, data, Period.parse(made.info.period)))
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


def export(made: Draft, path: Path, *, originals: Mapping[str, str] | None = None) -> None:
    """Write a draft as a DOCX or a PDF."""
    from api.commands.exporting import write_document
    from assistant.export import export_docx, from_draft

    write_document(path, export_docx(from_draft(made, {}, originals=originals or {})))


def _summary(made: Draft) -> None:
    kinds = [q.kind for q in made.questions]
    shifts = sum(1 for s in made.sentences() for op in s.ops if op.kind == "shift")
    origin = template_title(made.info.origin) or made.info.origin
    say(f"{made.info.title}\nKỳ {Period.parse(made.info.period).words}, từ {origin}, {len(made.sections)} mục.")
    say(f"Đổi {shifts} mốc thời gian; hỏi {kinds.count('figure')} số liệu, {kinds.count('period')} mốc, {kinds.count('citation')} văn bản thay thế,")
    say(f"{kinds.count('negative')} việc không phát sinh, {kinds.count('followup')} việc đã hứa; bỏ {len(made.dropped)} đoạn.")
    waiting = [question for question in made.questions if question.value is None]
    if len(waiting) < len(made.questions):
        say(f"Đã trả lời {len(made.questions) - len(waiting)} trong {len(made.questions)} câu hỏi.")
    for question in waiting:
        previous = f" (kỳ trước: {question.previous})" if question.previous else ""
        say(f"  {question.id} [{question.kind}] {question.name}{previous}")
