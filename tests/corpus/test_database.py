import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest
from sqlalchemy import text

from corpus.database import FILE_NAME, Database, open_database
from corpus.errors import StorageError
from corpus.library_tables import UnsettledRow


def names(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.scalars(text("SELECT document_id FROM unsettled_documents")))


def test_session_keeps_what_it_wrote(tmp_path: Path) -> None:
    with open_database(tmp_path).session() as session:
        session.add(UnsettledRow(document_id="a"))
    assert names(open_database(tmp_path)) == ["a"]


def test_session_undoes_everything_on_an_error(tmp_path: Path) -> None:
    database = open_database(tmp_path)

    def fail_halfway() -> None:
        with database.session() as session:
            session.add(UnsettledRow(document_id="a"))
            session.flush()
            raise KeyError

    with pytest.raises(KeyError):
        fail_halfway()
    assert names(database) == []


def test_sqlite_is_opened_so_that_commits_last(tmp_path: Path) -> None:
    with open_database(tmp_path).reading() as session:
        settings = [session.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "synchronous", "foreign_keys")]
    assert settings == ["wal", 2, 1]


def test_a_reader_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    database = open_database(tmp_path)
    with database.session() as session:
        session.add(UnsettledRow(document_id="a"))
        session.flush()
        assert names(database) == []


def test_no_place_gives_a_store_in_memory() -> None:
    database = open_database()
    with database.session() as session:
        session.add(UnsettledRow(document_id="a"))
    assert names(database) == ["a"]


def test_a_damaged_file_is_explained(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"damaged" * 1_000)
    with pytest.raises(StorageError, match="tệp cơ sở dữ liệu bị hỏng, hãy khôi phục"):
        open_database(tmp_path)


def test_a_full_disk_is_explained_and_loses_nothing(tmp_path: Path) -> None:
    database = open_database(tmp_path)
    with database.session() as session:
        session.add(UnsettledRow(document_id="a"))

    def write_too_much() -> None:
        with database.session() as session:
            pages = session.execute(text("PRAGMA page_count")).scalar_one()
            session.execute(text(f"PRAGMA max_page_count = {pages}"))
            session.add_all(UnsettledRow(document_id=f"{n:060d}") for n in range(10_000))

    with pytest.raises(StorageError, match="hết chỗ trên ổ đĩa"):
        write_too_much()
    assert names(open_database(tmp_path)) == ["a"]


def test_a_place_that_cannot_be_a_folder_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageError, match="Không dùng được kho dữ liệu tại"):
        open_database(tmp_path / "file" / "data")


def test_opening_an_up_to_date_store_does_not_import_alembic(tmp_path: Path) -> None:
    open_database(tmp_path).close()
    program = """
        import sys
        from pathlib import Path
        from corpus.database import open_database
        open_database(Path(sys.argv[1]))
        sys.exit("alembic" in sys.modules)
    """
    assert subprocess.run([sys.executable, "-c", dedent(program), str(tmp_path)], check=False).returncode == 0
