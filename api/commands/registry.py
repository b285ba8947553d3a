"""`trobut registry lookup|import|export`."""

from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import Any

from api.commands.output import CommandError, say, say_json
from api.lookup_forms import lookup_form
from corpus.database import open_database


def registry(options: Namespace) -> int:
    """Look a number up as of a day, import or export a CSV file."""
    actions = {"lookup": _lookup, "import": _import, "export": _export}
    return actions[options.action](options)


def _lookup(options: Namespace) -> int:
    from corpus.registry.quick import read_registry

    day = options.on or date.today()  # noqa: DTZ011 -- an office's own day
    form = lookup_form(read_registry(options.settings.data / "trobut.db"), options.target, on=day)
    if options.json:
        say_json(form)
        return 0
    for entry in form["entries"]:
        say(_line(entry, day))
    if not form["entries"]:
        say(f"Chưa có «{options.target}» trong sổ đăng ký; sổ không khai báo là đầy đủ nên điều đó không có nghĩa là văn bản không tồn tại.")
    return 0


def _line(entry: dict[str, Any], day: date) -> str:
    state = {True: "còn hiệu lực", False: "hết hiệu lực hoặc chưa có hiệu lực", None: "chưa rõ hiệu lực"}[entry["in_force"]]
    successor = f"; được thay bằng {entry['successor']['label']}" if entry["successor"] else ""
    return f"{entry['label']} của {entry['issuer']}: {entry['title']}\n  Tại ngày {day:%d/%m/%Y}: {state}{successor}. Nguồn: {entry['source']}"


def _import(options: Namespace) -> int:
    from corpus.registry.store import import_file

    with open_database(options.settings.data, options.settings.database_url).session() as session:
        count = import_file(session, Path(options.target))
    say(f"Đã nạp {count} văn bản vào sổ đăng ký.")
    return 0


def _export(options: Namespace) -> int:
    from corpus.registry.exporting import write_entries
    from corpus.registry.store import load_registry

    with open_database(options.settings.data, options.settings.database_url).reading() as session:
        entries = load_registry(session).entries
    try:
        count = write_entries(Path(options.target), entries)
    except OSError as error:
        raise CommandError(f"Không ghi được «{options.target}» ({error.strerror}): hãy kiểm tra quyền ghi và dung lượng ổ đĩa.") from error
    say(f"Đã ghi {count} văn bản ra «{options.target}».")
    return 0
