"""`trobut check`: quick from a cold start, so neither database nor indexes are opened, only the registry is read."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from api.commands.output import complain, read_text, say, say_json, write_file
from assistant.checker.check import check as run_check
from assistant.checker.json_form import to_json
from assistant.checker.report import Report
from assistant.checker.text_form import render_text
from corpus.registry.quick import read_registry
from corpus.registry.snapshot import Registry
from corpus.structure import parse

_DATABASE = "trobut.db"


def check(options: Namespace) -> int:
    """Print findings; 1 when there is an error among them."""
    text = read_text(options.file)
    report = run_check(parse(text), registry=_registry(options), today=_today(), on=options.as_of, home=options.office, stage=options.stage)
    if options.format == "json":
        say_json(to_json(report))
    else:
        say(render_text(report, name=options.file))
    if options.fix:
        _fix(text, report, Path(options.fix))
    return 1 if report.has_errors else 0


def _registry(options: Namespace) -> Registry:
    settings = options.settings
    if settings.database_url:
        from corpus.database import open_database
        from corpus.registry.store import load_registry

        with open_database(settings.data, settings.database_url).reading() as session:
            base = load_registry(session)
    else:
        base = read_registry(settings.data / _DATABASE)
    if not options.registry:
        return base
    from corpus.registry.importing import read_entries

    path = Path(options.registry)
    return Registry((*read_entries(path, source=f"import:{path.name}"), *base.entries), base.coverage)


def _fix(text: str, report: Report, path: Path) -> None:
    """Write the text with every safe replacement applied."""
    safe = [(f.start, f.end, f.replacements[0].text) for f in report.findings if f.replacements and f.replacements[0].safe]
    for start, end, new in sorted(safe, reverse=True):
        text = text[:start] + new + text[end:]
    write_file(path, text.encode())
    complain(f"Đã ghi «{path}» với {len(safe)} chỗ sửa an toàn.")


def _today() -> date:
    return date.today()  # noqa: DTZ011 -- an office's own day
