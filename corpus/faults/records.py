"""Registry files read anew: what is known of a document, for the injector to know that a changed citation names no other one."""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

_SURE = ("", "high")


@dataclass(frozen=True, slots=True)
class Record:
    """One row. `effective_to` is the first day no longer in force; `sure_title` and `sure_relations`: whether the source vouches for them."""

    number: str
    type: str
    issuer: str
    title: str
    issued: date
    effective_from: date | None
    effective_to: date | None
    successors: tuple[str, ...]
    sure: bool
    sure_title: bool
    sure_relations: bool

    @property
    def key(self) -> str:
        return key_of(self.number)

    @property
    def carries_year(self) -> bool:
        """Legal numbers carry their year: «98/2023/NĐ-CP»."""
        return bool(re.match(r"\d+[A-ZĐ]?/\d{4}/", self.key))


@dataclass(frozen=True)
class Records:
    """All rows, by number."""

    rows: tuple[Record, ...]

    @cached_property
    def by_key(self) -> Mapping[str, Sequence[Record]]:
        found: dict[str, list[Record]] = defaultdict(list)
        for row in self.rows:
            found[row.key].append(row)
        return found

    def exists(self, number: str, issued: date) -> bool:
        """Whether a document of that number and date is known."""
        return any(row.issued == issued for row in self.by_key.get(key_of(number), ()))

    def named(self, reference: str) -> Record | None:
        """The record of «73/KH-UBND@2026-03-27» or, where it is the only one of that number, «152/2025/NĐ-CP»."""
        number, _, day = reference.partition("@")
        rows = [row for row in self.by_key.get(key_of(number), ()) if not day or row.issued.isoformat() == day]
        return rows[0] if len(rows) == 1 else None


def key_of(number: str) -> str:
    """Upper case, composed, without blanks and leading zeros, plain hyphens."""
    bare = re.sub(r"\s+", "", unicodedata.normalize("NFC", number)).upper()
    return re.sub(r"[\u2010-\u2015\u2212]", "-", bare).lstrip("0")


def read_records(paths: Iterable[Path]) -> Records:
    """Rows of registry files that have number, type and date; the rest cannot be damaged in one field."""
    rows: list[Record] = []
    for path in paths:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows += [_record(row) for row in csv.DictReader(lines) if row["number"] and row["date_issued"] and row["type"]]
    return Records(tuple(rows))


def _record(row: Mapping[str, str]) -> Record:
    return Record(
        number=row["number"].strip(),
        type=row["type"].strip(),
        issuer=row["issuer"].strip(),
        title=row["title"].strip(),
        issued=date.fromisoformat(row["date_issued"]),
        effective_from=_day(row.get("effective_from")),
        effective_to=_day(row.get("effective_to")),
        successors=tuple(part for part in (row.get("replaced_by") or "").split("|") if part),
        sure=(row.get("confidence") or "") in _SURE,
        sure_title=(row.get("title_standing") or "") in _SURE,
        sure_relations=(row.get("relations") or "") in _SURE,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
