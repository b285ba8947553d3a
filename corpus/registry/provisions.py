"""How many articles, clauses and points a document has, where that is known for certain (see provision_facts for the source)."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

from corpus.registry.numbers import number_key

_FOLDER = "starter"
_UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Outline:
    """The provisions of a document: `articles` is the highest article number; what is not known of clauses and points is None."""

    articles: int
    cells: tuple[str, ...]

    def clauses(self, article: int) -> int | None:
        """Number of clauses of an article."""
        cell = self._cell(article)
        return int(cell.partition(":")[0]) if cell else None

    def last_point(self, article: int, clause: int) -> str | None:
        """Last point of a clause: «đ»; «» where it has none."""
        cell = self._cell(article)
        if cell is None:
            return None
        count, colon, points = cell.partition(":")
        if not 0 < clause <= int(count):
            return None
        last = points[clause - 1] if colon else "-"
        return None if last == _UNKNOWN else last.replace("-", "")

    def _cell(self, article: int) -> str | None:
        cell = self.cells[article - 1] if 0 < article <= len(self.cells) else _UNKNOWN
        return None if cell == _UNKNOWN else cell


@dataclass(frozen=True, slots=True)
class Change:
    """A document that changed an article, and since when."""

    by: str
    since: date


@lru_cache(maxsize=512)
def outline_of(number: str) -> Outline | None:
    """The provisions of the document of that number; None where they are not known for certain."""
    row = _row("provisions.csv", number)
    return Outline(int(row[1]), tuple(row[2].split())) if row else None


@lru_cache(maxsize=512)
def changes_of(number: str) -> dict[str, tuple[Change, ...]]:
    """Article → what changed it, as far as the official legal code tells."""
    row = _row("amended.csv", number)
    found: dict[str, tuple[Change, ...]] = {}
    for told in row[1].split() if row else ():
        article, _, change = told.partition(":")
        by, _, since = change.rpartition("@")
        found[article] = (*found.get(article, ()), Change(by, date.fromisoformat(since)))
    return found


def _row(name: str, number: str) -> list[str] | None:
    keys, lines = _table(name)
    at = bisect_left(keys, number_key(number))
    return lines[at].split(",") if at < len(keys) and keys[at] == number_key(number) else None


@lru_cache(maxsize=2)
def _table(name: str) -> tuple[list[str], list[str]]:
    """Lines of a shipped table in the order of their keys."""
    lines = files("corpus.registry").joinpath(_FOLDER, name).read_text(encoding="utf-8").splitlines()[1:]
    pairs = sorted((number_key(line.partition(",")[0]), line) for line in lines)
    return [key for key, _ in pairs], [line for _, line in pairs]
