"""The document that takes the place of one of the earlier period: the replacement in law, or the same yearly document of the new period."""

import re

from rapidfuzz import fuzz

from corpus.citations import Citation
from corpus.registry.entry import Entry
from corpus.registry.names import name_key
from corpus.registry.snapshot import Registry
from corpus.text.folding import key

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ALIKE = 92
_MOST = 20_000  # records that are compared by title; larger registries are asked for the exact title only


def of_next_period(citation: Citation, registry: Registry, *, years: int) -> Entry | None:
    """The registered document of the same type and issuer whose title is the same with its years `years` later; None where none or several are."""
    title = citation.title or (citation.alias or "" if citation.number is None else "")
    if not years or not _YEAR.search(title):
        return None
    wanted = moved_years(title, years)
    alike = [*registry.by_title(wanted)] or _alike(wanted, registry)
    fitting = [entry for entry in alike if _fits(entry, citation, years)]
    return fitting[0] if len(fitting) == 1 else None


def moved_years(title: str, years: int) -> str:
    """«… năm 2024» → «… năm 2025»; both ends of a programme move by its length."""
    found = [int(year) for year in _YEAR.findall(title)]
    distance = found[-1] - found[0] + 1 if len(found) == 2 and found[0] < found[1] else years
    return _YEAR.sub(lambda match: str(int(match.group()) + distance), title)


def _alike(title: str, registry: Registry) -> list[Entry]:
    if len(registry) > _MOST:
        return []
    wanted = key(title)
    dated = registry.remembered("dated titles", lambda: _dated_titles(registry))
    return [entry for words, entry in dated.get(_years(title), ()) if fuzz.ratio(wanted, words) >= _ALIKE]


def _dated_titles(registry: Registry) -> dict[tuple[str, ...], list[tuple[str, Entry]]]:
    """Plain titles by the years that they name."""
    found: dict[tuple[str, ...], list[tuple[str, Entry]]] = {}
    for entry in registry.entries:
        if years := _years(entry.title):
            found.setdefault(years, []).append((key(entry.title), entry))
    return found


def _years(title: str) -> tuple[str, ...]:
    return tuple(sorted(set(_YEAR.findall(title))))


def _fits(entry: Entry, citation: Citation, years: int) -> bool:
    if citation.type and name_key(entry.type) != name_key(citation.type):
        return False
    issuer = citation.issuer_resolved or citation.issuer
    if issuer and entry.issuer and fuzz.partial_ratio(key(issuer), key(entry.issuer)) < _ALIKE:
        return False
    return not (citation.date and entry.issued) or 0 < (entry.issued - citation.date).days < (abs(years) + 1) * 366
