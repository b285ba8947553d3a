"""The stored registry: rows of many origins (starter, imports, own documents) ↔ entries; a snapshot is read from it."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from corpus.registry.entry import Coverage, Entry, Standing
from corpus.registry.importing import read_coverage, read_entries
from corpus.registry.numbers import number_key
from corpus.registry.snapshot import Registry
from corpus.registry.starting import starter_coverage, starter_entries
from corpus.registry.tables import CoverageRow, RegistryRow

STARTER = "starter"


def load_registry(session: Session) -> Registry:
    """A snapshot of everything stored, over the shipped entries."""
    stored = [_entry(row) for row in session.scalars(select(RegistryRow).order_by(RegistryRow.id))]
    scopes = [Coverage(row.issuer, row.type, row.year_from, row.year_to) for row in session.scalars(select(CoverageRow))]
    return Registry((*stored, *starter_entries()), dict.fromkeys((*scopes, *starter_coverage())))


def fill_from_starter(session: Session) -> int:
    """Bring the shipped entries and coverage into the store, in place of older ones; how many entries were written (0: up to date)."""
    shipped = starter_entries()
    stored = select(RegistryRow).where(RegistryRow.origin == STARTER).order_by(RegistryRow.id)
    if [_identity(_entry(row)) for row in session.scalars(stored)] == [_identity(entry) for entry in shipped]:
        return 0
    replace_entries(session, shipped, origin=STARTER)
    replace_coverage(session, starter_coverage(), origin=STARTER)
    return len(shipped)


def import_file(session: Session, path: Path) -> int:
    """Import a CSV file in place of an earlier import of the same name; how many entries it holds. Raises BadRegistryRow."""
    entries = read_entries(path, source=f"import:{path.name}")
    replace_entries(session, entries, origin=f"import:{path.name}"[:96])
    return len(entries)


def import_coverage(session: Session, path: Path) -> int:
    """Import declared coverage in place of an earlier import of the same name. Raises BadRegistryRow."""
    scopes = read_coverage(path)
    replace_coverage(session, scopes, origin=f"import:{path.name}"[:96])
    return len(scopes)


def replace_entries(session: Session, entries: Sequence[Entry], *, origin: str) -> None:
    """Put `entries` in place of everything stored under `origin`."""
    session.execute(delete(RegistryRow).where(RegistryRow.origin == origin))
    session.add_all(_row(entry, origin) for entry in entries)
    session.flush()


def replace_coverage(session: Session, scopes: Iterable[Coverage], *, origin: str) -> None:
    """Put `scopes` in place of everything declared under `origin`."""
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


def _row(entry: Entry, origin: str) -> RegistryRow:
    return RegistryRow(
        number=entry.number,
        number_key=number_key(entry.number) if entry.number else "",
        type=entry.type,
        issuer=entry.issuer,
        title=entry.title,
        issued=entry.issued,
        effective_from=entry.effective_from,
        effective_to=entry.effective_to,
        status=entry.status,
        replaced_by="|".join(entry.replaced_by),
        amends="|".join(entry.amends),
        aliases="|".join(entry.aliases),
        source=entry.source,
        origin=origin,
        standing=entry.standing.value,
        relations_standing=entry.relations_standing.value,
        title_standing=entry.title_standing.value,
    )


def _entry(row: RegistryRow) -> Entry:
    return Entry(
        number=row.number,
        type=row.type,
        issuer=row.issuer,
        title=row.title,
        issued=row.issued,
        effective_from=row.effective_from,
        effective_to=row.effective_to,
        status=row.status,
        replaced_by=_split(row.replaced_by),
        amends=_split(row.amends),
        aliases=_split(row.aliases),
        source=row.source,
        standing=Standing(row.standing),
        relations_standing=Standing(row.relations_standing),
        id=row.id,
        title_standing=Standing(row.title_standing),
    )


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()


def _identity(entry: Entry) -> tuple[object, ...]:
    """All that a row keeps of an entry except its id."""
    return (
        entry.number, entry.type, entry.issuer, entry.title, entry.issued, entry.effective_from, entry.effective_to, entry.status, entry.replaced_by,
        entry.amends, entry.aliases, entry.source, entry.standing, entry.relations_standing, entry.title_standing,
    )  # fmt: skip
