"""Rows of a file → records and coverage. Columns as in `starter/documents.csv`; only number or title, type and issuer must be filled.

`replaced_by`, `amends`, `amended_by` and `aliases` are lists, joined by «|» in CSV. `confidence` (high, medium, low) is the standing of
the identity; `relations` and `title_standing` may lower that of the relations and of the title. A source that says «chưa đối chiếu»
lowers the relations to medium. `events` is described in `corpus.registry.events`. A mapping reads another register's columns.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import BadRegistryRow
from corpus.registry.entry import Coverage, Entry, Event, EventKind, Standing, in_order
from corpus.registry.events import read_events
from corpus.registry.formats import Line, format_of, read_lines

if TYPE_CHECKING:
    from corpus.registry.mapping import Mapped

_UNCHECKED = "chưa đối chiếu"
_NEEDED = ("type", "issuer")
_COLUMNS = ("number", *_NEEDED)
_COVERAGE_COLUMNS = ("issuer", "type", "year_from", "year_to")
_LONGEST = {"number": 128, "type": 64, "status": 32}
_STANDINGS = {standing.value: standing for standing in Standing}


def read_entries(path: Path, *, source: str | None = None, origin: str = "") -> tuple[Entry, ...]:
    """The records of a file. `source` is named where a row names none of its own.

    Raises BadRegistryRow naming file and line for the first row that cannot be a record.
    """
    lines = checked_lines(path, _COLUMNS)
    return tuple(replace(record_of(line, path, source=source), origin=origin) for line in lines)


def read_coverage(path: Path) -> tuple[Coverage, ...]:
    """Declared coverage: columns issuer, type, year_from, year_to. Raises BadRegistryRow."""
    return tuple(_coverage(_texts(_readable(line, path)), _where(path, line)) for line in checked_lines(path, _COVERAGE_COLUMNS))


def declares_coverage(path: Path) -> bool:
    """Whether a file holds coverage and not documents, by its columns."""
    first = next(read_lines(path), None)
    return first is not None and {"year_from", "year_to"} <= set(first.cells)


def record_of(line: Line, path: Path, *, source: str | None = None, mapping: "Mapped | None" = None) -> Entry:
    """The record of a line of `path`. Raises BadRegistryRow naming file and line."""
    cells, where = _readable(line, path), _where(path, line)
    row = _texts(mapping.row(cells) if mapping else cells)
    named = source or f"import:{path.name}"
    if mapping and row.get("source"):
        row["source"] = f"{named}; {row['source']}"
    return _entry(row, where, named)


def _readable(line: Line, path: Path) -> Mapping[str, Any]:
    if line.fault:
        raise BadRegistryRow(f"{_where(path, line)}: {line.fault}.")
    return line.cells


def checked_lines(path: Path, columns: Iterable[str] = _COLUMNS) -> Iterator[Line]:
    """The lines of a file; raises BadRegistryRow where a table lacks a column."""
    first = True
    for line in read_lines(path):
        if first and not line.fault and format_of(path) != "jsonl":
            missing = [name for name in columns if name not in line.cells]
            if missing:
                raise BadRegistryRow(f"Tệp {path.name}, dòng 1: thiếu cột {', '.join(missing)}; hãy thêm cột rồi nhập lại.")
        first = False
        yield line


def _where(path: Path, line: Line) -> str:
    return f"Tệp {path.name}, dòng {line.number}"


def _entry(row: Mapping[str, str], where: str, source: str) -> Entry:
    _refuse_empty(row, where)
    standing = _standing(row.get("confidence", ""), where, "confidence")
    return Entry(
        number=row.get("number") or None,
        type=row["type"],
        issuer=row["issuer"],
        title=row.get("title", ""),
        issued=_day(row.get("date_issued", ""), where, "date_issued"),
        effective_from=_day(row.get("effective_from", ""), where, "effective_from"),
        effective_to=_day(row.get("effective_to", ""), where, "effective_to"),
        status=row.get("status", "") or "unknown",
        replaced_by=_references(row, "replaced_by", where),
        amends=_references(row, "amends", where),
        aliases=_list(row.get("aliases", "")),
        source=row.get("source", "") or source,
        standing=standing,
        relations_standing=_relations(row, where, standing),
        title_standing=_standing(row.get("title_standing", ""), where, "title_standing"),
        stated=_events(row, where),
    )


def _texts(cells: Mapping[str, Any]) -> dict[str, str]:
    """Cells as text without white space around them; lists are joined by «|»."""
    return {name: cell.strip() if isinstance(cell, str) else _text(cell) for name, cell in cells.items() if cell is not None}


def _text(cell: Any) -> str:
    if isinstance(cell, list | tuple):
        return "|".join(_text(part) for part in cell)
    return cell.date().isoformat() if isinstance(cell, datetime) else str(cell).strip()


def _refuse_empty(row: Mapping[str, str], where: str) -> None:
    for column in _NEEDED:
        if not row.get(column):
            raise BadRegistryRow(f"{where}: ô «{column}» để trống; hãy điền rồi nhập lại.")
    if not row.get("number") and not row.get("title"):
        raise BadRegistryRow(f"{where}: không có số ký hiệu và cũng không có trích yếu; hãy điền ít nhất một ô.")
    for column, longest in _LONGEST.items():
        if len(row.get(column, "")) > longest:
            raise BadRegistryRow(f"{where}: ô «{column}» dài quá {longest} ký tự; hãy xem lại.")
    if "\0" in "".join(row.values()):
        raise BadRegistryRow(f"{where}: có ký tự rỗng (mã 0) trong ô; hãy xóa ký tự đó.")


def _relations(row: Mapping[str, str], where: str, identity: Standing) -> Standing:
    """Relations are no surer than the identity, and medium where the source says that they were not compared."""
    stated = _standing(row.get("relations", ""), where, "relations")
    if identity is not Standing.HIGH:
        return identity
    return Standing.MEDIUM if _UNCHECKED in row.get("source", "") else stated


def _standing(text: str, where: str, column: str) -> Standing:
    if not text:
        return Standing.HIGH
    if text not in _STANDINGS:
        raise BadRegistryRow(f"{where}: ô «{column}» ghi «{text}»; chỉ nhận high, medium hoặc low.")
    return _STANDINGS[text]


def _day(text: str, where: str, column: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadRegistryRow(f"{where}: ô «{column}» ghi «{text}» không phải ngày; hãy viết như 2024-06-30.") from error


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip()) if text else ()


def _references(row: Mapping[str, str], column: str, where: str) -> tuple[str, ...]:
    """References written `number` or `number@date`; a type word before the number is left out."""
    found = tuple(_reference(text) for text in _list(row.get(column, "")))
    for reference in found:
        _day(reference.partition("@")[2], where, column)
    return found


def _reference(text: str) -> str:
    """«Thông tư 27/2018/TT-BGDĐT» → «27/2018/TT-BGDĐT»; a title stays as it is."""
    last = text.rsplit(maxsplit=1)[-1]
    return last if last[0].isdigit() and "/" in last else text


def _events(row: Mapping[str, str], where: str) -> tuple[Event, ...]:
    try:
        stated = read_events(row.get("events", ""))
    except ValueError as error:
        raise BadRegistryRow(f"{where}: ô «events» không đọc được ({error}); hãy viết như «suspended;2024-05-01;;khoản 2 Điều 5».") from error
    amended = [Event(EventKind.AMENDED, _day(_after(text), where, "amended_by"), text) for text in _references(row, "amended_by", where)]
    return in_order((*stated, *amended)) if stated or amended else ()


def _after(reference: str) -> str:
    """The date of a reference: the day of issue of the amending document stands for the day of the amendment."""
    return reference.partition("@")[2]


def _coverage(row: Mapping[str, str], where: str) -> Coverage:
    for column in ("issuer", "type"):
        if not row.get(column):
            raise BadRegistryRow(f"{where}: ô «{column}» để trống; hãy điền rồi nhập lại.")
    years = row.get("year_from", ""), row.get("year_to", "")
    if not all(len(year) == 4 and year.isdigit() for year in years):
        raise BadRegistryRow(f"{where}: năm «{years[0]}»-«{years[1]}» không đọc được; hãy ghi đủ bốn chữ số.")
    return Coverage(row["issuer"], row["type"], int(years[0]), int(years[1]))
