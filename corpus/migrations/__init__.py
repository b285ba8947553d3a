"""Brings a database to the newest schema; a database that is already there costs one query and no import of Alembic."""

from pathlib import Path

from sqlalchemy import Engine, inspect, text

from corpus.errors import StorageError

VERSIONS = Path(__file__).parent / "versions"


def newest_revision() -> str | None:
    """Revision of the last file in `versions` (files are named `0001_what.py`, and `0001` is the revision)."""
    names = sorted(path.name for path in VERSIONS.glob("[0-9]*.py"))
    return names[-1].split("_")[0] if names else None


def stamped_revision(engine: Engine) -> str | None:
    """Revision that the database says it is at; None when it is new."""
    if not inspect(engine).has_table("alembic_version"):
        return None
    with engine.connect() as connection:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def bring_up_to_date(engine: Engine) -> None:
    """Run the revisions that the database lacks. Raises StorageError for a database of a newer version of the program."""
    newest, stamped = newest_revision(), stamped_revision(engine)
    if stamped == newest:
        return
    if stamped and newest and stamped > newest:
        raise StorageError(f"Kho dữ liệu do bản Trợ Bút mới hơn tạo ra (lược đồ {stamped}, bản này đọc đến {newest}): hãy cập nhật chương trình.")
    from corpus.migrations.upgrading import upgrade

    upgrade(engine)
