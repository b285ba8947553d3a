"""The stored registry: records of many origins (starter, imports, own documents), and the registry that stands on them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import delete, func, select, text
from sqlalchemy.orm import Session

from corpus.registry.entry import Coverage, Entry
from corpus.registry.rows import Row, record_of
from corpus.registry.snapshot import Answers, Registry
from corpus.registry.source import Memory
from corpus.registry.starting import starter_coverage, starter_entries
from corpus.registry.stored import Stored
from corpus.registry.tables import CoverageRow, RegistryRow
from corpus.registry.writing import delete_origin, insert_records, raise_generation

STARTER = "starter"


def load_registry(session: Session, *, answers: Answers | None = None) -> Registry:
    """The stored registry over the shipped entries, as this session sees it; valid as long as the session is open."""
    return Registry.over(stored_source(session), shipped(), answers=answers)


def stored_source(session: Session) -> Stored:
    """The records that a session sees; the shipped ones are left to the files."""
    sqlite = session.get_bind().dialect.name == "sqlite"

    def run(sql: str, values: Mapping[str, object]) -> Iterable[Row]:
        return session.execute(text(sql), values)

    return Stored(run, as_day=date.isoformat if sqlite else _as_it_is, leave_out=frozenset({STARTER}))


def shipped() -> Memory:
    """The shipped entries and coverage as a source."""
    return Memory(starter_entries(), starter_coverage())


def _as_it_is(day: date) -> date:
    return day


def fill_from_starter(session: Session) -> int:
    """Bring the shipped entries and coverage into the store, in place of older ones; how many entries were written (0: up to date)."""
    shipped_now = starter_entries()
    if _stored(session, STARTER) == [_identity(entry) for entry in shipped_now]:
        return 0
    replace_entries(session, shipped_now, origin=STARTER)
    replace_coverage(session, starter_coverage(), origin=STARTER)
    return len(shipped_now)


def _stored(session: Session, origin: str) -> list[tuple[object, ...]]:
    rows = session.execute(select(*_COLUMNS).where(RegistryRow.origin == origin).order_by(RegistryRow.id))
    return [_identity(record_of(tuple(row))) for row in rows]


_COLUMNS = tuple(
    getattr(RegistryRow, name)
    for name in (
        "number", "type", "issuer", "title", "issued", "effective_from", "effective_to", "status", "replaced_by", "amends", "aliases", "source",
        "standing", "relations_standing", "id", "title_standing", "origin",
    )
)  # fmt: skip


def replace_entries(session: Session, entries: Sequence[Entry], *, origin: str) -> None:
    """Put `entries` in place of everything stored under `origin`."""
    raise_generation(session)
    delete_origin(session, origin)
    insert_records(session, entries, origin=origin)
    session.flush()


def replace_coverage(session: Session, scopes: Iterable[Coverage], *, origin: str) -> None:
    """Put `scopes` in place of everything declared under `origin`."""
    raise_generation(session)
    session.execute(delete(CoverageRow).where(CoverageRow.origin == origin))
    session.add_all(CoverageRow(issuer=scope.issuer, type=scope.type, year_from=scope.year_from, year_to=scope.year_to, origin=origin) for scope in scopes)
    session.flush()


def forget(session: Session, *, origin: str) -> None:
    """Take out everything stored under `origin`."""
    replace_entries(session, (), origin=origin)
    replace_coverage(session, (), origin=origin)


def count_entries(session: Session) -> int:
    """How many rows the store holds."""
    return session.scalar(select(func.count()).select_from(RegistryRow)) or 0


def _identity(entry: Entry) -> tuple[object, ...]:
    """All that a row keeps of an entry except its id."""
    return (
        entry.number, entry.type, entry.issuer, entry.title, entry.issued, entry.effective_from, entry.effective_to, entry.status, entry.replaced_by,
        entry.amends, entry.aliases, entry.source, entry.standing, entry.relations_standing, entry.title_standing,
    )  # fmt: skip
