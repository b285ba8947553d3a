"""Records → a file that `importing` reads back: CSV, JSON Lines or Parquet, by the name of the file."""

import tempfile
from collections.abc import Iterable
from pathlib import Path

from corpus.registry.entry import Entry
from corpus.registry.events import events_text
from corpus.registry.formats import write_rows

_COLUMNS = (
    "number", "type", "date_issued", "issuer", "title", "effective_from", "effective_to", "status", "replaced_by", "amends", "aliases", "source",
    "confidence", "relations", "title_standing", "events",
)  # fmt: skip


def write_entries(path: Path, entries: Iterable[Entry]) -> int:
    """Write records to `path`, whole or not at all; how many there were. Raises OSError, and BadRegistryRow for an unknown ending."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".trobut-") as folder:
        part = Path(folder) / path.name
        count = write_rows(part, _COLUMNS, map(_row, entries))
        part.replace(path)
    return count


def _row(entry: Entry) -> tuple[str, ...]:
    days = (entry.effective_from, entry.effective_to)
    lists = (entry.replaced_by, entry.amends, entry.aliases)
    standings = (entry.standing, entry.relations_standing, entry.title_standing)
    return (
        entry.number or "",
        entry.type,
        entry.issued.isoformat() if entry.issued else "",
        entry.issuer,
        entry.title,
        *(day.isoformat() if day else "" for day in days),
        entry.status,
        *("|".join(items) for items in lists),
        entry.source,
        *(standing.value for standing in standings),
        events_text(entry.stated),
    )
