"""`trobut check --fix OUT`: every safe correction, and those asked for by name, written into a new file; the file that was read is never touched."""

from collections.abc import Callable, Sequence
from pathlib import Path

from api.commands.output import CommandError, Given, complain, write_file
from assistant.checker.fixing import Edit, safe_edits, wanted_edits, without_overlap
from assistant.checker.lines import Lines
from assistant.checker.report import Report
from corpus.reading import Reading, read_bytes
from corpus.writing import Change, write_changes
from corpus.writing.writer import Written

_PASSES = 5


def fix(given: Given, report: Report, checking: Callable[[str], Report], *, out: Path, wanted: Sequence[str]) -> tuple[str, ...]:
    """Write `out`; what was changed, a line each. Checked again until nothing safe is left, so that fixing the result changes nothing.

    Raises CommandError, UnwritableFile or NoSuchFix; then nothing is written.
    """
    if given.path and out.exists() and out.samefile(given.path):
        raise CommandError(f"Không ghi đè tệp đang kiểm tra «{out}»: hãy chọn tên khác cho bản đã sửa.")
    data, reading, said, notes = given.data, given.reading, list[str](), dict[str, None]()
    edits = without_overlap(wanted_edits(report, wanted), safe_edits(report.findings))
    for _ in range(_PASSES):
        written = _written(given.name, data, reading, edits, out)
        refused = {(change.start, change.end) for change in written.left_out}
        said += [_line(reading.text, edit, left_out=(edit.start, edit.end) in refused) for edit in edits]
        notes.update(dict.fromkeys(written.notes))
        data, reading = written.data, read_bytes(out.name, written.data)
        edits = tuple(edit for edit in safe_edits(checking(reading.text).findings) if not written.left_out)
        if not edits:
            break
    write_file(out, data)
    for note in notes:
        complain(note)
    return (*said, f"Đã ghi «{out}» với {sum(not line.startswith('Chưa') for line in said)} chỗ sửa.")


def _written(name: str, data: bytes, reading: Reading, edits: Sequence[Edit], out: Path) -> Written:
    changes = tuple(Change(edit.start, edit.end, edit.new) for edit in edits)
    return write_changes(name, data, reading, changes, out=out.name)


def _line(text: str, edit: Edit, *, left_out: bool) -> str:
    """«Đã sửa dòng 12, cột 5 (VB101): «98» → «số 98»»."""
    line, column = Lines(text).place(edit.start)
    place = f"dòng {line}, cột {column} ({edit.code}): «{' '.join(edit.old.split())}» → «{edit.new}»"
    return f"Chưa sửa được {place}; chỗ này không nằm gọn trong chữ của tệp Word, hãy sửa tay." if left_out else f"Đã sửa {place}"
