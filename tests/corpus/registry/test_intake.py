"""Importing files: every format, bad rows, nothing half imported, taken up again after a break."""

import gzip
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.database import FILE_NAME, Database, open_database
from corpus.errors import BadRegistryRow, StorageError
from corpus.registry import intake
from corpus.registry.exporting import write_entries
from corpus.registry.importing import read_entries
from corpus.registry.intake import import_registry
from corpus.registry.mapping import read_mapping
from corpus.registry.quick import read_registry
from corpus.registry.snapshot import Registry
from tests.registry_generator import write_register

HEAD = "number,type,issuer,date_issued\n"
GOOD = "{n}/KH-X,Kế hoạch,Sở X,2024-01-02\n"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "kho")
    yield opened
    opened.close()


def stored(database: Database) -> Registry:
    return read_registry(Path(database.where) / FILE_NAME)


def written(folder: Path, text: str, name: str = "so.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["ra.csv", "ra.csv.gz", "ra.jsonl", "ra.jsonl.gz", "ra.parquet"])
def test_every_format_brings_back_what_was_written(database: Database, tmp_path: Path, name: str) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow", reason="needs the package pyarrow")
    write_register(tmp_path / "goc.csv", 300)
    extra = 'x,"a,b",,Sở Y,"nhiều\ndòng",,,unknown,,,tên khác|tên nữa,nguồn,medium,medium,low,suspended;2024-05-01;;khoản 2;medium;nguồn khác\n'
    head = (
        "number,type,date_issued,issuer,title,effective_from,effective_to,status,replaced_by,amends,aliases,source,confidence,relations,title_standing,events\n"
    )
    entries = (*read_entries(tmp_path / "goc.csv"), *read_entries(written(tmp_path, head + extra, "them.csv")))
    path = tmp_path / name
    assert write_entries(path, entries) == 301
    import_registry(database, path)
    again = tmp_path / f"lai-{name}"
    write_entries(again, (record for record in stored(database).source.records() if record.origin))
    assert read_entries(again) == entries


def test_bad_rows_are_named_by_line_and_the_others_imported(database: Database, tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + GOOD.format(n=1) + "2/KH-X,Kế hoạch,,2024-01-02\n" + "3/KH-X,Kế hoạch,Sở X,2/1/2024\n" + "4/KH-X\n" + GOOD.format(n=5))
    done = import_registry(database, path)
    assert (done.entries, done.rejected) == (2, 3)
    assert [fault[:19] for fault in done.faults] == ["Tệp so.csv, dòng 3:", "Tệp so.csv, dòng 4:", "Tệp so.csv, dòng 5:"]
    assert stored(database).find("5/KH-X") and not stored(database).find("2/KH-X")


def test_only_the_first_bad_rows_are_told_in_words(database: Database, tmp_path: Path) -> None:
    done = import_registry(database, written(tmp_path, HEAD + GOOD.format(n=1) + "x,,,\n" * 50))
    assert (done.rejected, len(done.faults)) == (50, 20)


def test_strict_refuses_the_whole_file(database: Database, tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + GOOD.format(n=1) + "2/KH-X,Kế hoạch,,2024-01-02\n")
    with pytest.raises(BadRegistryRow, match=r"dòng 3.*Không nạp dòng nào"):
        import_registry(database, path, strict=True)
    assert not stored(database).find("1/KH-X")
    assert import_registry(database, path).entries == 1


def test_a_file_of_which_nothing_can_be_read_leaves_the_earlier_import(database: Database, tmp_path: Path) -> None:
    import_registry(database, written(tmp_path, HEAD + GOOD.format(n=1)))
    with pytest.raises(BadRegistryRow, match="Không dòng nào"):
        import_registry(database, written(tmp_path, HEAD + "2/KH-X,,,\n"))
    assert stored(database).find("1/KH-X")


def test_the_same_file_again_changes_nothing(database: Database, tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + GOOD.format(n=1))
    before = (import_registry(database, path), stored(database).source.state())
    again = import_registry(database, path)
    assert (again.unchanged, again.entries, stored(database).source.state()) == (True, 1, before[1])


def test_a_new_version_of_a_file_takes_the_place_of_the_old_one(database: Database, tmp_path: Path) -> None:
    import_registry(database, written(tmp_path, HEAD + GOOD.format(n=1)))
    import_registry(database, written(tmp_path, HEAD + GOOD.format(n=2)))
    assert not stored(database).find("1/KH-X") and len(stored(database).find("2/KH-X")) == 1
    assert rows_in(database) == 1


def rows_in(database: Database) -> int:
    with sqlite3.connect(Path(database.where) / FILE_NAME) as connection:
        return int(connection.execute("SELECT count(*) FROM registry_entries").fetchone()[0])


def test_a_broken_import_is_invisible_and_taken_up_where_it_stopped(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "_STEP", 10)
    path = written(tmp_path, HEAD + "".join(GOOD.format(n=n) for n in range(1, 36)))

    def stop(count: int) -> None:
        if count == 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_registry(database, path, told=stop)
    assert rows_in(database) == 20
    assert not stored(database).find("5/KH-X") and not [scope for scope in stored(database).entries if scope.issuer == "Sở X"]
    done = import_registry(database, path)
    assert (done.resumed_at, done.entries, rows_in(database)) == (20, 35, 35)
    assert all(len(stored(database).find(f"{n}/KH-X")) == 1 for n in range(1, 36))


def test_a_broken_import_of_another_version_is_forgotten(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "_STEP", 1)

    def stop(_count: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_registry(database, written(tmp_path, HEAD + GOOD.format(n=1) + GOOD.format(n=2)), told=stop)
    import_registry(database, written(tmp_path, HEAD + GOOD.format(n=3)))
    assert rows_in(database) == 1


def test_an_import_that_is_killed_leaves_the_old_registry(tmp_path: Path) -> None:
    data, file = tmp_path / "kho", tmp_path / "so.csv"
    command = [sys.executable, "-m", "api.cli", "registry", "import", str(file), "--data", str(data)]
    written(tmp_path, HEAD + GOOD.format(n=1))
    subprocess.run(command, check=True, capture_output=True)
    write_register(file, 60_000)
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _wait_for_rows(data / FILE_NAME, 10_000)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert read_registry(data / FILE_NAME).find("1/KH-X")
    subprocess.run(command, check=True, capture_output=True)
    registry = read_registry(data / FILE_NAME)
    assert not registry.find("1/KH-X") and registry.source.count() > 60_000


def _wait_for_rows(file: Path, count: int) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        with sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True) as connection:
            if connection.execute("SELECT count(*) FROM registry_entries").fetchone()[0] >= count:
                return
        time.sleep(0.02)
    raise AssertionError("the import wrote nothing")


def test_a_full_disk_is_one_sentence_and_loses_nothing(database: Database, tmp_path: Path) -> None:
    import_registry(database, written(tmp_path, HEAD + GOOD.format(n=1)))
    with database.session() as session:
        session.connection().exec_driver_sql("PRAGMA max_page_count=120")
    path = tmp_path / "so.csv"
    write_register(path, 5000)
    with pytest.raises(StorageError, match=r"hết chỗ trên ổ đĩa.*còn nguyên"):
        import_registry(database, path)
    assert stored(database).find("1/KH-X")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("so.txt", b"x", "không phải .csv"),
        ("so.csv", "số".encode("utf-16"), "UTF-8"),
        ("so.csv", b"", "không có dòng tên cột"),
        ("so.csv", b"number,type\n1,2\n", "thiếu cột issuer"),
        ("so.csv.gz", b"khong nen", "bị hỏng"),
        ("so.csv.gz", gzip.compress((HEAD + GOOD).encode())[:-9], "bị hỏng"),
        ("so.parquet", b"khong phai", "không phải Parquet"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence(database: Database, tmp_path: Path, name: str, content: bytes, said: str) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow", reason="needs the package pyarrow")
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(BadRegistryRow, match=said):
        import_registry(database, path)
    assert rows_in(database) == 0


def test_parquet_without_the_package_says_what_to_do(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    path = tmp_path / "so.parquet"
    path.write_bytes(b"x")
    with pytest.raises(BadRegistryRow, match="pip install pyarrow"):
        import_registry(database, path)


def test_json_lines_may_hold_lists_and_bad_lines(database: Database, tmp_path: Path) -> None:
    lines = '{"number": "1/KH-X", "type": "Kế hoạch", "issuer": "Sở X", "aliases": ["a b c", "d"]}\nnull\n{oops\n'
    done = import_registry(database, written(tmp_path, lines, "so.jsonl"))
    (entry,) = stored(database).find("1/KH-X")
    assert (entry.aliases, done.rejected) == (("a b c", "d"), 2)


def test_a_mapping_reads_another_registers_columns(database: Database, tmp_path: Path) -> None:
    lines = (
        '{"number":"12/2020/NĐ-CP","type":null,"issued":"2020-02-03","title":null,"issuer":null,"sources":["cited"],"date_votes":{"2020-02-03":1}}\n'
        '{"number":"13/2020/NĐ-CP","issued":"2020-02-03","title":"a","sources":["phapdien"],"vbpl_item_id":"7","amended_by":["Nghị định 9/2022/NĐ-CP"]}\n'
        '{"number":"1/2020/QĐ-LẠ","issued":"2020-02-03","sources":["cited"],"date_votes":{"2020-02-03":4}}\n'
    )
    import_registry(database, written(tmp_path, lines, "so.jsonl"), mapping=read_mapping("legal-code"))
    registry = stored(database)
    (cited,), (official,), (strange,) = (registry.find(number) for number in ("12/2020/NĐ-CP", "13/2020/NĐ-CP", "1/2020/QĐ-LẠ"))
    assert (cited.type, cited.issuer, cited.standing.value) == ("Nghị định", "Chính phủ", "low")
    assert (official.standing.value, official.stated[0].other, official.source) == ("high", "9/2022/NĐ-CP", "import:so.jsonl; phapdien")
    assert (strange.type, strange.issuer, strange.standing.value) == ("Quyết định", "(không rõ)", "medium")
