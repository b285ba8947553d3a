"""CSV rows to entries and back."""

from datetime import date
from pathlib import Path

import pytest

from corpus.errors import BadRegistryRow
from corpus.registry.entry import Standing
from corpus.registry.exporting import write_entries
from corpus.registry.importing import read_coverage, read_entries
from corpus.registry.starting import starter_entries

HEAD = "number,type,date_issued,issuer,title,effective_from,effective_to,status,replaced_by,amends,aliases,source,confidence\n"
ROW = '12/KH-X,Kế hoạch,2024-01-02,Sở X,"về a, b",2024-01-02,,in_force,13/KH-X|14/KH-X,,,nguồn; chưa đối chiếu,high\n'


def written(folder: Path, text: str) -> Path:
    path = folder / "so.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_read_entries_reads_every_column(tmp_path: Path) -> None:
    (entry,) = read_entries(written(tmp_path, HEAD + ROW))
    assert (entry.number, entry.issued, entry.title, entry.replaced_by) == ("12/KH-X", date(2024, 1, 2), "về a, b", ("13/KH-X", "14/KH-X"))
    assert (entry.standing, entry.relations_standing) == (Standing.HIGH, Standing.MEDIUM)


def test_read_entries_reads_a_file_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "so.csv"
    path.write_text(HEAD + ROW, encoding="utf-8-sig")
    assert len(read_entries(path)) == 1


def test_read_entries_keeps_what_is_of_low_confidence_as_such(tmp_path: Path) -> None:
    (entry,) = read_entries(written(tmp_path, HEAD + ROW.replace(",high", ",low")))
    assert (entry.standing, entry.relations_standing) == (Standing.LOW, Standing.LOW)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (ROW.replace("2024-01-02,Sở", "02/01/2024,Sở"), "dòng 2: ô «date_issued»"),
        (ROW.replace("Kế hoạch", ""), "dòng 2: ô «type»"),
        (ROW.replace(",high", ",chắc"), "dòng 2: ô «confidence»"),
        (ROW.replace("12/KH-X", "").replace('"về a, b"', ""), "dòng 2: không có số ký hiệu"),
        ("12/KH-X,Kế hoạch\n", "dòng 2: số ô"),
    ],
)
def test_a_bad_row_is_named_by_file_and_line(tmp_path: Path, row: str, said: str) -> None:
    with pytest.raises(BadRegistryRow, match=f"so.csv, {said}"):
        read_entries(written(tmp_path, HEAD + row))


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadRegistryRow, match="thiếu cột issuer"):
        read_entries(written(tmp_path, "number,type\n1,2\n"))


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "so.csv"
    path.write_bytes((HEAD + ROW).encode("utf-16"))
    with pytest.raises(BadRegistryRow, match="UTF-8"):
        read_entries(path)


def test_read_coverage_reads_years(tmp_path: Path) -> None:
    (scope,) = read_coverage(written(tmp_path, "issuer,type,year_from,year_to\nSở X,Kế hoạch,2020,2024\n"))
    assert (scope.issuer, scope.year_from, scope.year_to) == ("Sở X", 2020, 2024)


def test_what_is_exported_is_read_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "ra.csv"
    assert write_entries(path, starter_entries()) == len(starter_entries())
    assert read_entries(path) == starter_entries()
