"""CSV rows → entries and coverage. Columns as in `starter/documents.csv`; only number or title, type and issuer must be filled.

`replaced_by`, `amends` and `aliases` are lists joined by «|». `confidence` (high, medium, low) is the standing of the identity;
`relations` and `title_standing` may lower that of the relations and of the title. A source that says «chưa đối chiếu» lowers
the relations to medium.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from corpus.errors import BadRegistryRow
from corpus.registry.entry import Coverage, Entry, Standing

_UNCHECKED = "chưa đối chiếu"
_NEEDED = ("type", "issuer")
_COVERAGE_COLUMNS = ("issuer", "type", "year_from", "year_to")


def read_entries(path: Path, *, source: str | None = None) -> tuple[Entry, ...]:
    """The entries of a CSV file; rows of low confidence are left out. `source` replaces the file's own column.

    Raises BadRegistryRow naming file and line for the first row that cannot be an entry.
    """
    entries = (_entry(row, where, source) for where, row in _rows(path, (*_NEEDED, "number")))
    return tuple(entry for entry in entries if entry.standing is not Standing.LOW)


def read_coverage(path: Path) -> tuple[Coverage, ...]:
    """Declared coverage: columns issuer, type, year_from, year_to. Raises BadRegistryRow."""
    return tuple(_coverage(row, where) for where, row in _rows(path, _COVERAGE_COLUMNS))


def _rows(path: Path, columns: Iterable[str]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Each row with its place in words; checks the heading and the encoding."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    except UnicodeDecodeError as error:
        raise BadRegistryRow(f"Tệp sổ đăng ký {path.name} không phải chữ Unicode (UTF-8): hãy lưu lại dưới dạng CSV UTF-8.") from error
    except OSError as error:
        raise BadRegistryRow(f"Không mở được tệp sổ đăng ký {path}: hãy xem tệp có tồn tại và có quyền đọc không.") from error
    reader = csv.DictReader(lines, strict=True)
    missing = [name for name in columns if name not in (reader.fieldnames or ())]
    if missing:
        raise BadRegistryRow(f"Tệp {path.name}, dòng 1: thiếu cột {', '.join(missing)}; hãy thêm cột rồi nhập lại.")
    yield from _checked(reader, path.name)


def _checked(reader: "csv.DictReader[str]", name: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    try:
        for row in reader:
            where = f"Tệp {name}, dòng {reader.line_num}"
            if None in row or None in row.values():
                raise BadRegistryRow(f"{where}: số ô không khớp với số cột; hãy xem lại dấu phẩy và dấu ngoặc kép.")
            yield where, {column: cell.strip() for column, cell in row.items()}
    except csv.Error as error:
        raise BadRegistryRow(f"Tệp {name}, dòng {reader.line_num}: không đọc được ({error}); hãy xem lại dấu ngoặc kép.") from error


def _entry(row: Mapping[str, str], where: str, source: str | None) -> Entry:
    for column in _NEEDED:
        if not row[column]:
            raise BadRegistryRow(f"{where}: ô «{column}» để trống; hãy điền rồi nhập lại.")
    title = row.get("title", "")
    if not row["number"] and not title:
        raise BadRegistryRow(f"{where}: không có số ký hiệu và cũng không có trích yếu; hãy điền ít nhất một ô.")
    origin = source or row.get("source", "")
    standing = _standing(row.get("confidence", ""), where, "confidence")
    return Entry(
        number=row["number"] or None,
        type=row["type"],
        issuer=row["issuer"],
        title=title,
        issued=_day(row.get("date_issued", ""), where, "date_issued"),
        effective_from=_day(row.get("effective_from", ""), where, "effective_from"),
        effective_to=_day(row.get("effective_to", ""), where, "effective_to"),
        status=row.get("status", "") or "unknown",
        replaced_by=_list(row.get("replaced_by", "")),
        amends=_list(row.get("amends", "")),
        aliases=_list(row.get("aliases", "")),
        source=origin,
        standing=standing,
        relations_standing=_relations(row, where, standing),
        title_standing=_standing(row.get("title_standing", ""), where, "title_standing"),
    )


def _relations(row: Mapping[str, str], where: str, identity: Standing) -> Standing:
    """Relations are no surer than the identity, and medium where the source says that they were not compared."""
    stated = _standing(row.get("relations", ""), where, "relations")
    if identity is not Standing.HIGH:
        return identity
    return Standing.MEDIUM if _UNCHECKED in row.get("source", "") else stated


def _standing(text: str, where: str, column: str) -> Standing:
    if not text:
        return Standing.HIGH
    if text not in {standing.value for standing in Standing}:
        raise BadRegistryRow(f"{where}: ô «{column}» ghi «{text}»; chỉ nhận high, medium hoặc low.")
    return Standing(text)


def _day(text: str, where: str, column: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadRegistryRow(f"{where}: ô «{column}» ghi «{text}» không phải ngày; hãy viết như 2024-06-30.") from error


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())


def _coverage(row: Mapping[str, str], where: str) -> Coverage:
    years = row["year_from"], row["year_to"]
    if not all(len(year) == 4 and year.isdigit() for year in years):
        raise BadRegistryRow(f"{where}: năm «{years[0]}»-«{years[1]}» không đọc được; hãy ghi đủ bốn chữ số.")
    return Coverage(row["issuer"], row["type"], int(years[0]), int(years[1]))
