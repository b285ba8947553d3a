"""The stored registry: starter, imports, own documents; read with and without SQLAlchemy."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from corpus.database import FILE_NAME, Database, open_database
from corpus.errors import StorageError
from corpus.prepared import prepare
from corpus.registry.intake import import_coverage, import_registry
from corpus.registry.own import entry_from, forget_own, register_own
from corpus.registry.quick import read_registry
from corpus.registry.starting import starter_entries, starter_registry
from corpus.registry.store import count_entries, fill_from_starter, load_registry
from corpus.structure import parse

OWN = (
    "SỞ CÔNG THƯƠNG TỈNH LAM GIANG\n\nSố: 999/BC-SCT\n\nLam Giang, ngày 05 tháng 6 năm 2024\n\nBÁO CÁO\n\nVề công tác thử nghiệm\n\n"
    "Sở Công Thương báo cáo như sau:\n\nI. KẾT QUẢ\n\nĐã xong.\n"
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path)
    yield opened
    opened.close()


def test_the_starter_is_written_once(database: Database) -> None:
    with database.session() as session:
        assert fill_from_starter(session) == len(starter_entries())
        assert fill_from_starter(session) == 0
        assert count_entries(session) == len(starter_entries())


def test_an_import_takes_the_place_of_the_earlier_one(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "so.csv"
    path.write_text("number,type,issuer,date_issued\n7/KH-X,Kế hoạch,Sở X,2024-01-02\n", encoding="utf-8")
    import_registry(database, path)
    import_registry(database, path)
    with database.reading() as session:
        (found,) = load_registry(session).find("7/KH-X")
    assert (found.issued, found.source) == (date(2024, 1, 2), "import:so.csv")


def test_imported_coverage_is_in_the_snapshot(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "pham-vi.csv"
    path.write_text("issuer,type,year_from,year_to\nSở X,Kế hoạch,2020,2024\n", encoding="utf-8")
    with database.session() as session:
        import_coverage(session, path)
        assert any(scope.issuer == "Sở X" for scope in load_registry(session).coverage)


def test_an_ingested_document_enters_and_leaves_with_the_library(database: Database) -> None:
    with database.session() as session:
        register_own(session, "bc-2024", prepare("bc.txt", OWN.encode()))
        (entry,) = load_registry(session).find("999/BC-SCT")
        forget_own(session, "bc-2024")
        assert load_registry(session).find("999/BC-SCT") == ()
    assert (entry.source, entry.issued, entry.type) == ("library:bc-2024", date(2024, 6, 5), "Báo cáo")


def test_a_draft_does_not_enter_the_registry() -> None:
    assert entry_from(parse(OWN.replace("Số: 999/BC-SCT", "Số: /BC-SCT")), document_id="x") is None


def test_the_quick_reader_sees_what_was_stored(database: Database, tmp_path: Path) -> None:
    with database.session() as session:
        fill_from_starter(session)
        register_own(session, "bc-2024", prepare("bc.txt", OWN.encode()))
        expected = load_registry(session).entries
    assert {entry.label for entry in read_registry(tmp_path / FILE_NAME).entries} == {entry.label for entry in expected}


def test_without_a_database_the_shipped_entries_are_the_registry(tmp_path: Path) -> None:
    assert read_registry(tmp_path / FILE_NAME) is starter_registry()


def test_a_damaged_database_is_named_in_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / FILE_NAME
    file.write_bytes(b"khong phai co so du lieu" * 100)
    with pytest.raises(StorageError, match="khôi phục từ bản sao lưu"):
        read_registry(file)
