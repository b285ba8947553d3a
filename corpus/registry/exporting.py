"""Entries → a CSV file that `importing` reads back."""

import csv
from collections.abc import Iterable
from pathlib import Path

from corpus.registry.entry import Entry

_COLUMNS = (
    "number", "type", "date_issued", "issuer", "title", "effective_from", "effective_to", "status", "replaced_by", "amends", "aliases", "source",
    "confidence", "relations", "title_standing",
)  # fmt: skip


def write_entries(path: Path, entries: Iterable[Entry]) -> int:
    """Write `entries` to `path`; how many there were."""
    rows = [_row(entry) for entry in entries]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows(rows)
    return len(rows)


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
    )
