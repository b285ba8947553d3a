from pathlib import Path

import pytest
from sqlalchemy import text

from corpus.database import open_database
from corpus.errors import StorageError
from corpus.migrations import newest_revision, stamped_revision
from corpus.migrations.revising import differences


def test_a_new_store_is_at_the_newest_revision(tmp_path: Path) -> None:
    assert stamped_revision(open_database(tmp_path).engine) == newest_revision() is not None


def test_revisions_make_exactly_the_declared_tables() -> None:
    """When this fails: `python -m corpus.migrations.revising "what changed"`, then read and commit the file it wrote."""
    assert differences(open_database().engine) == []


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    open_database(tmp_path).close()
    assert differences(open_database(tmp_path).engine) == []


def test_a_store_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    database = open_database(tmp_path)
    with database.session() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    with pytest.raises(StorageError, match="bản Trợ Bút mới hơn"):
        open_database(tmp_path)
