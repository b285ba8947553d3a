"""Files of records: CSV, JSON Lines (also packed with gzip), Parquet ↔ rows of named cells, one at a time."""

import csv
import gzip
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from corpus.errors import BadRegistryRow

_BATCH = 10_000
_FIELD_LIMIT = 1 << 20


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its line in the file (Parquet: its place from 1), its cells, or why it cannot be read."""

    number: int
    cells: Mapping[str, Any]
    fault: str | None = None


def format_of(path: Path) -> str:
    """«csv», «jsonl» or «parquet», by the name. Raises BadRegistryRow for another ending."""
    name = path.name.lower().removesuffix(".gz")
    for ending, form in ((".csv", "csv"), (".jsonl", "jsonl"), (".ndjson", "jsonl"), (".parquet", "parquet")):
        if name.endswith(ending):
            return form
    raise BadRegistryRow(f"Tệp {path.name} không phải .csv, .jsonl (có thể kèm .gz) hay .parquet: hãy đổi sang một trong các dạng đó.")


def read_lines(path: Path) -> Iterator[Line]:
    """The rows of a file in their order. Raises BadRegistryRow when the file as a whole cannot be read."""
    form = format_of(path)
    try:
        if form == "parquet":
            yield from _parquet(path)
        else:
            with _opened(path) as file:
                yield from _csv(file, path.name) if form == "csv" else _json(file)
    except UnicodeDecodeError as error:
        raise BadRegistryRow(f"Tệp sổ đăng ký {path.name} không phải chữ Unicode (UTF-8): hãy lưu lại dưới dạng UTF-8.") from error
    except (gzip.BadGzipFile, EOFError) as error:
        raise BadRegistryRow(f"Tệp nén {path.name} bị hỏng hoặc bị cắt ngắn: hãy lấy lại tệp rồi nhập lại.") from error
    except OSError as error:
        raise BadRegistryRow(f"Không mở được tệp sổ đăng ký {path}: hãy xem tệp có tồn tại và có quyền đọc không.") from error


@contextmanager
def _opened(path: Path) -> Iterator[IO[str]]:
    with ExitStack() as stack:
        raw: Any = stack.enter_context(path.open("rb"))
        packed = stack.enter_context(gzip.open(raw)) if path.name.lower().endswith(".gz") else raw
        yield io.TextIOWrapper(packed, encoding="utf-8-sig", newline="")


def _csv(file: IO[str], name: str) -> Iterator[Line]:
    csv.field_size_limit(_FIELD_LIMIT)
    reader = csv.reader(file, strict=True)
    heading = _next_csv(reader)
    if heading is None or heading.fault:
        raise BadRegistryRow(f"Tệp {name} không có dòng tên cột: hãy thêm dòng đầu ghi tên các cột.")
    columns = [cell.strip() for cell in heading.cells["row"]]
    while (line := _next_csv(reader)) is not None:
        row = line.cells.get("row", ())
        if line.fault is None and not row:
            continue
        if line.fault is None and len(row) != len(columns):
            yield Line(line.number, {}, "số ô không khớp với số cột; hãy xem lại dấu phẩy và dấu ngoặc kép")
        else:
            yield Line(line.number, dict(zip(columns, row, strict=False)), line.fault)


def _next_csv(reader: Any) -> Line | None:
    try:
        row = next(reader)
    except StopIteration:
        return None
    except csv.Error as error:
        return Line(reader.line_num, {}, f"không đọc được ({error}); hãy xem lại dấu ngoặc kép")
    return Line(reader.line_num, {"row": row})


def _json(file: IO[str]) -> Iterator[Line]:
    for number, text in enumerate(file, 1):
        if not text.strip():
            continue
        try:
            cells = json.loads(text)
        except ValueError:
            yield Line(number, {}, "không phải một đối tượng JSON; hãy ghi mỗi dòng một đối tượng")
            continue
        yield Line(number, cells) if isinstance(cells, dict) else Line(number, {}, "không phải một đối tượng JSON; hãy ghi mỗi dòng một đối tượng")


def _parquet(path: Path) -> Iterator[Line]:
    arrow = _pyarrow()
    if not path.is_file():
        raise FileNotFoundError(path)
    try:
        file = arrow.ParquetFile(path)
    except ValueError as error:
        raise BadRegistryRow(f"Tệp {path.name} không phải Parquet hoặc bị hỏng: hãy lấy lại tệp rồi nhập lại.") from error
    number = 0
    with file:
        for batch in file.iter_batches(_BATCH):
            for cells in batch.to_pylist():
                number += 1
                yield Line(number, cells)


def _pyarrow() -> Any:
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise BadRegistryRow("Máy này chưa có thư viện đọc Parquet: hãy chạy «pip install pyarrow», hoặc đổi tệp sang CSV hay JSON Lines.") from error
    return parquet


def write_rows(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """Write rows of text cells; how many there were. Raises OSError, and BadRegistryRow for another ending."""
    form = format_of(path)
    if form == "parquet":
        return _write_parquet(path, columns, rows)
    with ExitStack() as stack:
        raw: Any = stack.enter_context(path.open("wb"))
        if path.name.lower().endswith(".gz"):
            raw = stack.enter_context(gzip.GzipFile(fileobj=raw, mode="wb", filename="", mtime=0))
        file = stack.enter_context(io.TextIOWrapper(raw, encoding="utf-8", newline=""))
        return _write_csv(file, columns, rows) if form == "csv" else _write_json(file, columns, rows)


def _write_csv(file: IO[str], columns: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    count = 0
    for row in rows:
        writer.writerow(row)
        count += 1
    return count


def _write_json(file: IO[str], columns: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    count = 0
    for row in rows:
        file.write(json.dumps({name: cell for name, cell in zip(columns, row, strict=True) if cell}, ensure_ascii=False) + "\n")
        count += 1
    return count


def _write_parquet(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    parquet = _pyarrow()
    import pyarrow

    schema = pyarrow.schema([(name, pyarrow.string()) for name in columns])
    count = 0
    with parquet.ParquetWriter(path, schema) as writer:
        for batch in _batches(rows):
            count += len(batch)
            writer.write_table(pyarrow.table([list(cells) for cells in zip(*batch, strict=True)], schema=schema))
    return count


def _batches(rows: Iterable[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    batch: list[Sequence[str]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
