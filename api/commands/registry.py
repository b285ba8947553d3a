"""`trobut registry lookup|import|export`."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from api.commands.output import CommandError, complain, say, say_json
from api.lookup_forms import FIELDS, lookup_form
from corpus.registry.entry import Entry
from corpus.text.dates import short

_STANDINGS = {"high": "chắc chắn", "medium": "chưa đối chiếu", "low": "không chắc"}
_EVERY = 50_000


def registry(options: Namespace) -> int:
    """Look a number up as of a day, import or export a file."""
    actions = {"lookup": _lookup, "import": _import, "export": _export}
    return actions[options.action](options)


def _lookup(options: Namespace) -> int:
    from corpus.registry.opening import registry_for_check

    day = options.on or date.today()  # noqa: DTZ011 -- an office's own day
    found = registry_for_check(options.settings.data / "trobut.db", url=options.settings.database_url)
    form = lookup_form(found, options.target, on=day)
    if options.json:
        say_json(form)
        return 0
    for line in _lines(form, day):
        say(line)
    return 0


def _lines(form: dict[str, Any], day: date) -> Iterator[str]:
    for entry in form["entries"]:
        yield from _entry_lines(entry, day)
    if form["total"] > len(form["entries"]):
        yield f"… và {form['total'] - len(form['entries'])} văn bản khác cùng số; hãy thêm cơ quan ban hành hoặc năm."
    if not form["found"]:
        yield f"Chưa có «{form['query']}» trong sổ đăng ký; ngoài phạm vi sổ khai báo là đầy đủ thì điều đó không có nghĩa là văn bản không tồn tại."
    if form["suggestions"]:
        yield "Có thể là:"
        yield from (f"  {entry['label']} của {entry['issuer']}: {entry['title']}" for entry in form["suggestions"])


def _entry_lines(entry: dict[str, Any], day: date) -> Iterator[str]:
    state = _state(entry, day)
    successor = f"; được thay bằng {entry['successor']['label']}" if entry["successor"] else ""
    yield f"{entry['label']} của {entry['issuer']}: {entry['title']}"
    if renamed := entry["issuer_renamed"]:
        basis = f" ({renamed['source']})" if renamed["source"] else ""
        yield f"  Từ ngày {_day(renamed['date'])} việc của {renamed['name']} thuộc {renamed['successor']}{basis}."
    yield f"  Tại ngày {short(day)}: {state}{successor}."
    yield from (f"  {_day(event['date'])}: {event['words']}. Nguồn: {_origin(event)}" for event in entry["events"])
    yield "  Nguồn: " + "; ".join(_origin(source) for source in entry["sources"])
    for name in dict.fromkeys(claim["field"] for claim in entry["conflicts"]):
        told = "; ".join(f"«{_value(claim)}» theo {_origin(claim)}" for claim in entry["conflicts"] if claim["field"] == name)
        yield f"  Các nguồn ghi khác nhau về {FIELDS[name]}: {told}."


def _state(entry: dict[str, Any], day: date) -> str:
    if entry["in_force"] is None:
        return "chưa rõ hiệu lực"
    if entry["in_force"]:
        return "còn hiệu lực"
    start = entry["effective_from"] or entry["date"]
    if start and day < date.fromisoformat(start):
        return "chưa có hiệu lực"
    return "đã hết hiệu lực" if entry["effective_to"] else "đang ngưng hiệu lực"


def _origin(row: dict[str, Any]) -> str:
    return f"{row['source'] or 'không rõ'} ({_STANDINGS[row['standing']]})"


def _value(claim: dict[str, Any]) -> str:
    return _day(claim["value"]) if claim["field"] in ("issued", "effective_from", "effective_to") else str(claim["value"])


def _day(text: str | None) -> str:
    return short(date.fromisoformat(text)) if text else "Không rõ ngày"


def _import(options: Namespace) -> int:
    from corpus.database import open_database
    from corpus.registry.importing import declares_coverage
    from corpus.registry.intake import import_coverage, import_registry
    from corpus.registry.mapping import read_mapping
    from corpus.registry.unit_import import declares_units, import_units

    path = Path(options.target)
    mapping = read_mapping(options.mapping) if options.mapping else None
    database = open_database(options.settings.data, options.settings.database_url)
    try:
        if not mapping and declares_coverage(path):
            with database.session() as session:
                say(f"Đã nạp {import_coverage(session, path)} phạm vi mà sổ đăng ký có đủ.")
            return 0
        if not mapping and declares_units(path):
            with database.session() as session:
                say(f"Đã nạp {import_units(session, path)} tên cơ quan kèm thời gian mang tên.")
            return 0
        done = import_registry(database, path, mapping=mapping, strict=options.strict, told=_tell)
    finally:
        database.close()
    for fault in done.faults:
        complain(fault)
    if done.rejected:
        complain(f"Đã bỏ qua {done.rejected} dòng lỗi của tệp {path.name}" + (f" (nêu {len(done.faults)} dòng đầu)." if done.faults else "."))
    if done.unchanged:
        say(f"Tệp {path.name} đã được nạp trước đó ({done.entries} văn bản); không có gì thay đổi.")
    else:
        resumed = f" (tiếp tục từ dòng {done.resumed_at})" if done.resumed_at else ""
        say(f"Đã nạp {done.entries} văn bản vào sổ đăng ký{resumed}.")
    return 0


def _tell(count: int) -> None:
    """Progress on stderr, once in many rows."""
    if count % _EVERY == 0:
        sys.stderr.write(f"Đã đọc {count} dòng …\n")
        sys.stderr.flush()


def _export(options: Namespace) -> int:
    from corpus.registry.exporting import write_entries
    from corpus.registry.opening import registry_for_check

    found = registry_for_check(options.settings.data / "trobut.db", url=options.settings.database_url)
    try:
        count = write_entries(Path(options.target), _exported(found.source.records()))
    except OSError as error:
        raise CommandError(f"Không ghi được «{options.target}» ({error.strerror}): hãy kiểm tra quyền ghi và dung lượng ổ đĩa.") from error
    say(f"Đã ghi {count} văn bản ra «{options.target}».")
    return 0


def _exported(records: Iterator[Entry]) -> Iterator[Entry]:
    """The shipped records, then those stored that only repeat none of them."""
    from dataclasses import replace

    from corpus.registry.starting import starter_entries

    shipped = starter_entries()
    known = set(shipped)
    yield from shipped
    yield from (record for record in records if replace(record, id=None) not in known)
