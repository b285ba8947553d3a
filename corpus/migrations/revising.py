"""For developers: write the next revision from the difference between the declared tables and the revisions so far.

`python -m corpus.migrations.revising "what changes"`; read the file it names before committing it.
"""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine

from corpus.database import Base
from corpus.migrations import VERSIONS, newest_revision
from corpus.migrations.upgrading import config_for, upgrade

_ROOT = Path(__file__).parents[2]
_PACKAGES = ("corpus", "retrieval", "assistant", "api")


def table_modules() -> Iterator[str]:
    """Names of the modules that declare tables on `Base`, whichever package they are in."""
    for package in _PACKAGES:
        for path in sorted((_ROOT / package).rglob("*.py")):
            if "__tablename__ =" in path.read_text(encoding="utf-8"):
                yield ".".join(path.relative_to(_ROOT).with_suffix("").parts)


def differences(engine: Engine) -> list[object]:
    """What the declared tables have that the database lacks, and the other way round."""
    for module in table_modules():
        importlib.import_module(module)
    with engine.connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), Base.metadata))


def revise(message: str) -> Path:
    """Write the next revision."""
    for module in table_modules():
        importlib.import_module(module)
    number = f"{int(newest_revision() or 0) + 1:04d}"
    engine = create_engine("sqlite://")
    if newest_revision():
        upgrade(engine)
    with engine.connect() as connection:
        command.revision(config_for(connection), message, autogenerate=True, rev_id=number)
    return next(VERSIONS.glob(f"{number}_*.py"))


if __name__ == "__main__":
    print(revise(" ".join(sys.argv[1:])))  # noqa: T201
