"""The relational store: one SQLite file in the data folder, or PostgreSQL by URL, through the same code.

Every table of the product is declared on `Base`; `corpus.migrations` brings a database to the newest schema.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.pool import StaticPool

from corpus.errors import StorageError
from corpus.migrations import bring_up_to_date

FILE_NAME = "trobut.db"
_BUSY_MS = 15_000
_PRAGMAS = (f"busy_timeout={_BUSY_MS}", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")
_BEGIN = "trobut_begin"
_CAUSES = (
    ("disk is full", "đã hết chỗ trên ổ đĩa, hãy giải phóng dung lượng rồi làm lại; dữ liệu đã lưu trước đó còn nguyên"),
    ("no space left", "đã hết chỗ trên ổ đĩa, hãy giải phóng dung lượng rồi làm lại; dữ liệu đã lưu trước đó còn nguyên"),
    ("malformed", "tệp cơ sở dữ liệu bị hỏng, hãy khôi phục từ bản sao lưu"),
    ("not a database", "tệp cơ sở dữ liệu bị hỏng, hãy khôi phục từ bản sao lưu"),
    ("readonly", "không có quyền ghi, hãy cấp quyền ghi cho thư mục dữ liệu"),
    ("read-only", "không có quyền ghi, hãy cấp quyền ghi cho thư mục dữ liệu"),
    ("permission denied", "không có quyền ghi, hãy cấp quyền ghi cho thư mục dữ liệu"),
    ("unable to open", "không mở được tệp cơ sở dữ liệu, hãy xem thư mục có tồn tại và có quyền ghi không"),
    ("locked", "một chương trình khác đang giữ dữ liệu, hãy đợi chương trình đó xong rồi làm lại"),
    ("disk i/o error", "ổ đĩa báo lỗi đọc ghi, hãy kiểm tra ổ đĩa và dung lượng còn trống"),
)


class Base(DeclarativeBase):
    """Declarative base of every table."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Database:
    """An open store. `session()` to change it, `reading()` to look; both raise StorageError with a sentence for the officer."""

    def __init__(self, engine: Engine, *, where: str) -> None:
        self.engine = engine
        self.where = where
        self._writing = engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session that may write: committed at the end, rolled back on any error."""
        with explained(self.where), Session(self._writing, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that only reads: never waits for a writer."""
        with explained(self.where), Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """The same without a session around it, in half the time: for what every search asks."""
        with explained(self.where), self.engine.connect() as connection:
            yield connection

    def close(self) -> None:
        self.engine.dispose()


def open_database(data: Path | None = None, url: str | None = None) -> Database:
    """Open (and on first use create) the store of a data folder, or the database at `url`; neither: one in memory.

    Raises StorageError when the folder or the file cannot be used.
    """
    where = url_without_password(url) if url else str(data or "bộ nhớ")
    with explained(where):
        if data is not None and url is None:
            data.mkdir(parents=True, exist_ok=True)
        database = Database(_engine(data, url), where=where)
        try:
            bring_up_to_date(database.engine)
        except BaseException:
            database.close()
            raise
        return database


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Turn what the driver or the disk says into one sentence of StorageError; a broken rule (IntegrityError) stays as it is."""
    try:
        yield
    except IntegrityError:
        raise
    except (OSError, DBAPIError) as error:
        raise StorageError(_sentence(where, error)) from error
    except SQLAlchemyError as error:
        raise StorageError(f"Không đọc được dữ liệu tại {where}: {type(error).__name__}, hãy xem nhật ký hoặc khôi phục từ bản sao lưu.") from error


def url_without_password(url: str) -> str:
    return make_url(url).render_as_string(hide_password=True)


def _engine(data: Path | None, url: str | None) -> Engine:
    if url:
        engine = create_engine(url, pool_pre_ping=True)
    elif data:
        engine = create_engine(f"sqlite:///{data / FILE_NAME}")
    else:
        engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _configure_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _configure_sqlite(connection: Any, _record: object) -> None:
    """Let us say BEGIN ourselves (the driver would begin late, and not at all for tables), and make every commit last."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))


def _sentence(where: str, error: OSError | DBAPIError) -> str:
    said = str(error.orig if isinstance(error, DBAPIError) else error)
    cause = next((words for sign, words in _CAUSES if sign in said.lower()), f"hệ thống báo «{said}»")
    return f"Không dùng được kho dữ liệu tại {where}: {cause}."
