"""Runs Alembic from the program: the revisions in `versions`, in one transaction, one process at a time."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text

_FOLDER = Path(__file__).parent
_LOCK = 7_262_015  # any number, the same in every process that shares a PostgreSQL database


def upgrade(engine: Engine) -> None:
    """Bring the database to the newest revision; nothing of it stays when a revision fails."""
    with engine.execution_options(trobut_begin="BEGIN IMMEDIATE").begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        command.upgrade(config_for(connection), "head")


def config_for(connection: Connection) -> Config:
    """Alembic's settings for an open connection."""
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
