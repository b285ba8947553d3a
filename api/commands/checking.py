"""`trobut check`: quick from a cold start, so neither database nor indexes are opened, only the registry is read."""

from argparse import Namespace
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from api.commands.output import STDIN, CommandError, read_input, say, say_json
from api.profiles import profile_in
from assistant.checker.check import check as run_check
from assistant.checker.profile import Profile
from assistant.checker.report import Report
from assistant.checker.suppression import Suppression
from corpus.reading import Reading
from corpus.registry.opening import added_file, registry_for_check
from corpus.registry.snapshot import Registry
from corpus.structure import parse

_DATABASE = "trobut.db"
Checking = Callable[[str], Report]


def check(options: Namespace) -> int:
    """Print findings; 1 when there is an error among them."""
    given = read_input(options.file)
    profile, suppressions = profile_in(options.settings, options.profile), _suppressions(options)
    checking: Checking = partial(_checked, options=options, registry=_registry(options), profile=profile, suppressions=suppressions, read=given.reading)
    report = checking(given.reading.text)
    if options.apply and not options.fix:
        raise CommandError("«--apply» cần thêm «--fix OUT»: hãy cho biết ghi bản đã sửa vào tệp nào.")
    if options.fix:
        from api.commands.fixing import fix

        changes = fix(given, report, checking, out=Path(options.fix), wanted=options.apply)
        _print(report, options, changes)
    else:
        _print(report, options, ())
    return 1 if report.has_errors else 0


def _checked(text: str, *, options: Namespace, registry: Registry, profile: Profile, suppressions: tuple[Suppression, ...], read: Reading) -> Report:
    """The marks of the reader hold for the text as it was read, not for a corrected one."""
    return run_check(
        parse(text, marks=read.marks if text == read.text else ()),
        registry=registry,
        today=_today(),
        on=options.as_of,
        home=options.office,
        stage=options.stage,
        profile=profile,
        suppressions=suppressions,
    )


def _print(report: Report, options: Namespace, changes: tuple[str, ...]) -> None:
    """The report on stdout; what a fix changed below it, or on stderr where stdout is for programs."""
    from api.commands.output import complain

    name = "" if options.file == STDIN else options.file
    if options.format == "json":
        from assistant.checker.json_form import to_json

        say_json(to_json(report))
    elif options.format == "sarif":
        from assistant.checker.sarif_form import to_sarif

        say_json(to_sarif(report, name=name))
    elif options.format == "html":
        from api.check_page import check_page

        say(check_page(report, name=Path(name).name))
    else:
        from assistant.checker.text_form import render_text

        say(render_text(report, name=options.file))
    for line in changes:
        (say if options.format == "text" else complain)(line)


def _suppressions(options: Namespace) -> tuple[Suppression, ...]:
    """The list given, else the one beside the file. Raises BadSuppression."""
    path = Path(options.suppressions) if options.suppressions else _beside(options.file)
    if path is None:
        return ()
    from assistant.checker.suppression_file import read_suppressions

    return read_suppressions(path)


def _beside(file: str) -> Path | None:
    """«bao-cao.docx.bo-qua.toml» beside «bao-cao.docx», where there is one."""
    path = Path(f"{file}.bo-qua.toml")
    return path if file != STDIN and path.is_file() else None


def _registry(options: Namespace) -> Registry:
    """The stored registry; a file added on the command line speaks first, and what it covers is said on stderr."""
    settings = options.settings
    base = registry_for_check(settings.data / _DATABASE, url=settings.database_url)
    if not options.registry:
        return base
    from api.commands.output import complain

    entries, scopes, said = added_file(Path(options.registry))
    complain(said)
    return base.under(entries, scopes)


def _today() -> date:
    return date.today()  # noqa: DTZ011 -- an office's own day
